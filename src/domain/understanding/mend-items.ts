import { type Candidate, likeliest } from "./candidates.ts";
import { type Document, GAP } from "./document.ts";
import { type NearNames, oneSlip, type Span, twoSlips } from "./mend-phrases.ts";
import type { Names } from "./names.ts";
import { PHRASE_MAX } from "./near-phrases.ts";
import { NEAR_MIN } from "./near-words.ts";

/** In so short a word a slip easily makes an everyday word ("so 9000"); a longer one is what it says. */
const SHORT = 3;
/** So many words, and so many letters of the others, speak for a name whatever the one word says. */
const TELLING_WORDS = 3;
const TELLING_LETTERS = 8;
/** Words that begin a sentence rather than a name. */
const NEVER = new Set(["i", "a", "my", "no", "not"]);

/**
 * Mends items of a list that are a name but for a word that is another word as it stands: a short one ("cat gpt"),
 * one of several ("net promoter scor"), or one beside a misspelt one ("mode archztectures").
 */
export function mendItems(
  document: Document,
  odd: Uint8Array,
  names: Names,
  near: () => NearNames,
  isSame: (a: Candidate, b: Candidate) => boolean,
): void {
  const { words, gaps } = document;
  let from = 0;
  for (let to = 1; to <= words.length; to++) {
    if (((gaps[to] ?? 0) & GAP.break) === 0) continue;
    if (to - from > 1 && to - from <= PHRASE_MAX) mendItem(from, to);
    from = to;
  }

  function mendItem(from: number, to: number): void {
    const strange = oddIn(odd, from, to);
    if (strange.length > 1) return;
    const [strangest] = strange;
    const span: Span = { document, from, to, asked: true, near: near(), found: [] };
    if (strangest !== undefined) {
      oneSlip(span, strangest, 2);
      if (span.found.length > 0) return;
    } else if (names.trie.exact(words.subarray(from, to)) !== 0) return;
    for (let at = from; at < to; at++) {
      if (!mayBeSlip(span, at, strangest)) continue;
      if (strangest === undefined) oneSlip(span, at, 1);
      else if (formAt(document, strangest).length >= NEAR_MIN) twoSlips(span, strangest, at);
      else twoSlips(span, at, strangest);
    }
    const best = likeliest(span.found, isSame);
    if (best === null) return;
    words.set(best.words, from);
    odd.fill(0, from, to);
  }

  /** Whether a word that is one as it stands may be a slip: the words at the ends must fit a name otherwise. */
  function mayBeSlip({ from, to, near }: Span, at: number, strangest: number | undefined): boolean {
    if (at === strangest) return false;
    if (at !== from && from !== strangest && !near.phrases.canStart(words[from] ?? 0)) return false;
    if (at !== to - 1 && to - 1 !== strangest && !near.phrases.canEnd(words[to - 1] ?? 0)) return false;
    const form = formAt(document, at);
    if (NEVER.has(form)) return false;
    if (strangest === undefined && isTelling(document, from, to, at)) return true;
    return (strangest !== undefined || form.length <= SHORT) && !names.single.has(form);
  }
}

/** The other words alone speak for a name. */
function isTelling(document: Document, from: number, to: number, at: number): boolean {
  if (to - from < TELLING_WORDS) return false;
  let letters = 0;
  for (let i = from; i < to; i++) if (i !== at) letters += formAt(document, i).length;
  return letters >= TELLING_LETTERS;
}

function formAt({ tokens }: Document, at: number): string {
  return tokens[at]?.form ?? "";
}

function oddIn(odd: Uint8Array, from: number, to: number): number[] {
  const found: number[] = [];
  for (let i = from; i < to; i++) if (odd[i] === 1) found.push(i);
  return found;
}
