import { wordSet } from "../tokens.ts";

/** Words that tell whom a text is about. */

/** They point back at somebody; without that a text in the third person may well be about its writer. */
export const PRONOUNS = wordSet("he she they hes shes theyre");
export const OWNERS = wordSet("my our his her their the");
export const EVERYBODY = wordSet("everyone everybody nobody");
export const HIRING = wordSet("hire hires hiring recruit recruiting recruits");
/** Somebody who writes about themselves. */
export const FIRST_PERSON: ReadonlySet<string> = new Set(["i", "im", "ive", "my", "me"]);

const TURNING = new Set([
  ...PRONOUNS,
  ...OWNERS,
  ...EVERYBODY,
  ...HIRING,
  ...wordSet("who whose that a one"),
]);

/** Whether what follows may be about somebody else from this word on. */
export function turnsToOthers(form: string): boolean {
  return TURNING.has(form);
}
