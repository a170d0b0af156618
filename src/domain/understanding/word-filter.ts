const SIZE = 1 << 19;
const BASE = 31;
const LONGEST = 64;

/** BASE to the power of a length. */
const POWERS = new Int32Array(LONGEST + 1).fill(1);
for (let i = 1; i <= LONGEST; i++) POWERS[i] = Math.imul(POWERS[i - 1] ?? 1, BASE);

/** Says of most words that they are not in a list, by a hash of their letters: no string has to be made for it. */
export class WordFilter {
  private readonly bits = new Uint8Array(SIZE / 8);

  add(word: string): void {
    const bit = hashOf(word) & (SIZE - 1);
    this.bits[bit >> 3] = (this.bits[bit >> 3] ?? 0) | (1 << (bit & 7));
  }

  /**
   * Whether two words written as one may be in the list, by the hashes of both.
   * @param length of the second one
   */
  mayJoin(first: number, second: number, length: number): boolean {
    return length <= LONGEST && this.may((Math.imul(first, POWERS[length] ?? 0) + second) | 0);
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
    const bit = hash & (SIZE - 1);
    return ((this.bits[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0;
  }
}

export function hashOf(word: string): number {
  let hash = 0;
  for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, BASE) + word.charCodeAt(i)) | 0;
  return hash;
}
