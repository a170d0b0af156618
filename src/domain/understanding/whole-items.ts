import { type Document, GAP, isKind } from "./document.ts";
import { KIND } from "./known-words.ts";
import { isLikeEnough } from "./like-enough.ts";
import type { Match } from "./matches.ts";
import { editsFor } from "./mend-phrases.ts";
import { NAME_MAX, type NearNames, spelling } from "./near-names.ts";
import { followsName, leadsToName } from "./stands.ts";

/** Items of words that are words as they stand are mended only when they have so many letters. */
const PLAIN_MIN = 7;

/**
 * Items of an answer to the question for skills that names do not cover ("roof of value", "si snes") are compared
 * with whole names: what the answer is about is known, and an item that is but a slip away from a name means it.
 */
export function mendWholeItems(
  document: Document,
  matches: readonly Match[],
  names: () => NearNames,
): readonly Match[] {
  const reader = new ItemReader(document, matches, names);
  const all = reader.meantBy(0, document.tokens.length);
  if (all !== null) return [all];
  const mended = itemsOf(document).flatMap(({ from, to }) => reader.mended(from, to));
  if (mended.length === 0) return matches;
  const isKept = ({ from, to }: Match) => !mended.some((one) => one.from < to && from < one.to);
  return [...matches.filter(isKept), ...mended].sort((a, b) => a.from - b.from);
}

interface Item {
  readonly from: number;
  readonly to: number;
}

function itemsOf({ gaps, tokens }: Document): Item[] {
  const items: Item[] = [];
  let from = 0;
  for (let to = 1; to <= tokens.length; to++) {
    if (((gaps[to] ?? 0) & GAP.break) === 0) continue;
    items.push({ from, to });
    from = to;
  }
  return items;
}

class ItemReader {
  private readonly document: Document;
  private readonly covered: Uint8Array;
  private readonly names: () => NearNames;

  constructor(document: Document, matches: readonly Match[], names: () => NearNames) {
    this.document = document;
    this.names = names;
    this.covered = new Uint8Array(document.tokens.length);
    for (const { from, to } of matches) this.covered.fill(1, from, to);
  }

  /** The names in an item: all of it, or what stands where a name would ("no roof of value", "I know si snes well"). */
  mended(from: number, to: number): Match[] {
    const found: Match[] = [];
    let free = from;
    for (let start = from; start < to; start++) {
      if (start < free || (start > from && !leadsToName(this.form(start - 1)))) continue;
      for (let end = to; end > start; end--) {
        if (end < to && !followsName(this.form(end))) continue;
        const meant = this.meantBy(start, end);
        if (meant === null) continue;
        found.push(meant);
        free = end;
        break;
      }
    }
    return found;
  }

  /** The name that the words from..to were meant to be; null when they say what they mean. */
  meantBy(from: number, to: number): Match | null {
    const { text, tokens } = this.document;
    const start = tokens[from]?.start ?? 0;
    const end = tokens[to - 1]?.end ?? start;
    if (end - start > NAME_MAX || isKind(this.document, from, KIND.firstPerson)) return null;
    if (this.isCovered(from, to)) return null;
    const hasOdd = this.hasOddWord(from, to);
    if (!hasOdd && to - from === 1) return null;
    const typed = spelling(text.slice(start, end));
    const plainEdits = to - from > 1 && typed.length >= PLAIN_MIN ? 1 : 0;
    const edits = hasOdd ? editsFor(typed.length + 1) : plainEdits;
    const near = edits === 0 ? null : this.names().likeliest(typed, edits);
    return near !== null && isLikeEnough(typed, near, hasOdd)
      ? { from, to, name: near.name, accepted: true }
      : null;
  }

  /** Names, and words that stand beside one, are all there is. */
  private isCovered(from: number, to: number): boolean {
    for (let at = from; at < to; at++) {
      const form = this.form(at);
      if (this.covered[at] === 0 && !leadsToName(form) && !followsName(form)) return false;
    }
    return true;
  }

  private hasOddWord(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (isKind(this.document, at, KIND.odd)) return true;
    return false;
  }

  private form(at: number): string {
    return this.document.tokens[at]?.form ?? "";
  }
}
