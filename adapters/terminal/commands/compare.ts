import { compareRoles } from "../../../src/domain/cards.ts";
import { createFinder, type Finder } from "../../../src/domain/find.ts";
import type { Role } from "../../../src/domain/taxonomy.ts";
import { salaryText } from "../../../src/engine/views/money.ts";
import { type Command, UsageError } from "../cli.ts";
import { fields, heading, table, wrap } from "../layout.ts";
import { HORIZON_NAMES } from "../words.ts";
import { found } from "./unknown-name.ts";

export const compareCommand: Command = {
  usage: "compare <a> <b> [--json]",
  about: "Two roles side by side",
  async run({ args, options, page, knowledge, print, json }) {
    const known = await knowledge();
    const [a, b] = splitNames(createFinder(known), args);
    const result = compareRoles(known, a, b);
    if (options.json) {
      json(result);
      return 0;
    }
    print(heading(page, `${a.name} and ${b.name}`));
    print(
      fields(page, [
        [a.name, a.mission],
        [b.name, b.mission],
      ]),
    );
    if (result.difference) print(`\n${wrap(page, `How to tell them apart: ${result.difference}`)}`);
    const side = (card: typeof result.a) => [
      card.salary ? salaryText(card.salary) : "no figures yet",
      card.demand ? HORIZON_NAMES[card.demand.horizon] : "expected",
    ];
    print(`\n${heading(page, "Market")}`);
    print(
      table(
        page,
        [
          [a.name, ...side(result.a)],
          [b.name, ...side(result.b)],
        ].map(([n = "", s = "", d = ""]) => [n, d, s]),
      ),
    );
    print(`\n${heading(page, "Skills")}`);
    print(
      fields(page, [
        [`Shared (${result.shared.length})`, result.shared.map((entry) => entry.name).join(", ") || "none"],
        [
          `Only ${a.name} (${result.onlyA.length})`,
          result.onlyA.map((entry) => entry.name).join(", ") || "none",
        ],
        [
          `Only ${b.name} (${result.onlyB.length})`,
          result.onlyB.map((entry) => entry.name).join(", ") || "none",
        ],
      ]),
    );
    return 0;
  },
};

/** Words between two names; a name may hold one of them as well. */
const JOINERS = /^(and|vs\.?|versus|or|with|to|against|&)$/i;

/** Two names from the words typed: quoted, joined by "and" or "vs", or split wherever both halves are roles. */
export function splitNames(finder: Finder, args: readonly string[]): [Role, Role] {
  const words = args.flatMap((arg) => arg.split(/\s+/)).filter((word) => word !== "");
  if (args.length === 2)
    return [
      found(finder.role(args[0] ?? ""), "role", args[0] ?? ""),
      found(finder.role(args[1] ?? ""), "role", args[1] ?? ""),
    ];
  for (let cut = 1; cut < words.length; cut++) {
    const joined = JOINERS.test(words[cut] ?? "");
    const left = finder.role(words.slice(0, cut).join(" "));
    const right = finder.role(words.slice(joined ? cut + 1 : cut).join(" "));
    if (left.kind === "found" && right.kind === "found") return [left.item, right.item];
  }
  throw new UsageError(
    words.length < 2
      ? "Compare which two roles?"
      : `I cannot tell two roles from "${words.join(" ")}". Put each in quotes.`,
  );
}
