import { roleName } from "../domain/cards.ts";
import { change } from "./change.ts";
import { choice, optionsOf } from "./choice.ts";
import type { Intent } from "./intents.ts";
import { askAgain, back, openInterview, skip } from "./interview.ts";
import { createPicker } from "./pick.ts";
import { openingAnswer } from "./probe-answer.ts";
import { answerRequest, showLost } from "./requests.ts";
import { newState } from "./state.ts";
import type { Turn } from "./turn.ts";

/** Steers the course of the interview, and passes every other request on; after a side answer the question comes again. */
export function request(turn: Turn, intent: Intent): void {
  if (turn.state.lost !== undefined) turn.drop("lost");
  const inside = turn.state.at !== undefined;
  switch (intent.id) {
    case "start":
      begin(turn, inside);
      return;
    case "first-step":
      // Before any advice the first step is to find a role.
      if (turn.state.plan !== undefined || turn.state.shown !== undefined) answer(turn, intent, inside);
      else begin(turn, inside);
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
      confirm(turn, "restart");
      return;
    case "forget":
      confirm(turn, "forget");
      return;
    case "change":
      change(turn, intent.words.rest ?? "");
      return;
    default:
      answer(turn, intent, inside);
  }
}

function answer(turn: Turn, intent: Intent, inside: boolean): void {
  answerRequest(turn, intent);
  if (!inside || turn.state.at === undefined || turn.hasPrompt) return;
  if (!SHORT.has(intent.id)) turn.note("interview.continue");
  askAgain(turn);
}

/** Answers after which the question alone is enough. */
const SHORT = new Set(["help", "thanks", "hello"]);

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
  turn.drop("at");
  turn.say("interview.cancelled");
  const { role } = turn.state;
  const name = role === undefined ? undefined : roleName(turn.content.knowledge, role);
  turn.menu([
    { id: "start", label: turn.text("menu.continue") },
    { id: "roles", label: turn.text("menu.browse") },
    ...(name === undefined ? [] : [{ id: `role ${name}`, label: name }]),
  ]);
}

const yesNo = (turn: Turn) => [
  choice("yes", turn.text("menu.yes"), turn.text("probe.yes-phrases").split("|")),
  choice("no", turn.text("menu.no"), turn.text("probe.no-phrases").split("|")),
];

/** Before anything is lost, a yes is needed. */
export function confirm(turn: Turn, what: "forget" | "restart"): void {
  turn.state.confirming = what;
  const options = optionsOf(yesNo(turn));
  turn.say(`${what}.confirm`).ask({ kind: "choice", about: what, options, min: 1, max: 1 });
}

/** "Not sure" and "of course not" are no yes. */
const saysYes = (turn: Turn, text: string): boolean =>
  createPicker(yesNo(turn)).pickExact(text, 1)[0] === "yes" || openingAnswer(text)[0] === "yes";

/** Yes does it, anything else leaves all as it is. */
export function answerConfirmation(turn: Turn, text: string): void {
  const what = turn.state.confirming;
  turn.drop("confirming");
  const agreed = text === "yes" || saysYes(turn, text);
  if (agreed) {
    turn.state = newState();
    if (what === "forget") {
      turn.effects.push({ kind: "forget" });
      turn.say("forget.done");
    } else {
      turn.say("interview.again");
      openInterview(turn);
    }
    return;
  }
  turn.say(`${what ?? "forget"}.kept`);
  if (turn.state.at !== undefined) askAgain(turn);
  else if (what === "restart") showLost(turn);
}
