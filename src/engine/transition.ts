import { roleName } from "../domain/cards.ts";
import { choice } from "./compile-flow.ts";
import type { Content } from "./conversation.ts";
import { daysBetween } from "./dates.ts";
import { absorb, factList, markVolunteered } from "./facts.ts";
import type { Intent } from "./intents.ts";
import {
  advance,
  answerText,
  askAgain,
  back,
  change,
  current,
  flowOf,
  openInterview,
  retry,
  skip,
  tryAnswer,
} from "./interview.ts";
import { pickExact } from "./pick.ts";
import { choicesAt } from "./question.ts";
import { answerRequest, showLost } from "./requests.ts";
import { newState, type SessionState } from "./state.ts";
import { Turn, type TurnEvent, type TurnResult } from "./turn.ts";
import { showMatch } from "./views/match.ts";

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
  const { seen, at } = turn.state;
  if (seen === undefined || daysBetween(seen, turn.now) < AWAY_DAYS) return;
  const { knowledge, words } = turn.content;
  if (at !== undefined) {
    const facts = factList(knowledge, words, turn.profile).slice(0, 5).join(", ");
    turn.recapped = true;
    const recap = facts === "" ? "" : words.text("resume.recap", { facts });
    turn.note("resume", { recap });
  } else if (turn.state.plan !== undefined) {
    turn.note("hello.again");
  }
}

function choose(turn: Turn, ids: readonly string[]): void {
  if (turn.state.confirming !== undefined) {
    confirm(turn, ids[0] ?? "");
    return;
  }
  const position = current(turn);
  const offered = position === null ? [] : choicesAt(turn.content, position.ask, position.subject);
  if (position !== null && ids.length > 0 && ids.every((id) => offered.some((option) => option.id === id))) {
    if (tryAnswer(turn, { ids })) advance(turn);
    else askAgain(turn);
    return;
  }
  // A menu's option is a command; a click on an old question is answered with where things stand now.
  const [command] = ids;
  const intent = command === undefined ? null : turn.content.intents.match(command, position !== null);
  if (intent !== null) request(turn, intent);
  else if (position !== null) askAgain(turn);
  else showLost(turn);
}

function hear(turn: Turn, text: string): void {
  if (turn.state.confirming !== undefined) {
    confirm(turn, text);
    return;
  }
  if (hearJobAd(turn, text)) return;
  if (turn.state.at !== undefined && current(turn) !== null) hearInside(turn, text);
  else hearOutside(turn, text);
}

/** "match" and a text, or the text that was asked for after "match"; read as it is and not kept. */
function hearJobAd(turn: Turn, text: string): boolean {
  const awaited = turn.state.awaiting === "job-ad";
  delete turn.state.awaiting;
  const ad = /^\/?match\b[\s:]*/i.exec(text);
  const body = ad === null ? text : text.slice(ad[0].length);
  if (ad === null && (!awaited || turn.content.intents.match(text, true) !== null)) return false;
  if (/^(a |this |the )?(job ?)?(ad|job)?$/i.test(body.trim())) return false;
  showMatch(turn, body);
  if (turn.state.at !== undefined && !turn.hasPrompt) {
    turn.note("interview.continue");
    askAgain(turn);
  }
  return true;
}

/** In an interview: an option first, then a control word or a side question, then an answer in a sentence. */
function hearInside(turn: Turn, text: string): void {
  const position = current(turn);
  if (position === null) return;
  if (text === "") {
    turn.say("interview.empty");
    askAgain(turn);
    return;
  }
  const offered = choicesAt(turn.content, position.ask, position.subject);
  if (pickExact(text, offered, 1).length > 0 && tryAnswer(turn, { text })) {
    advance(turn);
    return;
  }
  const intent = turn.content.intents.match(text, true);
  if (intent !== null && !isCorrection(intent, position.ask.step.ask.kind)) {
    request(turn, intent);
    return;
  }
  if (answerText(turn, text)) return;
  const near = turn.content.intents.nearest(text);
  if (near !== null) request(turn, { id: near, words: {} });
  else retry(turn);
}

