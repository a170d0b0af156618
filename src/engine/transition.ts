import type { Content } from "./conversation.ts";
import { daysBetween } from "./dates.ts";
import { factList } from "./facts.ts";
import { choose, hear } from "./hear.ts";
import type { SessionState } from "./state.ts";
import { Turn, type TurnEvent, type TurnResult } from "./turn.ts";

/** Longest text that is read, in characters: a CV of sixty pages. The rest is left out and said so. */
export const TEXT_MAX = 120_000;

/** After this many days away a recap comes first. */
const AWAY_DAYS = 1;

/**
 * One turn: what came in and what is known become what is known next and what is said.
 * Pure: the same arguments always give the same result.
 * @param now ISO moment
 */
export function transition(content: Content, state: SessionState, event: TurnEvent, now: string): TurnResult {
  const turn = new Turn(content, state, now);
  welcomeBack(turn);
  if (event.kind === "choice") choose(turn, event.ids);
  else hear(turn, clean(turn, event.text));
  turn.state.seen = now;
  return turn.finish();
}

function clean(turn: Turn, text: string): string {
  const whole = text.replaceAll("\u0000", " ");
  if (whole.length > TEXT_MAX) turn.note("too-long", { kilobytes: TEXT_MAX / 1000 });
  return whole.slice(0, TEXT_MAX).trim();
}

function welcomeBack(turn: Turn): void {
  const { seen, at, answers } = turn.state;
  if (seen === undefined || answers === undefined || daysBetween(seen, turn.now) < AWAY_DAYS) return;
  const { knowledge, words } = turn.content;
  turn.recapped = true;
  if (at === undefined) {
    turn.note("hello.again");
    return;
  }
  const facts = factList(knowledge, words, turn.profile).slice(0, 5).join(", ");
  turn.note("resume", { recap: facts === "" ? "" : words.text("resume.recap", { facts }) });
}
