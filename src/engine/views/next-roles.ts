import { heading, list, plain, type Spans, strong } from "../reply.ts";
import type { Turn } from "../turn.ts";
import { menu, offer } from "./menu.ts";
import { reasonSpans } from "./reason-spans.ts";

/** Places behind those that a recommendation shows. */
const FROM = 3;
const TO = 8;
const OFFERED = 3;

/** The roles that come after the recommended ones, each with what speaks for it most. */
export function showNextRoles(turn: Turn): void {
  const { roles, fit } = turn.content.advisor.recommend(turn.profile);
  if (fit === "none") {
    turn.say("recommend.none");
    offer(turn);
    return;
  }
  const next = roles.slice(FROM, TO);
  turn.add(
    heading(turn.text("next-roles.title")),
    list(
      next.map(
        ({ name, reasons: [reason] }): Spans => [
          strong(name),
          ...(reason !== undefined && reason.points > 0 ? [plain(": "), ...reasonSpans(reason)] : []),
        ],
      ),
      true,
    ),
  );
  turn
    .own()
    .menu([
      ...next.slice(0, OFFERED).map(({ name }) => menu(turn, `why ${name}`, "menu.why", { role: name })),
      menu(turn, "recommend", "menu.recommend"),
    ]);
}
