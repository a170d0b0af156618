const SIZE = 1 << 16;
const BASE = 31;

/** Says of most words that they are not in a list, by a hash of their letters: no string has to be made for it. */
export class WordFilter {
  private readonly bits = new Uint8Array(SIZE);

  add(word: string): void {
    this.bits[hashOf(word, 0) & (SIZE - 1)] = 1;
  }

  /** Whether two words written as one may be in the list. */
  mayJoin(first: string, second: string): boolean {
    return this.may(hashOf(second, hashOf(first, 0)));
  }

  /** Where a word may be cut so that both parts are in the list, or one of them. */
  cuts(word: string, which: "both" | "one"): number[] {
    const lefts = new Int32Array(word.length);
    for (let at = 1; at < word.length; at++)
      lefts[at] = Math.imul(lefts[at - 1] ?? 0, BASE) + word.charCodeAt(at - 1);
    const found: number[] = [];
    let right = 0;
    let power = 1;
    for (let at = word.length - 1; at > 0; at--) {
      right = (right + Math.imul(word.charCodeAt(at), power)) | 0;
      power = Math.imul(power, BASE);
      const left = this.may(lefts[at] ?? 0);
      if (which === "both" ? left && this.may(right) : left || this.may(right)) found.push(at);
    }
    return found.reverse();
  }

  private may(hash: number): boolean {
    return this.bits[hash & (SIZE - 1)] === 1;
  }
}

function hashOf(word: string, before: number): number {
  let hash = before;
  for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, BASE) + word.charCodeAt(i)) | 0;
  return hash;
}
