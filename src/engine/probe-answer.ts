import { normalise } from "../domain/tokens.ts";

/** How far into a text its answer may reach, in words. */
const READ = 12;
const words = (text: string): string => normalise(text).split(" ").slice(0, READ).join(" ");

const LEADS = /^(?:(?:well|oh|hm+|um+|uh|er|honestly|actually|i think|i would say|id say|so|ah)\b ?)+/;
const YES = /^(?:yes|yep|yeah|yup|sure|of course|certainly|absolutely|definitely|regularly|daily)\b(?! not)/;
const NO =
  /^(?:no|(?:of course|certainly|absolutely|definitely|sure|probably) not|nope|nah|never|not really|not at all|not yet|i (?:have |ve )?never|i havent|i have not)\b/;
const LITTLE =
  /^(?:hardly|barely|rarely|once|sometimes?|a bit|a little|only|somewhat|in school|at school|in college|at university|long ago|years? ago)\b/;
const SOFTENED =
  /\b(?:a (?:little|bit)|(?:in|at) (?:school|college|university)|long ago|years? ago|hardly|barely|the basics?|only once|not much|some)\b/;
const WISHES = /\b(?:would (?:like|love) to|want to|id (?:like|love) to|interested|keen|would learn|wish)\b/;
const MINDS_NOT = /^(?:i )?(?:would not|wouldnt|do not|dont) mind\b/;

/**
 * What the first words of a text answer to "have you worked with it?" or "how would you feel about it?": ids of
 * options, the likeliest first; empty when they answer neither.
 */
export function openingAnswer(text: string): readonly string[] {
  const said = words(text).replace(LEADS, "");
  if (MINDS_NOT.test(said)) return ["neutral"];
  if (NO.test(said)) return WISHES.test(said) ? ["want", "avoid"] : ["no", "avoid"];
  if (YES.test(said)) return SOFTENED.test(said) ? ["some", "like"] : ["yes", "like"];
  return LITTLE.test(said) ? ["some"] : [];
}
