import type { Role } from "../../domain/taxonomy.ts";
import { heading, paragraph } from "../reply.ts";
import type { Turn } from "../turn.ts";
import { roleMenu, salarySpans } from "./role.ts";
import { roleInHand } from "./role-in-hand.ts";

/**
 * What a role pays, where the figures come from, and what another region changes.
 * @param place as it was written; the person's own region when it is not said
 */
export function showSalary(turn: Turn, named: Role | undefined, place: string): void {
  const role = roleInHand(turn, named, "role.which");
  if (role === null) return;
  turn.add(heading(turn.text("salary.title", { role: role.name })));
  turn.add(paragraph(...salarySpans(turn, role, "salary.text")));
  turn.share();
  const { regions } = turn.content.knowledge.market;
  const id = turn.content.understanding.read(place).region?.value ?? turn.profile.region;
  const region = regions.find((entry) => entry.id === id);
  if (region === undefined) turn.note("salary.elsewhere");
  else turn.note("recommend.setting", { name: region.name, note: region.notes.join(" ") });
  turn.menu(roleMenu(turn, role));
}
