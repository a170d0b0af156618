import type { Profile } from "../domain/profile.ts";
import { saysNothing } from "../domain/understanding/reading.ts";
import { accept, expectingAt, type Input } from "./answers.ts";
import { onlyAsks } from "./asking.ts";
import type { CompiledAsk, CompiledFlow } from "./compile-flow.ts";
import { absorb, factList, markVolunteered, saysAnything } from "./facts.ts";
import { type AskPosition, answerKey, partsOf, positionAt, stand, walk } from "./position.ts";
import { askAt, showUnderstood } from "./question.ts";
import { plain } from "./reply.ts";
import { correctSkills } from "./skill-list.ts";
import type { Answer } from "./state.ts";
import type { Turn } from "./turn.ts";
import { offer } from "./views/menu.ts";
import { showChange, showRecommendation } from "./views/recommendation.ts";

const MAIN_FLOW = "interview";

export function flowOf(turn: Turn): CompiledFlow {
  const flow = turn.content.flows.get(MAIN_FLOW);
  if (flow === undefined) throw new Error("there is no interview");
  return flow;
}

/** Where the interview stands now. The stored position is a cache: if the script has lost it, the answers find it again. */
export function current(turn: Turn): AskPosition | null {
  const at = turn.state.at;
  if (at === undefined) return null;
  const flow = flowOf(turn);
  const [step, subject] = partsOf(at);
  const ask = flow.asks.get(step);
  const subjectKnown =
    subject === undefined ||
    turn.content.knowledge.skillById.has(subject) ||
    turn.content.knowledge.interestById.has(subject);
  if (ask !== undefined && subjectKnown) return positionAt(ask, subject);
  turn.note("content-changed");
  const position = walk(turn, flow, flow.start);
  if (position.kind === "end") {
    turn.drop("at");
    return null;
  }
  stand(turn, position);
  return position;
}

/** Begins or goes on: at the first question without an answer. */
export function openInterview(turn: Turn): void {
  const flow = flowOf(turn);
  goOn(turn, flow, flow.start);
}

export function askAgain(turn: Turn): void {
  const position = current(turn);
  if (position !== null) askAt(turn, position);
}

function goOn(turn: Turn, flow: CompiledFlow, from: string): void {
  const position = walk(turn, flow, from);
  if (position.kind === "ask") {
    askAt(turn, position);
    return;
  }
  turn.drop("at");
  if (position.end === "stop") {
    if (turn.isSilent) turn.say("hiring.again");
    offer(turn);
    return;
  }
  if (turn.state.shown === undefined) showRecommendation(turn);
  else showChange(turn);
}

/** Reads an input as the answer to the question at hand. @returns false when it was none */
export function tryAnswer(turn: Turn, position: AskPosition, input: Input): boolean {
  const accepted = accept(turn, position, input);
  if (accepted.kind === "unusable") return false;
  if (position.ask.step.ask.slot === "probe") closeCheck(turn);
  record(turn, answerKey(position), accepted.answer);
  turn.learn(accepted.profile);
  return true;
}

/** Skills that come from probes need no check of their own: the question before the probes was the last chance for it. */
function closeCheck(turn: Turn): void {
  const check = [...flowOf(turn).asks.values()].find(({ step }) => step.ask.kind === "skills-check");
  if (check !== undefined && turn.state.answers?.[check.id] === undefined) record(turn, check.id, NOT_NEEDED);
}

const NOT_NEEDED = "none";

/** Goes on after the current question has its answer. */
export function advance(turn: Turn): void {
  const flow = flowOf(turn);
  goOn(turn, flow, flow.start);
}

/** A text at a question: its answer, and whatever else it says. @returns false when it said nothing of use */
export function answerText(turn: Turn, position: AskPosition, text: string): boolean {
  const { ask } = position;
  if (ask.step.ask.kind === "skills-check" && correctSkills(turn, text)) {
    showAgainCorrected(turn, position);
    return true;
  }
  const exact = !isSentence(text) && !READ_WHOLE.has(ask.step.ask.kind);
  const was = turn.profile.audience;
  const answered = tryAnswer(turn, position, { text });
  const asks = ask.step.ask.slot === "probe" && onlyAsks(text);
  const saysMore = (exact && answered) || asks ? false : takeAll(turn, ask, text);
  if (answered) {
    suggestSkills(turn, text, ask);
    advance(turn);
  } else if (turn.profile.audience !== was || turn.state.answers?.[answerKey(position)] !== undefined)
    advance(turn);
  else if (saysMore) askAt(turn, position);
  return answered || saysMore;
}

