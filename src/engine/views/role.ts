import { gaps } from "../../domain/advice/gaps.ts";
import { groupText, roleName, roleSkillItems, salaryCard } from "../../domain/cards.ts";
import { refSkills } from "../../domain/knowledge.ts";
import { CategorySchema, type CurrentRole, type Role, TIERS } from "../../domain/taxonomy.ts";
import { normalise } from "../../domain/tokens.ts";
import { heading, list, note, paragraph, plain, type Spans, strong } from "../reply.ts";
import type { Turn } from "../turn.ts";
import { menu, offer } from "./menu.ts";
import { salaryText } from "./money.ts";

/** The card of a role: what it is, what it asks for, where it leads, and how it lies to this person. */
export function showRole(turn: Turn, role: Role | undefined): void {
  if (role === undefined) {
    turn.say("role.unknown.none");
    offer(turn);
    return;
  }
  const { knowledge } = turn.content;
  turn.add(heading(role.name), paragraph(plain(role.mission)));
  if (turn.state.at !== undefined) {
    showBrief(turn, role);
    return;
  }
  turn.add(note(plain(`${turn.text("role.also")}: ${role.aliases.slice(0, 5).join(", ")}`)));
  turn.add(heading(turn.text("role.work")), list(role.work.map((line): Spans => [plain(line)])));
  turn.add(heading(turn.text("role.skills")), {
    kind: "fields",
    rows: TIERS.map((tier) => ({
      label: turn.text(`tier.${tier}`),
      spans: [plain(tierText(turn, role, tier))],
    })),
  });
  if (role.status === "current") showCurrent(turn, role);
  else
    turn.say("role.expected", {
      years: role.expected,
      names: role.growsFrom.map((id) => roleName(knowledge, id)).join(", "),
    });
  turn.share().menu(
    role.status === "current"
      ? [
          menu(turn, `plan ${role.name}`, "menu.plan", { role: role.name }),
          menu(turn, `gaps ${role.name}`, "menu.gaps", { role: role.name }),
          ...role.neighbours.slice(0, 1).map((next) =>
            menu(turn, `compare ${role.name} and ${roleName(knowledge, next.role)}`, "menu.compare", {
              a: role.name,
              b: roleName(knowledge, next.role),
            }),
          ),
        ]
      : [menu(turn, "roles", "menu.browse")],
  );
}

const WORK_IN_BRIEF = 3;

/** In the middle of an interview a few lines are enough. */
function showBrief(turn: Turn, role: Role): void {
  turn.add(list(role.work.slice(0, WORK_IN_BRIEF).map((line): Spans => [plain(line)])));
  if (role.status === "current") turn.add(note(plain(role.demand.note)));
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

function showCurrent(turn: Turn, role: CurrentRole): void {
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
  const salary = salaryCard(knowledge, role);
  turn.add({
    kind: "fields",
    rows: [
      {
        label: turn.text("role.salary"),
        spans: turn.content.words.spans("role.salary.text", {
          figures: salaryText(salary),
          region: salary.region,
          year: salary.year,
        }),
      },
      { label: turn.text("role.demand"), spans: [plain(role.demand.note)] },
    ],
  });
  turn.add(
    heading(turn.text("role.neighbours")),
    list(
      role.neighbours.map(
        (next): Spans => [strong(roleName(knowledge, next.role)), plain(`: ${next.differs}`)],
      ),
    ),
  );
  const { essential } = gaps(knowledge, turn.profile, role.id).counts;
  if (Object.keys(turn.profile.skills).length > 0) {
    turn.add(
      paragraph(
        strong(`${turn.text("role.yours")}: `),
        ...turn.content.words.spans("recommend.have", { have: essential.have, of: essential.of }),
      ),
    );
  }
}

/** All roles by category, or those of one category. */
export function showBrowse(turn: Turn, wanted: string | undefined): void {
  const { knowledge } = turn.content;
  const key = normalise(wanted ?? "");
  const categories = CategorySchema.options.filter((category) =>
    normalise(turn.text(`category.${category}`)).includes(key),
  );
  turn.add(heading(turn.text("browse.title")));
  for (const category of categories.length > 0 ? categories : CategorySchema.options) {
    const roles = knowledge.currentRoles.filter((role) => role.category === category);
    if (roles.length === 0) continue;
    turn.add(
      heading(turn.text(`category.${category}`)),
      list(roles.map((role): Spans => [strong(role.name), plain(`: ${role.mission}`)])),
    );
  }
  const outlook = knowledge.outlookRoles.map((role) => role.name).join(", ");
  turn.note("browse.outlook", { names: outlook }).note("browse.more").share();
  offer(turn);
}
