import { type Coverage, coverage, type Standing } from "../../../src/domain/coverage.ts";
import { FACT_GROUPS } from "../../../src/domain/taxonomy.ts";
import type { Command } from "../cli.ts";
import { fields, heading, type Page, paint, table, wrap } from "../layout.ts";

const SIGNS: Record<Standing, string> = { sourced: "+", editorial: "e", missing: "." };
/** Columns that the matrix takes beside the longest id. */
const MATRIX_WIDTH = 76;

/** Two letters stand for a group of facts, so that a row of them fits beside the role. */
const short = (group: (typeof FACT_GROUPS)[number]): string =>
  group === "projects" ? "pj" : group.slice(0, 2);

function roleMatrix(page: Page, { roles }: Coverage): string {
  const row = (cells: readonly string[]) =>
    cells
      .map((cell) => cell.padEnd(2))
      .join(" ")
      .trimEnd();
  const cells = roles.map((role) => [
    paint(page, "cyan", role.id),
    row(FACT_GROUPS.map((group) => SIGNS[role.facts[group] ?? "missing"])),
  ]);
  const signs = `${SIGNS.sourced} from a source, ${SIGNS.editorial} editorial, ${SIGNS.missing} missing`;
  return [
    wrap(page, signs, "  "),
    wrap(page, FACT_GROUPS.map((group) => `${short(group)} ${group}`).join(", "), "  "),
    "",
    table(page, cells, ["", row(FACT_GROUPS.map(short))]),
  ].join("\n");
}

function roleLists(page: Page, { roles }: Coverage): string {
  const groups = (facts: Coverage["roles"][number]["facts"], standing: Standing) =>
    FACT_GROUPS.filter((group) => (facts[group] ?? "missing") === standing).join(", ") || "none";
  const rows = roles.map(
    ({ id, facts }) =>
      [id, `editorial: ${groups(facts, "editorial")}; missing: ${groups(facts, "missing")}`] as const,
  );
  return fields(page, rows);
}

export const coverageCommand: Command = {
  usage: "coverage [--json]",
  about: "What rests on a source, what is editorial, what is missing",
  async run({ options, page, knowledge, print, json }) {
    const result = coverage(await knowledge());
    if (options.json) {
      json(result);
      return 0;
    }
    print(heading(page, "Roles x facts"));
    print(page.width < MATRIX_WIDTH ? roleLists(page, result) : roleMatrix(page, result));
    const lacking = (fact: string, standing: Standing) =>
      result.skills.filter((skill) => skill.facts[fact] === standing).map((skill) => skill.id);
    print(`\n${heading(page, "Skills")}`);
    print(
      wrap(
        page,
        `${result.skills.length} skills, ${lacking("definition", "sourced").length} of them named by a source, ${lacking("definition", "editorial").length} editorial.`,
        "  ",
      ),
    );
    print(
      wrap(
        page,
        `Named by a role: ${lacking("role", "sourced").length}. Without a resource: ${lacking("resources", "missing").length}. Without an alias: ${lacking("aliases", "missing").length}.`,
        "  ",
      ),
    );
    return 0;
  },
};
