import { type GapItem, gaps } from "../../../src/domain/advice/gaps.ts";
import { TIERS } from "../../../src/domain/taxonomy.ts";
import type { Command } from "../cli.ts";
import { bullet, heading, type Page, paint, printable, table, wrap } from "../layout.ts";
import { TIER_NAMES } from "../words.ts";
import { givenRole, givenText, personFrom } from "./person.ts";

export const gapsCommand: Command = {
  usage: "gaps --role R [--text T|file] [--json]",
  about: "What a person has, partly has and lacks for a role",
  async run(context) {
    const content = await context.content();
    const role = givenRole(context, content);
    const profile = personFrom(content, await givenText(context), context.today);
    const result = gaps(content.knowledge, profile, role.id);
    if (context.options.json) {
      context.json(result);
      return 0;
    }
    const { page, print } = context;
    print(heading(page, `${role.name}: ${result.reason ?? result.summary}`));
    for (const tier of TIERS) {
      const { have, partly, missing } = result.tiers[tier];
      print(`\n${heading(page, TIER_NAMES[tier])}`);
      for (const item of have) print(itemLine(page, paint(page, "green", "have"), item));
      for (const item of partly) print(itemLine(page, paint(page, "yellow", "part"), item));
      if (missing.length > 0)
        print(
          wrap(
            page,
            `${paint(page, "red", "missing")}: ${missing.map((item) => item.name).join(", ")}`,
            "  ",
            "    ",
          ),
        );
    }
    if (result.ladder.length > 0) {
      print(`\n${heading(page, "Ladder")}`);
      print(
        table(
          page,
          result.ladder.map((rung) => [
            rung.title,
            rung.readiness === null ? "?" : `${Math.round(rung.readiness * 100)} %`,
            rung.lacking.join(" "),
          ]),
        ),
      );
    }
    return 0;
  },
};

function itemLine(page: Page, mark: string, item: GapItem): string {
  const words = item.quote === "" ? "" : `: "${printable(item.quote)}"`;
  return bullet(page, `${mark} ${item.name}${words}${item.note ? ` ${item.note}` : ""}`);
}
