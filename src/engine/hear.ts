import { type Input, isBareNumber } from "./answers.ts";
import { onlyAsks } from "./asking.ts";
import { answeredFacts } from "./change.ts";
import { choice } from "./choice.ts";
import { answerConfirmation, confirm, request } from "./course.ts";
import { absorb, factList, markVolunteered } from "./facts.ts";
import type { Intent } from "./intents.ts";
import {
  advance,
  answerText,
  askAgain,
  current,
  flowOf,
  openInterview,
  retry,
  skip,
  tryAnswer,
} from "./interview.ts";
import { isMeant, isMeantOutside } from "./meant.ts";
import { createPicker } from "./pick.ts";
import { withNames } from "./places.ts";
import { type AskPosition, answerKey } from "./position.ts";
import { pickerAt } from "./question.ts";
import { MENU, SKIP } from "./reply.ts";
import { offerNear, showLost } from "./requests.ts";
import type { Turn } from "./turn.ts";
import { showMatch } from "./views/match.ts";
import { isHiring, offer } from "./views/menu.ts";
import { describesProject, showTeam } from "./views/team.ts";

/**
 * Options that were chosen: an answer to the question at hand, or a menu's command.
 * @param about the question that was clicked, where it is known; another than the one at hand changes nothing
 */
export function choose(turn: Turn, ids: readonly string[], about?: string): void {
  const [first = ""] = ids;
  if (about === MENU) {
    turn.drop("confirming");
    command(turn, first);
    return;
  }
  if (turn.state.confirming !== undefined && (about ?? turn.state.confirming) === turn.state.confirming) {
    answerConfirmation(turn, first);
    return;
  }
  const position = current(turn);
  if (about !== undefined && (position === null || about !== answerKey(position))) {
    showLate(turn);
    return;
  }
  if (position !== null && ids.length === 1 && first === SKIP) {
    turn.note("interview.skipped");
    skip(turn);
    return;
  }
  if (position !== null && ids.length > 0) {
    const picker = pickerAt(turn.content, position.ask, position.subject);
    if (ids.every(picker.has)) {
      if (tryAnswer(turn, position, { ids })) advance(turn);
      else askAgain(turn);
      return;
    }
  }
  command(turn, first);
}

/** A menu's entry; what is no command is answered with where things stand now. */
function command(turn: Turn, text: string): void {
  const inside = current(turn) !== null;
  const intent = turn.content.intents.match(text, inside);
  if (intent !== null) request(turn, intent);
  else if (inside) askAgain(turn);
  else showLost(turn);
}

/** A click on a question that has gone by. */
function showLate(turn: Turn): void {
  turn.note("click.late");
  if (turn.state.confirming !== undefined) confirm(turn, turn.state.confirming);
  else if (current(turn) !== null) askAgain(turn);
  else offer(turn);
}

export function hear(turn: Turn, text: string): void {
  if (turn.state.confirming !== undefined) {
    answerConfirmation(turn, text);
    return;
  }
  if (hearJobAd(turn, text)) return;
  const position = current(turn);
  if (position === null) hearOutside(turn, text);
  else hearInside(turn, position, text);
}

/** A job ad is longer than an answer. */
const AD_LEAST = 60;

/** "match" and a text, or the text that was asked for after "match"; read as it is and not kept. */
function hearJobAd(turn: Turn, text: string): boolean {
  const awaited = turn.state.awaiting === "job-ad";
  if (awaited) turn.drop("awaiting");
  const ad = /^\/?match\b[\s:]*/i.exec(text);
  const body = ad === null ? text : text.slice(ad[0].length);
  if (ad === null && (!awaited || (turn.state.at !== undefined && text.length < AD_LEAST))) return false;
  if (ad === null && turn.content.intents.match(text, true) !== null) return false;
  if (/^(a |this |the )?(job ?)?(ad|job)?$/i.test(body.trim())) return false;
  showMatch(turn, body);
  if (turn.state.at !== undefined && !turn.hasPrompt) {
    turn.note("interview.continue");
    askAgain(turn);
  }
  return true;
}

