import { effectiveSkills } from "../domain/advice/held.ts";
import { skillName } from "../domain/cards.ts";
import { type Choice, type CompiledAsk, choice } from "./compile-flow.ts";
import type { Content } from "./conversation.ts";
import { skillLines } from "./facts.ts";
import { answerKey, type Position } from "./position.ts";
import { list, paragraph } from "./reply.ts";
import type { Turn } from "./turn.ts";

const SKILL_PROBE = ["yes", "some", "want", "no"] as const;
const INTEREST_PROBE = ["like", "neutral", "avoid"] as const;

/** The choices on offer at a question; a probe's depend on what it is about. */
export function choicesAt(
  content: Content,
  ask: CompiledAsk,
  subject: string | undefined,
): readonly Choice[] {
  if (ask.step.ask.slot !== "probe" || subject === undefined) return ask.choices;
  const ids = content.knowledge.interestById.has(subject) ? INTEREST_PROBE : SKILL_PROBE;
  return ids.map((id) =>
    choice(id, content.words.text(`probe.${id}`), content.words.text(`probe.${id}-phrases`).split("|")),
  );
}

/** Puts the question into the reply and remembers where the interview stands. */
export function askAt(turn: Turn, flow: string, position: Extract<Position, { kind: "ask" }>): void {
  const { ask, subject } = position;
  turn.state.at = { flow, step: ask.id, ...(subject !== undefined && { subject }) };
  if (ask.step.ask.slot === "probe" && subject !== undefined) {
    askProbe(turn, ask, subject);
    return;
  }
  if (ask.step.ask.kind === "skills" && heldNames(turn).length > 0) {
    turn.say("ask.skills.more", { names: heldNames(turn).join(", ") });
  } else turn.add(ask.question);
  if (ask.step.ask.kind === "skills-check") showUnderstood(turn);
  turn.ask(ask.prompt);
}

function heldNames(turn: Turn): string[] {
  return Object.entries(turn.profile.skills)
    .filter(([, claim]) => claim.stance === "has")
    .map(([id]) => skillName(turn.content.knowledge, id));
}

function askProbe(turn: Turn, ask: CompiledAsk, subject: string): void {
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
  const options = choicesAt(turn.content, ask, subject).map(({ id, label }) => ({ id, label }));
  const { skippable } = ask.step;
  const about = { about: answerKey(ask.id, subject), ...(skippable && { skippable: true as const }) };
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
