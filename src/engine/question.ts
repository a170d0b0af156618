import { effectiveSkills } from "../domain/advice/held.ts";
import { skillName } from "../domain/cards.ts";
import type { CompiledAsk } from "./compile-flow.ts";
import type { Content } from "./conversation.ts";
import { skillLines } from "./facts.ts";
import type { Picker } from "./pick.ts";
import { type AskPosition, answerKey, stand } from "./position.ts";
import type { Probe } from "./probe-choices.ts";
import { list, paragraph } from "./reply.ts";
import type { Turn } from "./turn.ts";

/** What is on offer at a question; a probe's choices depend on what it is about. */
export function pickerAt(content: Content, ask: CompiledAsk, subject: string | undefined): Picker {
  return probeAt(content, ask, subject)?.picker ?? ask.picker;
}

function probeAt(content: Content, { probes }: CompiledAsk, subject: string | undefined): Probe | undefined {
  if (probes === null || subject === undefined) return undefined;
  return content.knowledge.interestById.has(subject) ? probes.interest : probes.skill;
}

/** Puts the question into the reply and remembers where the interview stands. */
export function askAt(turn: Turn, position: AskPosition): void {
  const { ask, subject } = position;
  stand(turn, position);
  const probe = probeAt(turn.content, ask, subject);
  if (probe !== undefined && subject !== undefined) {
    askProbe(turn, position, probe, subject);
    return;
  }
  const held = ask.step.ask.kind === "skills" ? heldNames(turn) : [];
  if (held.length > 0) turn.say("ask.skills.more", { names: held.join(", ") });
  else turn.add(ask.question);
  if (ask.step.ask.kind === "skills-check") showUnderstood(turn);
  turn.ask(ask.prompt);
}

function heldNames(turn: Turn): string[] {
  return Object.entries(turn.profile.skills)
    .filter(([, claim]) => claim.stance === "has")
    .map(([id]) => skillName(turn.content.knowledge, id));
}

function askProbe(turn: Turn, position: AskPosition, { options }: Probe, subject: string): void {
  const { knowledge, words } = turn.content;
  const interest = knowledge.interestById.get(subject);
  const skill = knowledge.skillById.get(subject);
  turn.add(
    paragraph(
      ...(interest
        ? words.spans("ask.probe.interest", { name: interest.name })
        : words.spans("ask.probe.skill", { name: skill?.name ?? subject, about: skill?.about ?? "" })),
    ),
  );
  const { skippable } = position.ask.step;
  const about = { about: answerKey(position), ...(skippable && { skippable: true as const }) };
  turn.ask({ kind: "choice", ...about, options, min: 1, max: 1 });
}

/** What was read from the person's words, with those words, for correction before it counts. */
export function showUnderstood(turn: Turn): void {
  const { knowledge, words } = turn.content;
  const claims = Object.entries(turn.profile.skills);
  const named = (stance: string) =>
    claims.filter(([, claim]) => claim.stance === stance).map(([id]) => skillName(knowledge, id));
  const has = claims.filter(([, claim]) => claim.stance === "has");
  if (has.length > 0) turn.add(list(skillLines(knowledge, words, has)));
  const implied = [...effectiveSkills(knowledge, turn.profile)].filter(
    ([, skill]) => skill.impliedBy !== null,
  );
  if (implied.length > 0)
    turn.note("understood.implied", { names: implied.map(([id]) => skillName(knowledge, id)).join(", ") });
  if (named("wants").length > 0) turn.note("understood.wants", { names: named("wants").join(", ") });
  if (named("lacks").length > 0) turn.note("understood.lacks", { names: named("lacks").join(", ") });
}