/** In an interview: a plain answer first, then a control word or a side question, then an answer in a sentence. */
function hearInside(turn: Turn, position: AskPosition, text: string): void {
  if (text === "") {
    turn.say("interview.empty");
    askAgain(turn);
    return;
  }
  const plain = plainAnswer(turn, position, text);
  if (plain !== null && tryAnswer(turn, position, plain)) {
    if ("text" in plain) echoNumber(turn, position, text);
    advance(turn);
    return;
  }
  const intent = asked(turn, text, true);
  if (intent !== null && isMeant(turn, intent, position.ask.step.ask.kind, text)) {
    request(turn, intent);
    return;
  }
  if (answerText(turn, position, text)) return;
  const near = turn.content.intents.nearest(text, true);
  if (near !== null) offerNear(turn, near);
  else retry(turn);
}

/** What can be nothing but an answer: options by number or name, or a number where one is asked for. */
function plainAnswer({ content }: Turn, { ask, subject }: AskPosition, text: string): Input | null {
  const { kind } = ask.step.ask;
  if (kind === "number" && isBareNumber(text)) return { text };
  const picker = pickerAt(content, ask, subject);
  const ids = picker.pickExact(text, picker.choices.length);
  if (ids.length === 0) return null;
  return isTyped(kind) ? { text } : { ids };
}

/** A typed "2" is two hours though the second option says six: what was taken is told back. */
function echoNumber(turn: Turn, { ask }: AskPosition, text: string): void {
  if (ask.step.ask.kind !== "number" || !isBareNumber(text) || Number(text) > ask.choices.length) return;
  if (Number(text) > 0) turn.note("interview.taken", { facts: answeredFacts(turn, ask) });
}

/** Where "6" is six and not the sixth option. */
const isTyped = (kind: string): boolean => kind === "number" || kind === "date";

function hearOutside(turn: Turn, text: string): void {
  const picked = fromMenu(turn, text);
  const intent = asked(turn, picked ?? text, false);
  if (intent !== null && (picked !== undefined || isMeantOutside(turn, intent, text))) {
    request(turn, intent);
    return;
  }
  if (isHiring(turn) && describesProject(turn, text)) {
    showTeam(turn, text);
    return;
  }
  if (!asksAdvice(turn, text) && takeFacts(turn, text)) return;
  const near = turn.content.intents.nearest(text, false);
  if (near !== null) offerNear(turn, near);
  else showLost(turn);
}

/** Whoever has had advice asks about it, and whoever hires asks about others: a question is no fact about them. */
const asksAdvice = (turn: Turn, text: string): boolean =>
  (turn.state.shown !== undefined || turn.state.plan !== undefined || isHiring(turn)) && onlyAsks(text);

/** The command of the last menu that a text picks. */
function fromMenu({ state }: Turn, text: string): string | undefined {
  if (state.menu === undefined) return undefined;
  const picker = createPicker(state.menu.map((command) => choice(command, command, [])));
  return picker.pickExact(text, 1)[0];
}

/** What a text asks for as it is, or with the names of the places that it speaks of. */
function asked(turn: Turn, text: string, inside: boolean): Intent | null {
  const { intents } = turn.content;
  const plainly = intents.match(text, inside);
  if (plainly !== null && plainly.unknown === undefined) return plainly;
  const named = withNames(turn, text);
  return (named === text ? null : intents.match(named, inside)) ?? plainly;
}

/** Somebody who tells about themselves without being asked starts the interview by it, or adds to what is known. */
function takeFacts(turn: Turn, text: string): boolean {
  const reading = turn.read(text);
  const said = absorb(turn, reading, text);
  const facts = factList(turn.content.knowledge, turn.content.words, said);
  if (facts.length === 0) return false;
  const finished = turn.state.shown !== undefined;
  markVolunteered(turn, flowOf(turn), said);
  turn.note("interview.taken", { facts: facts.join(", ") });
  if (isHiring(turn) && describesProject(turn, text)) showTeam(turn, text);
  else if (finished) offer(turn);
  else openInterview(turn);
  return true;
}
