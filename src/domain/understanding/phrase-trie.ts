import { PairTable } from "./int-table.ts";

/** Words as small whole numbers, so that phrases are compared without touching strings. */
export class Vocabulary {
  private readonly ids = new Map<string, number>();
  private readonly forms: string[] = [""];

  /** The number of a folded word; new words get the next one. */
  add(form: string): number {
    const known = this.ids.get(form);
    if (known !== undefined) return known;
    const id = this.forms.length;
    this.ids.set(form, id);
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

/** Phrases as paths of words: finds the longest phrase that starts at a word. Node 0 means none. */
export class PhraseTrie<T> {
  private readonly next: PairTable;
  /** First words, by number: most words of a text start nothing and end here. */
  private readonly starts: number[] = [];
  private readonly values: Array<T | undefined> = [undefined];
  private readonly lengths: number[] = [0];

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
        this.values.push(undefined);
        this.lengths.push(length);
      }
      node = child;
    }
    let value = this.values[node];
    if (value === undefined) {
      value = make();
      this.values[node] = value;
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
      if (this.values[node] !== undefined) best = node;
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

  private start(word: number, child: number): void {
    while (this.starts.length <= word) this.starts.push(0);
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
    return this.lengths[node] ?? 0;
  }
}