/** Takes whatever a text says, and tells it back. @returns false when it says nothing */
function takeAll(turn: Turn, ask: CompiledAsk, text: string): boolean {
  const reading = turn.read(text, expectingAt(ask));
  if (saysNothing(reading)) return false;
  const said = absorb(turn, reading, text);
  if (!saysAnything(said)) return false;
  markVolunteered(turn, flowOf(turn), said);
  const echo = factsOf(turn, echoed(turn, ask, said));
  if (echo.length > 0) turn.note("interview.taken", { facts: echo.join(", ") });
  return true;
}

export const factsOf = (turn: Turn, said: Profile): string[] =>
  factList(turn.content.knowledge, turn.content.words, said);

/** What is told back at once: skills are shown for a check of their own, and "us" is a country only where one is asked for. */
function echoed(turn: Turn, { step }: CompiledAsk, said: Profile): Profile {
  if (step.ask.kind === "skills")
    return { ...said, skills: {}, interests: keep(said.interests, ({ stance }) => stance !== "does") };
  return step.ask.kind === "settings" ? { ...said, region: turn.profile.region } : said;
}

/** Questions whose answers are claims, to be taken from the text itself. */
export const READ_WHOLE = new Set(["skills", "interests"]);

/** Only a sentence can say more than the answer itself. */
const isSentence = (text: string): boolean => /\S\s+\S/.test(text.trim());

function showAgainCorrected(turn: Turn, position: AskPosition): void {
  turn.add(position.ask.question);
  showUnderstood(turn);
  turn.ask(position.ask.prompt);
}

/** Words that look like skills and are not sure to be: asked about, never counted. */
function suggestSkills(turn: Turn, text: string, ask: CompiledAsk): void {
  if (ask.step.ask.kind !== "skills") return;
  const { knowledge } = turn.content;
  for (const { start, end, ids } of turn.read(text, "skills").suggestions.slice(0, 3)) {
    const names = ids.map((id) => knowledge.skillById.get(id)?.name ?? id).join(", ");
    turn.note("understood.maybe", { typed: plain(text.slice(start, end)), names });
  }
}

/** Says in new words what would be an answer. When they are used up the interview goes on without one. */
export function retry(turn: Turn): void {
  const position = current(turn);
  if (position === null) return;
  const { ask } = position;
  const { tries } = turn;
  if (tries >= ask.step.retry.length && ask.step.skippable) {
    turn.say("retry.enough", { example: ask.names[1] ?? ask.step.title });
    skip(turn);
    return;
  }
  turn.say(ask.step.retry[tries % ask.step.retry.length] ?? ask.step.help);
  askAt(turn, position);
  turn.state.tries = tries + 1;
}

export function skip(turn: Turn): void {
  const position = current(turn);
  if (position === null) return;
  if (!position.ask.step.skippable) {
    turn.say("interview.cannot-skip");
    askAgain(turn);
    return;
  }
  record(turn, answerKey(position), null);
  advance(turn);
}

export function back(turn: Turn): void {
  const flow = flowOf(turn);
  const keys = Object.keys(turn.state.answers ?? {});
  const last = keys.at(-1);
  if (last === undefined) {
    turn.say("interview.first");
    askAgain(turn);
    return;
  }
  reopen(turn, flow, last);
}

function reopen(turn: Turn, flow: CompiledFlow, key: string): void {
  const [step, subject] = partsOf(key);
  const ask = flow.asks.get(step);
  forgetAnswer(turn, key, ask);
  if (ask === undefined) {
    back(turn);
    return;
  }
  askAt(turn, positionAt(ask, subject));
}

/** The latest answer comes last. */
function record(turn: Turn, key: string, answer: Answer): void {
  const { answers } = turn.state;
  if (answers !== undefined && key in answers) turn.state.answers = without(answers, key);
  turn.answer(key, answer);
}

/** Takes back an answer and what it put into the profile; skills stay, they are corrected one by one. */
export function forgetAnswer(turn: Turn, key: string, ask: CompiledAsk | undefined): void {
  turn.state.answers = without(turn.state.answers ?? {}, key);
  const slot = ask?.step.ask.slot;
  const { interests, skills } = turn.profile;
  if (slot === "settings") turn.learn({ region: null, industry: null, companySize: null });
  if (slot === "draws") turn.learn({ interests: keep(interests, (claim) => claim.stance === "avoids") });
  if (slot === "avoids") turn.learn({ interests: keep(interests, (claim) => claim.stance !== "avoids") });
  const subject = slot === "probe" ? partsOf(key)[1] : undefined;
  if (subject !== undefined) {
    turn.learn({ interests: without(interests, subject), skills: without(skills, subject) });
  }
}

const keep = <T>(record: Readonly<Record<string, T>>, test: (value: T) => boolean): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => test(value)));

const without = <T>(record: Readonly<Record<string, T>>, id: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== id));
