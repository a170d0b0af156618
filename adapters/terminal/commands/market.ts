import { roleName } from "../../../src/domain/cards.ts";
import { BAND_STEPS, dollars } from "../../../src/engine/views/money.ts";
import type { Command } from "../cli.ts";
import { bullet, heading, table } from "../layout.ts";

export const marketCommand: Command = {
  usage: "market [--json]",
  about: "Demand, salary bands, emerging roles, places and industries",
  async run({ options, page, knowledge, print, json }) {
    const known = await knowledge();
    const { market } = known;
    if (options.json) {
      json(market);
      return 0;
    }
    const { salaries } = market;
    print(heading(page, `Salary bands (${salaries.region}, ${salaries.year}, ${salaries.currency} a year)`));
    const head = ["", ...BAND_STEPS];
    const rows = salaries.bands.map((band) => [
      band.name,
      ...BAND_STEPS.map((step) => dollars(band[step], step === "principal" && band.openTop)),
    ]);
    print(table(page, rows, head));
    print(`\n${heading(page, "Demand")}`);
    print(
      table(
        page,
        market.horizons.map((entry) => [entry.name, entry.when, names(entry.roles)]),
      ),
    );
    print(`\n${heading(page, "Roles to come")}`);
    print(
      table(
        page,
        market.outlook.map((entry) => [entry.expected, names(entry.roles)]),
      ),
    );
    for (const [title, settings] of [
      ["Regions", market.regions],
      ["Industries", market.industries],
      ["Company sizes", market.companySizes],
    ] as const) {
      print(`\n${heading(page, title)}`);
      for (const setting of settings) print(bullet(page, `${setting.name}: ${setting.notes.join(" ")}`));
    }
    return 0;

    function names(ids: readonly string[]): string {
      return ids.map((id) => roleName(known, id)).join(", ");
    }
  },
};
