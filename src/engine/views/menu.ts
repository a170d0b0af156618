import { LABEL_MAX } from "../../domain/taxonomy.ts";
import type { Option } from "../reply.ts";
import { FACT_STEPS } from "../state.ts";
import type { Turn } from "../turn.ts";

/** A menu entry: what it is read as when chosen, and its label; the short form where names make it too long. */
export function menu(turn: Turn, command: string, key: string, params: Record<string, string> = {}): Option {
  const label = turn.text(key, params);
  if (label.length <= LABEL_MAX) return { id: command, label };
  const short = `${key}.short`;
  const cut = () => `${label.slice(0, LABEL_MAX - 1)}\u2026`;
  return { id: command, label: turn.content.words.has(short) ? turn.text(short) : cut() };
}

export const begun = (turn: Turn): boolean => Object.keys(turn.state.answers ?? {}).length > 0;

/** Here for other people's roles, not for their own. */
export const isHiring = ({ state }: Turn): boolean => state.answers?.[FACT_STEPS.audience] === "hiring";

/** What one would do next from here: by what is known so far. */
export function offer(turn: Turn): void {
  const { role, plan } = turn.state;
  if (isHiring(turn)) {
    turn.menu([
      menu(turn, "team", "menu.team"),
      menu(turn, "triage", "menu.triage"),
      menu(turn, "roles", "menu.browse"),
    ]);
    return;
  }
  const found = turn.content.knowledge.roleById.get(role ?? "");
  const name = found?.status === "current" ? found.name : undefined;
  turn.menu([
    ...(plan ? [menu(turn, "progress", "menu.progress")] : []),
    begun(turn) ? menu(turn, "recommend", "menu.recommend") : menu(turn, "start", "menu.start"),
    ...(name === undefined
      ? []
      : [
          menu(turn, `plan ${name}`, "menu.plan", { role: name }),
          menu(turn, `gaps ${name}`, "menu.gaps", { role: name }),
        ]),
    menu(turn, "roles", "menu.browse"),
  ]);
}
