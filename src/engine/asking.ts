const OPENS =
  /^(?:(?:and|so|but|ok|okay|hey|hi|well|then|or)\b[\s,]*)*(?:(?:how|what|which|is|are|does|should)\b|(?:do|can) (?:you|they|one|people|someone|somebody|companies|most|all|any)\b)/i;
const WRITER = /(?:^|[^\p{L}\p{N}])(?:i|my|im|ive|we)(?![\p{L}\p{N}/])/iu;
/** Longer texts are something to read, even where they end in a question. */
const QUESTION_MOST = 300;

/** A text that asks and tells nothing about who writes it: "R or Python?", "how much should one save". */
export function onlyAsks(text: string): boolean {
  if (text.length > QUESTION_MOST || !(text.endsWith("?") || OPENS.test(text))) return false;
  return !WRITER.test(text);
}
