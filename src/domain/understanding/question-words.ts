/** Words that a question begins with. */

export const QUESTION_WORDS = new Set("what which how should why doe whats where when who".split(" "));
export const ASKING = new Set(
  "is are do doe did can could would will should am was have has may must".split(" "),
);

export function isAsking(form: string): boolean {
  return QUESTION_WORDS.has(form) || ASKING.has(form);
}
