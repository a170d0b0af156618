import { groupText, roleCard, roleName, type SkillItem, salaryCard } from "../../../src/domain/cards.ts";
import { createFinder } from "../../../src/domain/find.ts";
import type { Knowledge } from "../../../src/domain/knowledge.ts";
import { type CurrentRole, type Role, TIERS } from "../../../src/domain/taxonomy.ts";
import { salaryText } from "../../../src/engine/views/money.ts";
import { type Command, UsageError } from "../cli.ts";
import { bullet, fields, heading, type Page, paint, table, wrap } from "../layout.ts";
import { CATEGORY_NAMES, HORIZON_NAMES, TIER_NAMES } from "../words.ts";
import { found } from "./unknown-name.ts";

export const roleCommand: Command = {
  usage: "role <any name> [--json]",
  about: "One role: work, skills, ladder, salary, neighbours",
  async run({ args, options, page, knowledge, print, json }) {
    const typed = args.join(" ");
    if (typed === "") throw new UsageError("Which role?");
    const known = await knowledge();
    const role = found(createFinder(known).role(typed), "role", typed);
    if (options.json) json(roleCard(known, role));
    else print(roleText(page, known, role));
    return 0;
  },
};

function roleText(page: Page, knowledge: Knowledge, role: Role): string {
  const card = roleCard(knowledge, role);
  const also = role.aliases.slice(0, 6).join(", ");
  const top = [
    wrap(page, `${paint(page, "bold", role.name)}  ${paint(page, "dim", CATEGORY_NAMES[role.category])}`),
    wrap(page, role.mission),
    wrap(page, paint(page, "dim", `Also called: ${also}`)),
    "",
    heading(page, "Day to day"),
    ...role.work.map((line) => bullet(page, line)),
    "",
    heading(page, "Skills"),
    fields(
      page,
      TIERS.map((tier) => [TIER_NAMES[tier], skillLine(card.skills[tier])] as const),
    ),
  ];
  const rest =
    role.status === "current"
      ? currentText(page, knowledge, role)
      : [
          "",
          wrap(
            page,
            `Expected within ${role.expected}. It grows out of: ${role.growsFrom.map((id) => roleName(knowledge, id)).join(", ")}.`,
          ),
        ];
  return [...top, ...rest].join("\n");
}

/** Alternatives are shown once, as "a cloud platform (AWS, Azure or Google Cloud)". */
export function skillLine(items: readonly SkillItem[]): string {
  const shown = new Set<string>();
  return items
    .flatMap((item) => {
      if (shown.has(item.id)) return [];
      if (item.oneOf === undefined) return [item.name];
      const group = items.filter((other) => other.id === item.id || item.oneOf?.others.includes(other.id));
      for (const other of group) shown.add(other.id);
      return [
        groupText(
          item.oneOf.as,
          group.map((other) => other.name),
        ),
      ];
    })
    .join(", ");
}

function currentText(page: Page, knowledge: Knowledge, role: CurrentRole): string[] {
  const salary = salaryCard(knowledge, role);
  return [
    "",
    heading(page, "Ladder"),
    table(
      page,
      role.ladder.map((rung) => [
        paint(page, "cyan", rung.title),
        `${rung.years} years${rung.needs ? ` (${rung.needs})` : ""}`,
        rung.focus.join("; "),
      ]),
    ),
    "",
    heading(page, "Market"),
    fields(page, [
      [
        "Salary",
        `${salaryText(salary)} (${salary.region}, ${salary.year}, for the whole category)${salary.note ? ` ${salary.note}` : ""}`,
      ],
      ["Demand", `${HORIZON_NAMES[role.demand.horizon]}. ${role.demand.note}`],
    ]),
    "",
    heading(page, "Neighbours"),
    ...role.neighbours.flatMap((entry) => [
      wrap(page, paint(page, "cyan", roleName(knowledge, entry.role)), "  "),
      wrap(page, `Shared: ${entry.shared}`, "    "),
      wrap(page, `Different: ${entry.differs}`, "    "),
    ]),
    "",
    heading(page, "Hand-offs"),
    ...role.handoffs.receives.map((entry) =>
      bullet(page, `from ${roleName(knowledge, entry.from)}: ${entry.what}`),
    ),
    ...role.handoffs.gives.map((entry) => bullet(page, `to ${roleName(knowledge, entry.to)}: ${entry.what}`)),
    "",
    heading(page, "The way there"),
    fields(
      page,
      role.path.map(
        (step) => [step.phase, `${step.focus}${step.months ? ` (${step.months} months)` : ""}`] as const,
      ),
    ),
    "",
    heading(page, "Projects"),
    fields(
      page,
      role.projects.map((project) => [project.phase, `${project.title}. ${project.brief}`] as const),
    ),
    "",
    wrap(page, paint(page, "dim", `Sources: ${sourceLine(role.sources)}`)),
  ];
}

function sourceLine(sources: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(sources)
    .map(([group, ids]) => `${group} ${ids.join("+")}`)
    .join(", ");
}
