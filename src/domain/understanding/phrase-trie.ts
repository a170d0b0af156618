import { PairTable } from "./int-table.ts";
import { KnownWords } from "./known-words.ts";

/** Words as small whole numbers, so that phrases are compared without touching strings. */
export class Vocabulary {
  private readonly ids = new Map<string, number>();
  private readonly forms: string[] = [""];
  /** The words of texts as they are found there. */
  readonly known = new KnownWords((form) => this.idOf(form));

  /** The number of a folded word; new words get the next one. */
  add(form: string): number {
    const known = this.ids.get(form);
    if (known !== undefined) return known;
    const id = this.forms.length;
    this.ids.set(form, id);
    this.known.forget();
    this.forms.push(form);
    return id;
  }

  /** The words so far: the first of them is word 1. */
  all(): readonly string[] {
    return this.forms.slice(1);
  }

  /** 0: the word occurs in no phrase. */
  idOf(form: string): number {
    return this.ids.get(form) ?? 0;
  }
}

const ROOT = 0;
/** What a node is, as bits below its length in words: most are asked for nothing else. */
const ENDS = 1;
const GOES_ON = 2;
const LENGTH_BIT = 2;

/** Phrases as paths of words: finds the longest phrase that starts at a word. Node 0 means none. */
export class PhraseTrie<T> {
  private readonly next: PairTable;
  /** First words, by number: most words of a text start nothing and end here. */
  private starts = new Int32Array(1024);
  private readonly values: Array<T | undefined> = [undefined];
  private kinds = new Uint8Array(1024);

  /** @param expected how many phrases there will be, about */
  constructor(expected = 500) {
    this.next = new PairTable(expected);
  }

  /** The value already there when the phrase is known, otherwise the one that is made. */
  add(words: readonly number[], make: () => T): T | undefined {
    if (words.length === 0) return undefined;
    let node = ROOT;
    let length = 0;
    for (const word of words) {
      let child = this.childOf(node, word);
      length += 1;
      if (child === 0) {
        child = this.values.length;
        if (node === ROOT) this.start(word, child);
        else this.next.set(node, word, child);
        this.mark(node, GOES_ON);
        this.values.push(undefined);
        this.mark(child, length << LENGTH_BIT);
      }
      node = child;
    }
    let value = this.values[node];
    if (value === undefined) {
      value = make();
      this.values[node] = value;
      this.mark(node, ENDS);
    }
    return value;
  }

  /** The node of the longest phrase from `at` on; no phrase runs across a gap that has a bit of `stop`. */
  longest(words: Int32Array, gaps: Uint16Array, at: number, stop: number): number {
    let node = ROOT;
    let best = 0;
    for (let i = at; i < words.length; i++) {
      if (i > at && ((gaps[i] ?? 0) & stop) !== 0) break;
      const word = words[i] ?? 0;
      if (word === 0) break;
      const child = this.childOf(node, word);
      if (child === 0) break;
      node = child;
      const kind = this.kinds[node] ?? 0;
      if ((kind & ENDS) !== 0) best = node;
      if ((kind & GOES_ON) === 0) break;
    }
    return best;
  }

  /** The node of exactly these words, 0 when they are no phrase. */
  exact(words: ArrayLike<number>): number {
    let node = ROOT;
    for (let i = 0; i < words.length; i++) {
      const word = words[i] ?? 0;
      const child = word === 0 ? 0 : this.childOf(node, word);
      if (child === 0) return 0;
      node = child;
    }
    return this.values[node] === undefined ? 0 : node;
  }

  /** The node of exactly the words from..to and then..end of a text, 0 when they are no phrase. */
  joined(words: Int32Array, from: number, to: number, then: number, end: number): number {
    const node = this.walk(this.walk(ROOT, words, from, to), words, then, end);
    return node > 0 && this.values[node] !== undefined ? node : 0;
  }

  /** -1: no phrase goes on so. */
  private walk(start: number, words: Int32Array, from: number, to: number): number {
    let node = start;
    for (let i = from; i < to && node >= 0; i++) {
      const word = words[i] ?? 0;
      const child = word === 0 ? 0 : this.childOf(node, word);
      node = child === 0 ? -1 : child;
    }
    return node;
  }

  private mark(node: number, kind: number): void {
    if (node >= this.kinds.length) this.kinds = widened(this.kinds, new Uint8Array(2 * node));
    this.kinds[node] = (this.kinds[node] ?? 0) | kind;
  }

  private start(word: number, child: number): void {
    if (word >= this.starts.length) this.starts = widened(this.starts, new Int32Array(2 * word));
    this.starts[word] = child;
  }

  private childOf(node: number, word: number): number {
    return node === ROOT ? (this.starts[word] ?? 0) : this.next.get(node, word);
  }

  value(node: number): T | undefined {
    return this.values[node];
  }

  /** Words of the phrase that ends at a node. */
  length(node: number): number {
    return (this.kinds[node] ?? 0) >> LENGTH_BIT;
  }
}

function widened<T extends Int32Array | Uint8Array>(before: T, wider: T): T {
  wider.set(before);
  return wider;
}
