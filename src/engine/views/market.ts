import { inWords } from "../../domain/advice/sentences.ts";
import { roleName } from "../../domain/cards.ts";
import { heading, list, plain, type Spans, strong } from "../reply.ts";
import type { Turn } from "../turn.ts";
import { offer } from "./menu.ts";
import { dollars } from "./money.ts";

const NAMES_SHOWN = 6;

export function showMarket(turn: Turn): void {
  const { knowledge } = turn.content;
  const { salaries, horizons, outlook } = knowledge.market;
  const names = (ids: readonly string[]) => ids.map((id) => roleName(knowledge, id)).join(", ");
  const [now] = horizons;
  const best = salaries.bands.reduce((lead, band) => (band.senior[1] > lead.senior[1] ? band : lead));
  turn.add(heading(turn.text("market.title")));
  turn.say("market.answer", {
    names: names(now?.roles ?? []),
    band: best.name,
    pay: dollars(best.senior),
    region: salaries.region,
    year: salaries.year,
  });
  turn.add({
    kind: "table",
    head: [
      turn.text("market.salaries", { region: salaries.region, year: salaries.year }),
      "entry",
      "mid",
      "senior",
      "principal",
    ],
    rows: salaries.bands.map((band) => [
      band.name,
      dollars(band.entry),
      dollars(band.mid),
      dollars(band.senior),
      dollars(band.principal, band.openTop),
    ]),
  });
  turn.add(
    heading(turn.text("market.demand")),
    list(
      horizons.map(
        (entry): Spans => [
          strong(`${entry.name} (${entry.when})`),
          plain(
            `: ${inWords(
              entry.roles.map((id) => roleName(knowledge, id)),
              NAMES_SHOWN,
            )}`,
          ),
        ],
      ),
    ),
  );
  turn.add(
    heading(turn.text("market.outlook")),
    list(outlook.map((entry): Spans => [strong(entry.expected), plain(`: ${names(entry.roles)}`)])),
  );
  const { region, industry, companySize } = turn.profile;
  const mine = [
    ...knowledge.market.regions,
    ...knowledge.market.industries,
    ...knowledge.market.companySizes,
  ].filter((entry) => [region, industry, companySize].includes(entry.id));
  // The person's own settings are nobody else's business.
  turn.share();
  if (mine.length > 0)
    turn.add(
      heading(turn.text("market.notes")),
      list(mine.map((entry): Spans => [strong(entry.name), plain(`: ${entry.notes.join(" ")}`)])),
    );
  offer(turn);
}
