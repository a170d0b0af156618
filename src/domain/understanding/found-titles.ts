import { createDocument, type Document, GAP } from "./document.ts";
import type { Match } from "./matches.ts";
import type { Vocabulary } from "./phrase-trie.ts";
import { PART, type TitleIndex } from "./title-index.ts";
import { isEmpty, isSaidOfAnything, isTail, isVerb } from "./title-words.ts";

/** Titles that no role lists word for word: "Engineer, Machine Learning", "Head of NLP", "Data Scientist/Analyst". */

/** Words of a field on either side of the noun. */
const FIELD_MAX = 5;
/** Grades and links between a noun and its field: "Engineer II in the". */
const BETWEEN_MAX = 4;

const SHARED = GAP.slash | GAP.ampersand;
/** What sets a field off from the noun before it. */
const SET_OFF = GAP.comma | GAP.colon | GAP.open | GAP.slash;
/** Words with which something else begins: the field before them is whole. */
const GOES_ON = new Set(
  "at in with for and or who since from but on by to working based team group".split(" "),
);
/** The same behind a comma, where a list or a new statement is as likely. */
const PLACED = new Set("at team group".split(" "));

const AND = new Set(["and", "or"]);
const ARTICLES = new Set(["a", "an", "the"]);

/** Words from..to that are those of a field. */
interface Field {
  readonly from: number;
  readonly to: number;
}

/** @param matches names found already: what a role lists word for word is not read again */
export function findTitles(document: Document, index: TitleIndex, matches: readonly Match[]): Match[] {
  const { words } = document;
  const { parts } = index;
  // Most texts hold no such noun and are left here.
  for (let at = 0; at < words.length; at++)
    if (((parts[words[at] ?? 0] ?? 0) & PART.noun) !== 0)
      return new TitleReader(document, index, matches).read();
  return [];
}

const isTitle = ({ name }: Match): boolean => name.roles.length > 0 && name.skill === "";

/** The roles of a text that is one title, grades aside; empty for any other text. */
export function rolesOfTitle(text: string, vocabulary: Vocabulary, index: TitleIndex): readonly string[] {
  const document = createDocument(text, vocabulary);
  const [title, ...more] = findTitles(document, index, []);
  if (title === undefined || more.length > 0) return [];
  const isGraded = (at: number) =>
    ARTICLES.has(document.tokens[at]?.form ?? "") ||
    ((index.parts[document.words[at] ?? 0] ?? 0) & PART.grade) !== 0;
  for (let at = 0; at < document.words.length; at++)
    if ((at < title.from || at >= title.to) && !isGraded(at)) return [];
  return title.name.roles;
}

class TitleReader {
  private readonly document: Document;
  private readonly index: TitleIndex;
  private readonly matches: readonly Match[];
  private readonly found: Match[] = [];
  private free = 0;
  private next = 0;

  constructor(document: Document, index: TitleIndex, matches: readonly Match[]) {
    this.document = document;
    this.index = index;
    this.matches = matches;
  }

  read(): Match[] {
    let last: Match | undefined;
    for (let at = 0; at < this.document.words.length; at++) {
      if (at < this.free || !this.is(at, PART.noun)) continue;
      const listed = this.listedAt(at);
      const own =
        listed === undefined ? (this.titleAt(at) ?? this.sharingField(last, at)) : this.longer(listed, at);
      if (own !== undefined) this.found.push(own);
      const title = own ?? listed;
      if (title === undefined) continue;
      const other = this.sharingNoun(title, at);
      if (other !== undefined) this.found.push(other);
      this.free = title.to;
      last = title;
    }
    return this.found.length < 2 ? this.found : this.found.sort((a, b) => a.from - b.from);
  }

  private listedAt(at: number): Match | undefined {
    while ((this.matches[this.next]?.to ?? Number.POSITIVE_INFINITY) <= at) this.next += 1;
    const match = this.matches[this.next];
    return match !== undefined && match.from <= at && isTitle(match) ? match : undefined;
  }

  private is(at: number, part: number): boolean {
    const word = this.document.words[at] ?? 0;
    return word !== 0 && ((this.index.parts[word] ?? 0) & part) !== 0;
  }

  private gap(at: number): number {
    return this.document.gaps[at] ?? 0;
  }

  private forms(from: number, to: number): string[] {
    return Array.from(this.document.words.subarray(from, to), (word) => this.index.forms[word] ?? "");
  }

  private title(from: number, to: number, noun: number, field: readonly string[]): Match | undefined {
    const [form = ""] = this.forms(noun, noun + 1);
    const roles = this.index.find(form, field);
    if (roles.length === 0) return undefined;
    return { from, to, name: { skill: "", cautious: false, spellings: [], roles }, accepted: true };
  }

