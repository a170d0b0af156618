import type { Content } from "./conversation.ts";
import { daysBetween } from "./dates.ts";
import { factList } from "./facts.ts";
import { fill } from "./forms.ts";
import { choose, hear } from "./hear.ts";
import type { SessionState } from "./state.ts";
import { Turn, type TurnEvent, type TurnPlace, type TurnResult } from "./turn.ts";

/** Longest text that is read, in characters: a CV of sixty pages. The rest is left out and said so. */
export const TEXT_MAX = 120_000;

/** Length of an ISO moment up to its minutes. */
const MINUTES = "2026-12-01T09:30".length;

/** After this many days away a recap comes first. */
const AWAY_DAYS = 1;

/**
 * One turn: what came in and what is known become what is known next and what is said.
 * Pure: the same arguments always give the same result.
 */
export function transition(
  content: Content,
  state: SessionState,
  event: TurnEvent,
  place: TurnPlace,
): TurnResult {
  const turn = new Turn(content, state, place);
  if (event.kind === "check-in") {
    fill(turn, event);
    return turn.finish();
  }
  welcomeBack(turn);
  turn.endGreeting();
  if (event.kind === "choice") choose(turn, event.ids, event.about);
  else if (event.kind === "text") hear(turn, clean(turn, event.text));
  else if (event.kind === "job-ad") fill(turn, { kind: "job-ad", text: clean(turn, event.text) });
  else fill(turn, event);
  turn.state.seen = `${place.now.slice(0, MINUTES)}Z`;
  return turn.finish();
}

function clean(turn: Turn, text: string): string {
  const whole = text.includes("\u0000") ? text.replaceAll("\u0000", " ") : text;
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
