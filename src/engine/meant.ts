import type { Intent } from "./intents.ts";
import { READ_WHOLE } from "./interview.ts";
import type { Turn } from "./turn.ts";
import { namesStep } from "./views/progress.ts";

/**
 * In an interview "done ..." and "not ..." are mostly the start of an answer; they are requests only where they can be met.
 * @param kind of the question at hand
 */
export function isMeant(turn: Turn, intent: Intent, kind: string, text: string): boolean {
  if (intent.id === "behind") return turn.state.plan !== undefined;
  if (intent.id === "done") return turn.state.plan !== undefined && isTick(turn, intent, text, kind);
  if (intent.id === "add-skill" || intent.id === "remove-skill")
    return kind !== "skills-check" && kind !== "interests" && namesWhatGoes(turn, intent, text);
  return intent.unknown === undefined || intent.unknown.kind === "role";
}

/** Requests are shorter than what people tell about themselves. */
const REQUEST_MOST = 60;

/** Outside of an interview what looks like a request may still be something that is told. */
export function isMeantOutside(turn: Turn, intent: Intent, text: string): boolean {
  if (intent.id === "behind") return turn.state.plan !== undefined;
  if (intent.id !== "done") return namesWhatGoes(turn, intent, text);
  if (turn.state.plan !== undefined) return isTick(turn, intent, text, "");
  return text.length < REQUEST_MOST && saysTick(intent, text);
}

/** Other words for it ("I did", "I learned") are a tick only of what is in the plan, and an answer where skills are asked for. */
const isTick = (turn: Turn, intent: Intent, text: string, kind: string): boolean =>
  saysTick(intent, text) || (!READ_WHOLE.has(kind) && namesStep(turn, intent.words.rest ?? ""));

const saysTick = ({ words: { rest = "" } }: Intent, text: string): boolean =>
  /\b(?:done|finished|completed|tick)\b/i.test(text.slice(0, text.lastIndexOf(rest)));

/** "Not Docker" takes a skill away; "not really" and "without a degree" do not. */
function namesWhatGoes(turn: Turn, { id, words: { rest } }: Intent, text: string): boolean {
  if (id !== "remove-skill" || rest === undefined) return true;
  if (!/\b(?:not|without)$/i.test(text.slice(0, text.lastIndexOf(rest)).trimEnd())) return true;
  return turn.read(rest, "skills").skills.length > 0;
}
