import type { CurrentRole, Role } from "../../domain/taxonomy.ts";
import type { Turn } from "../turn.ts";
import { menu } from "./menu.ts";

/** The role that a request is about: the one it names, else the one last talked about. Says what to do when there is none. */
export function roleInHand(turn: Turn, named: Role | undefined, noneKey: string): CurrentRole | null {
  const role = named ?? turn.content.knowledge.roleById.get(turn.state.plan?.role ?? turn.state.role ?? "");
  if (role?.status === "current") {
    turn.state.role = role.id;
    return role;
  }
  if (role !== undefined) {
    turn.say("role.not-yet", { role: role.name, years: role.expected });
    const [next] = role.growsFrom;
    const name = turn.content.knowledge.roleById.get(next ?? "")?.name;
    if (name !== undefined)
      turn.menu([
        menu(turn, `plan ${name}`, "menu.plan", { role: name }),
        menu(turn, "roles", "menu.browse"),
      ]);
    return null;
  }
  turn.say(noneKey);
  turn.menu([menu(turn, "start", "menu.start"), menu(turn, "roles", "menu.browse")]);
  return null;
}