/** At the check of skills "add X" and "remove X" are the answer, not a request. */
function isCorrection(intent: Intent, kind: string): boolean {
  return kind === "skills-check" && (intent.id === "add-skill" || intent.id === "remove-skill");
}

function hearOutside(turn: Turn, text: string): void {
  const menu = turn.state.menu ?? [];
  const options = menu.map((command) => choice(command, command, []));
  const fromMenu = pickExact(text, options, 1)[0];
  const asked = fromMenu ?? text;
  const intent = turn.content.intents.match(asked, false);
  if (intent !== null) {
    request(turn, intent);
    return;
  }
  if (takeFacts(turn, text)) return;
  const near = turn.content.intents.nearest(text);
  if (near !== null) {
    request(turn, { id: near, words: {} });
    return;
  }
  showLost(turn);
}

/** Somebody who tells about themselves without being asked starts the interview by it. */
function takeFacts(turn: Turn, text: string): boolean {
  const reading = turn.read(text);
  const said = absorb(turn, reading, text);
  const facts = factList(turn.content.knowledge, turn.content.words, said);
  if (facts.length === 0) return false;
  markVolunteered(turn, flowOf(turn), said);
  turn.note("interview.taken", { facts: facts.join(", ") });
  openInterview(turn);
  return true;
}

function confirm(turn: Turn, text: string): void {
  const question = turn.state.confirming;
  delete turn.state.confirming;
  const agreed = turn.content.intents.match(text, false)?.id === "yes";
  if (question === "forget") {
    if (agreed) {
      turn.state = newState();
      turn.effects.push({ kind: "forget" });
      turn.say("forget.done");
    } else {
      turn.say("forget.kept");
      if (turn.state.at !== undefined) askAgain(turn);
    }
    return;
  }
  if (agreed) {
    turn.state = newState();
    turn.say("interview.again");
    openInterview(turn);
  } else if (turn.state.at !== undefined) askAgain(turn);
  else showLost(turn);
}

function request(turn: Turn, intent: Intent): void {
  delete turn.state.lost;
  const inside = turn.state.at !== undefined;
  switch (intent.id) {
    case "start":
      begin(turn, inside);
      return;
    case "back":
      back(turn);
      return;
    case "skip":
      turn.note("interview.skipped");
      skip(turn);
      return;
    case "repeat":
      askAgain(turn);
      return;
    case "cancel":
      cancel(turn, inside);
      return;
    case "restart":
      turn.state.confirming = "restart";
      turn.say("restart.confirm").ask({ kind: "choice", options: yesNo(turn), min: 1, max: 1 });
      return;
    case "change":
      change(turn, intent.words.rest ?? "");
      return;
    case "forget":
      turn.state.confirming = "forget";
      turn.say("forget.confirm").ask({ kind: "choice", options: yesNo(turn), min: 1, max: 1 });
      return;
    default:
      answerRequest(turn, intent);
      if (inside && turn.state.at !== undefined && !turn.hasPrompt) {
        if (!SHORT.has(intent.id)) turn.note("interview.continue");
        askAgain(turn);
      }
  }
}

/** Answers after which the question alone is enough. */
const SHORT = new Set(["help", "thanks", "hello"]);

const yesNo = (turn: Turn) => [
  { id: "yes", label: turn.text("menu.yes") },
  { id: "no", label: turn.text("menu.no") },
];

function begin(turn: Turn, inside: boolean): void {
  if (!inside && Object.keys(turn.state.answers ?? {}).length === 0) turn.say("interview.begin");
  if (inside) askAgain(turn);
  else openInterview(turn);
}

function cancel(turn: Turn, inside: boolean): void {
  if (!inside) {
    turn.say("interview.nothing");
    return;
  }
  delete turn.state.at;
  turn.say("interview.cancelled");
  const role = turn.state.role;
  turn.menu([
    { id: "start", label: turn.text("menu.continue") },
    { id: "roles", label: turn.text("menu.browse") },
    ...(role === undefined
      ? []
      : [
          {
            id: `role ${roleName(turn.content.knowledge, role)}`,
            label: roleName(turn.content.knowledge, role),
          },
        ]),
  ]);
}