  private titleAt(noun: number): Match | undefined {
    const left = this.fieldBefore(noun);
    const right = this.fieldAfter(noun);
    if (right !== null) {
      const fields = this.forms(right.from, right.to);
      while (fields.length > 0) {
        for (let from = left.from; from <= noun; from++) {
          const title = this.title(from, right.to, noun, [...this.forms(from, noun), ...fields]);
          if (title !== undefined) return title;
        }
        if (!isTail(fields.at(-1) ?? "")) break;
        fields.pop();
      }
    }
    for (let from = left.from; from <= noun; from++) {
      const title = this.title(from, noun + 1, noun, this.forms(from, noun));
      if (title !== undefined) return title;
    }
    return undefined;
  }

  /** "Head of AI Product" is another title than "Head of AI"; what is set off only tells more of the same. */
  private longer(listed: Match, noun: number): Match | undefined {
    const own = this.titleAt(noun);
    if (own === undefined || own.from > listed.from || own.to <= listed.to) return undefined;
    return this.isPlain(listed.to) ? own : undefined;
  }

  /** The second title of "Data Scientist/Analyst". */
  private sharingField(last: Match | undefined, noun: number): Match | undefined {
    if (last === undefined) return undefined;
    const joined =
      (last.to === noun && (this.gap(noun) & SHARED) !== 0) || (last.to === noun - 1 && this.isAnd(noun - 1));
    if (!joined || this.is(noun + 1, PART.noun)) return undefined;
    const field = this.forms(last.from, last.to).filter((_, i) => !this.is(last.from + i, PART.noun));
    return this.title(noun, noun + 1, noun, field);
  }

  /** The first title of "Machine Learning / Data Engineer". */
  private sharingNoun(title: Match, noun: number): Match | undefined {
    const isSlash = (this.gap(title.from) & SHARED) !== 0;
    const isAnd = this.isAnd(title.from - 1);
    if (!isSlash && !isAnd) return undefined;
    const end = isAnd ? title.from - 1 : title.from;
    const field = this.fieldBefore(end);
    if (field.from === end) return undefined;
    // "I know AI and data engineers": only what starts like a title is one.
    const opens = (this.gap(field.from) & GAP.end) !== 0 || this.isOpener(field.from - 1);
    return isSlash || opens ? this.title(field.from, end, noun, this.forms(field.from, end)) : undefined;
  }

  private isOpener(at: number): boolean {
    return ARTICLES.has(this.document.tokens[at]?.form ?? "") || this.is(at, PART.grade);
  }

  private isAnd(at: number): boolean {
    if (!AND.has(this.document.tokens[at]?.form ?? "")) return false;
    return this.gap(at) === 0 && this.gap(at + 1) === 0;
  }

  private fieldBefore(end: number): Field {
    let from = end;
    while (from > this.free && end - from < FIELD_MAX && this.isPlain(from) && this.is(from - 1, PART.field))
      from -= 1;
    return { from, to: end };
  }

  private isPlain(at: number): boolean {
    return (this.gap(at) & ~SHARED) === 0;
  }

  private fieldAfter(noun: number): Field | null {
    let from = noun + 1;
    let crossed = 0;
    while (from <= noun + BETWEEN_MAX && this.is(from, PART.link | PART.grade)) {
      crossed |= this.gap(from);
      from += 1;
    }
    crossed |= this.gap(from);
    if ((crossed & ~(SET_OFF | GAP.close | GAP.break)) !== 0) return null;
    if ((crossed & SET_OFF) === 0 && !this.takesField(noun, from > noun + 1)) return null;
    let to = from;
    while (to - from < FIELD_MAX && this.is(to, PART.field) && (to === from || this.isPlain(to))) to += 1;
    return to > from && this.isWhole(noun, to, crossed) ? { from, to } : null;
  }

  /** @param linked by a word: "head of NLP", not "I head NLP" nor "an expert in NLP" */
  private takesField(noun: number, linked: boolean): boolean {
    const [before = "", form = ""] =
      noun > 0 ? this.forms(noun - 1, noun + 1) : ["", ...this.forms(noun, noun + 1)];
    if (linked && isSaidOfAnything(form)) return false;
    return linked || !isVerb(form) || isEmpty(before);
  }

  /** Nothing more is said of the field, and behind a comma nothing at all: "an engineer, data is my thing". */
  private isWhole(noun: number, to: number, crossed: number): boolean {
    const gap = this.gap(to);
    if ((gap & GAP.question) !== 0) return false;
    if ((crossed & GAP.open) !== 0) return (gap & GAP.close) !== 0;
    const next = this.document.tokens[to]?.form ?? "";
    if ((crossed & SET_OFF) === 0) return gap !== 0 || GOES_ON.has(next);
    if (gap === 0) return PLACED.has(next) || (next === "in" && this.isCapital(to + 1));
    return (gap & (GAP.end | GAP.open | GAP.close)) !== 0 || this.startsLine(noun);
  }

  private isCapital(at: number): boolean {
    const code = this.document.text.charCodeAt(this.document.tokens[at]?.start ?? this.document.text.length);
    return code >= 65 && code <= 90;
  }

  private startsLine(noun: number): boolean {
    let from = noun;
    while (this.gap(from) === 0 && this.is(from - 1, PART.field | PART.grade)) from -= 1;
    return (this.gap(from) & GAP.end) !== 0;
  }
}
