import { type GapItem, gaps } from "../../domain/advice/gaps.ts";
import { groupText } from "../../domain/cards.ts";
import type { Role } from "../../domain/taxonomy.ts";
import { TIERS } from "../../domain/taxonomy.ts";
import { heading, list, note, paragraph, plain, quote, type Spans, strong } from "../reply.ts";
import type { Turn } from "../turn.ts";
import { menu } from "./menu.ts";
import { roleInHand } from "./role-in-hand.ts";

/** What this person has, partly has and lacks for a role, tier by tier, and how far up its ladder that reaches. */
export function showGaps(turn: Turn, named: Role | undefined): void {
  const role = roleInHand(turn, named, "gaps.no-role");
  if (role === null) return;
  const { knowledge } = turn.content;
  const result = gaps(knowledge, turn.profile, role.id);
  turn.add(heading(turn.text("gaps.title", { role: role.name })));
  turn.add(paragraph(plain(result.reason ?? result.summary)));
  if (result.readiness !== null) {
    turn.add({
      kind: "progress",
      label: turn.text("gaps.readiness"),
      share: result.readiness,
      text: `${Math.round(result.readiness * 100)} %`,
    });
  }
  for (const tier of TIERS) {
    const { have, partly, missing } = result.tiers[tier];
    turn.add(heading(turn.text(`tier.${tier}`)));
    if (have.length > 0) turn.add(paragraph(strong(turn.text("gaps.have"))), list(have.map(itemSpans)));
    if (partly.length > 0) turn.add(paragraph(strong(turn.text("gaps.partly"))), list(partly.map(itemSpans)));
    if (missing.length > 0)
      turn.add(
        paragraph(strong(`${turn.text("gaps.missing")}: `), plain(missing.map(missingText).join(", "))),
      );
  }
  if (result.ladder.length > 0 && result.readiness !== null) {
    turn.add({
      kind: "chart",
      title: turn.text("gaps.ladder"),
      bars: result.ladder.map((rung) => ({
        label: rung.title,
        share: rung.readiness ?? 0,
        text: `${Math.round((rung.readiness ?? 0) * 100)} %, ${rung.years} years`,
      })),
    });
    const [first] = result.ladder;
    if (first !== undefined && first.lacking.length > 0)
      turn.add(note(plain(`${first.title}: ${first.lacking.join(" ")}`)));
  }
  turn
    .own()
    .menu([
      menu(turn, `plan ${role.name}`, "menu.plan", { role: role.name }),
      menu(turn, `role ${role.name}`, "menu.role", { role: role.name }),
      menu(turn, "recommend", "menu.recommend"),
    ]);
}

function itemSpans(item: GapItem): Spans {
  const why = item.note === undefined ? [] : [plain(` ${item.note}`)];
  return [strong(item.name), ...(item.quote === "" ? [] : [plain(": "), quote(item.quote)]), ...why];
}

const missingText = (item: GapItem): string =>
  item.members === undefined
    ? item.name
    : groupText(
        item.name,
        item.members.map((member) => member.name),
      );
