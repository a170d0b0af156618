import { emptyProfile } from "../domain/profile.ts";
import { normalise } from "../domain/tokens.ts";
import type { CompiledAsk } from "./compile-flow.ts";
import {
  advance,
  answerText,
  askAgain,
  factsOf,
  flowOf,
  forgetAnswer,
  READ_WHOLE,
  tryAnswer,
} from "./interview.ts";
import { positionAt, stand } from "./position.ts";
import type { Turn } from "./turn.ts";

/** "change hours": forgets that answer and asks again; "change hours to 10" answers at once. */
export function change(turn: Turn, what: string): void {
  const flow = flowOf(turn);
  const [, topic = what, value] = /^(.+?)\s+to\s+(.+)$/.exec(what) ?? [];
  const key = normalise(topic);
  const asks = [...flow.asks.values()].filter(
    (ask) => ask.step.ask.slot !== "probe" && ask.step.ask.slot !== "skills-check",
  );
  const found =
    asks.find((ask) => ask.names.includes(key)) ??
    (key === "" ? undefined : asks.find((ask) => ask.names.some((name) => ` ${key} `.includes(` ${name} `))));
  if (found === undefined) {
    turn.say("interview.change-unknown", {
      titles: asks.map((ask) => ask.step.title).join(", "),
      example: asks[0]?.names[1] ?? "",
    });
    if (turn.state.at !== undefined) askAgain(turn);
    return;
  }
  if (value === undefined) turn.say("interview.change", { title: found.step.title });
  forgetAnswer(turn, found.id, found);
  // The check belongs to the skills it shows.
  if (found.step.ask.slot === "skills") forgetAnswer(turn, "skills-check", undefined);
  const position = positionAt(found, undefined);
  stand(turn, position);
  if (value === undefined) askAgain(turn);
  else if (!READ_WHOLE.has(found.step.ask.kind) && tryAnswer(turn, position, { text: value })) {
    turn.note("interview.corrected", { facts: answeredFacts(turn, found) });
    advance(turn);
  } else if (!answerText(turn, position, value)) askAgain(turn);
}

/** The answer to a question as a fact; its title where it says that there is none. */
export function answeredFacts(turn: Turn, { step }: CompiledAsk): string {
  const { audience, years, hoursPerWeek, by, region, industry, companySize } = turn.profile;
  const said = { audience, years, hoursPerWeek, by };
  const slot = step.ask.slot;
  const facts = factsOf(turn, {
    ...emptyProfile(),
    ...(slot in said && { [slot]: said[slot as keyof typeof said] }),
    ...(slot === "settings" && { region, industry, companySize }),
  });
  return facts.length > 0 ? facts.join(", ") : step.title;
}
