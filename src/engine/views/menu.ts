import { LABEL_MAX } from "../../domain/taxonomy.ts";
import type { Option } from "../reply.ts";
import type { Turn } from "../turn.ts";

/** A menu entry: what it is read as when chosen, and its label; the short form where names make it too long. */
export function menu(turn: Turn, command: string, key: string, params: Record<string, string> = {}): Option {
  const label = turn.text(key, params);
  return { id: command, label: label.length <= LABEL_MAX ? label : turn.text(`${key}.short`) };
}

/** What one would do next from here: by what is known so far. */
export function offer(turn: Turn): void {
  const { role, answers, plan } = turn.state;
  const name = turn.content.knowledge.roleById.get(role ?? "")?.name;
  const begun = Object.keys(answers ?? {}).length > 0;
  turn.menu([
    ...(plan ? [menu(turn, "progress", "menu.progress")] : []),
    begun ? menu(turn, "recommend", "menu.recommend") : menu(turn, "start", "menu.start"),
    ...(name === undefined
      ? []
      : [
          menu(turn, `plan ${name}`, "menu.plan", { role: name }),
          menu(turn, `gaps ${name}`, "menu.gaps", { role: name }),
        ]),
    menu(turn, "roles", "menu.browse"),
  ]);
}
