import { skillCard, skillName } from "../../../src/domain/cards.ts";
import { createFinder } from "../../../src/domain/find.ts";
import { TIERS } from "../../../src/domain/taxonomy.ts";
import { type Command, UsageError } from "../cli.ts";
import { bullet, fields, heading, paint, wrap } from "../layout.ts";
import { TIER_NAMES } from "../words.ts";
import { found } from "./unknown-name.ts";

export const skillCommand: Command = {
  usage: "skill <any name> [--json]",
  about: "One skill: what it is, where to learn it, who needs it",
  async run({ args, options, page, knowledge, print, json }) {
    const typed = args.join(" ");
    if (typed === "") throw new UsageError("Which skill?");
    const known = await knowledge();
    const skill = found(createFinder(known).skill(typed), "skill", typed);
    const card = skillCard(known, skill.id);
    if (options.json) {
      json(card);
      return 0;
    }
    const names = (ids: readonly string[]) => ids.map((id) => skillName(known, id)).join(", ");
    const rows = [
      ["Also written", card.aliases.join(", ")],
      ["Includes", names(card.implies)],
      ["Learn first", names(card.prerequisites)],
      ["Related", names(card.related)],
      ["From zero", `${card.hours[0]} to ${card.hours[1]} hours to working level`],
      ...TIERS.map((tier) => [
        TIER_NAMES[tier],
        card.roles
          .filter((role) => role.tier === tier)
          .map((role) => role.name)
          .join(", "),
      ]),
    ].filter((row): row is [string, string] => row[1] !== "");
    print(wrap(page, `${paint(page, "bold", card.name)}  ${paint(page, "dim", card.kind)}`));
    print(wrap(page, card.about));
    print(`\n${fields(page, rows)}`);
    if (card.resources.length > 0) print(`\n${heading(page, "Learn it from")}`);
    for (const { title, url, cost, hours } of card.resources) {
      print(bullet(page, `${title} (${cost}, about ${hours} h) ${paint(page, "cyan", url)}`));
    }
    return 0;
  },
};
