import type { Document } from "./document.ts";

/** Letters and digits, a letter among them, and the signs of .NET, C++ and C#: what a misspelt word is made of. */
const ODD = /^\.?[a-z0-9]*[a-z][a-z0-9]*(?:\+\+|#)?$/;
const PLURAL = 115;

/** The ways to compare a word: folded, and as it is written when a last "s" fell off that may be the slip. */
export function spellingsAt({ tokens, text }: Document, at: number): readonly string[] {
  const token = tokens[at];
  if (token === undefined || !ODD.test(token.form)) return [];
  if (text.charCodeAt(token.end - 1) !== PLURAL || token.form.endsWith("s")) return [token.form];
  const written = text.slice(token.start, token.end).toLowerCase();
  return ODD.test(written) ? [token.form, written] : [token.form];
}
