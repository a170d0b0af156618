import { coverage, type Standing } from "../../../src/domain/coverage.ts";
import { FACT_GROUPS } from "../../../src/domain/taxonomy.ts";
import type { Command } from "../cli.ts";
import { heading, paint, table, wrap } from "../layout.ts";

const SIGNS: Record<Standing, string> = { sourced: "+", editorial: "e", missing: "." };

export const coverageCommand: Command = {
  usage: "coverage [--json]",
  about: "What rests on a source, what is editorial, what is missing",
  run({ options, page, knowledge, print, json }) {
    const result = coverage(knowledge());
    if (options.json) {
      json(result);
      return 0;
    }
    print(heading(page, "Roles x facts"));
    print(`  ${SIGNS.sourced} from a source   ${SIGNS.editorial} editorial   ${SIGNS.missing} missing\n`);
    const short = FACT_GROUPS.map((group) => group.slice(0, 5));
    print(
      table(page, [
        ["", ...short],
        ...result.roles.map((role) => [
          paint(page, "cyan", role.id),
          ...FACT_GROUPS.map((group) => SIGNS[role.facts[group] ?? "missing"]),
        ]),
      ]),
    );
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
