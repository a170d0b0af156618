import { groupText, roleName, roleSkillItems } from "../../domain/cards.ts";
import { refSkills } from "../../domain/knowledge.ts";
import { type CurrentRole, type Role, TIERS } from "../../domain/taxonomy.ts";
import { heading, list, note, plain, type Spans, strong } from "../reply.ts";
import type { Turn } from "../turn.ts";
import { roleMenu } from "./role.ts";

/** What the card of a role leaves out: every skill with its alternatives, the ladder, the neighbours. */
export function showRoleDetails(turn: Turn, named: Role | undefined): void {
  const { knowledge } = turn.content;
  const role = named ?? knowledge.roleById.get(turn.state.role ?? "");
  if (role === undefined) {
    turn.say("role.which");
    return;
  }
  turn.add(heading(turn.text("role.all", { role: role.name })), {
    kind: "fields",
    rows: TIERS.map((tier) => ({
      label: turn.text(`tier.${tier}`),
      spans: [plain(tierText(turn, role, tier))],
    })),
  });
  turn.add(heading(turn.text("role.work")), list(role.work.map((line): Spans => [plain(line)])));
  if (role.status === "current") showWays(turn, role);
  turn.add(note(plain(`${turn.text("role.also")}: ${role.aliases.slice(0, 5).join(", ")}`)));
  turn.share().menu(roleMenu(turn, role).slice(0, -1));
}

/** Alternatives once: "a cloud platform (AWS, Azure or Google Cloud)". */
function tierText(turn: Turn, role: Role, tier: (typeof TIERS)[number]): string {
  const names = new Map(
    roleSkillItems(turn.content.knowledge, role)[tier].map((item) => [item.id, item.name]),
  );
  return role.skills[tier]
    .map((ref) => {
      const members = refSkills(ref).map((id) => names.get(id) ?? id);
      return typeof ref === "string" ? (members[0] ?? ref) : groupText(ref.as, members);
    })
    .join(", ");
}

function showWays(turn: Turn, role: CurrentRole): void {
  const { knowledge } = turn.content;
  turn.add({
    kind: "table",
    head: [turn.text("role.ladder"), turn.text("role.years"), turn.text("role.focus")],
    rows: role.ladder.map((rung) => [
      rung.title,
      `${rung.years}${rung.needs ? ` (${rung.needs})` : ""}`,
      rung.focus.join("; "),
    ]),
  });
  turn.add(
    heading(turn.text("role.neighbours")),
    list(
      role.neighbours.map(
        (next): Spans => [strong(roleName(knowledge, next.role)), plain(`: ${next.differs}`)],
      ),
    ),
  );
}
