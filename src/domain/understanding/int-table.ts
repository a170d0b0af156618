/** Pairs of small whole numbers to a number, by open addressing: quicker to build and smaller than a Map. 0 is none. */
export class PairTable {
  private slots: Int32Array;
  private mask: number;
  private used = 0;

  /** @param expected how many pairs there will be, about */
  constructor(expected: number) {
    let size = 256;
    while (size < 2 * expected) size *= 2;
    this.slots = new Int32Array(3 * size);
    this.mask = size - 1;
  }

  get(a: number, b: number): number {
    const { slots, mask } = this;
    for (let at = mixed(a, b) & mask; ; at = (at + 1) & mask) {
      const value = slots[3 * at + 2] ?? 0;
      if (value === 0) return 0;
      if (slots[3 * at] === a && slots[3 * at + 1] === b) return value;
    }
  }

  set(a: number, b: number, value: number): void {
    if (2 * this.used > this.mask) this.grow();
    const { slots, mask } = this;
    let at = mixed(a, b) & mask;
    while (slots[3 * at + 2] !== 0 && (slots[3 * at] !== a || slots[3 * at + 1] !== b)) at = (at + 1) & mask;
    if (slots[3 * at + 2] === 0) this.used += 1;
    slots[3 * at] = a;
    slots[3 * at + 1] = b;
    slots[3 * at + 2] = value;
  }

  private grow(): void {
    const before = this.slots;
    this.mask = 2 * this.mask + 1;
    this.slots = new Int32Array(3 * (this.mask + 1));
    this.used = 0;
    for (let at = 0; at < before.length; at += 3) {
      const value = before[at + 2] ?? 0;
      if (value !== 0) this.set(before[at] ?? 0, before[at + 1] ?? 0, value);
    }
  }
}

function mixed(a: number, b: number): number {
  const hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}

/** Whole numbers in lists by key, made in one go: the lists lie one behind the other. Keys that meet share a list. */
export class Buckets {
  /** The list of a slot is entries[starts[slot]] up to, without, entries[starts[slot + 1]]. */
  readonly starts: Int32Array;
  readonly entries: Int32Array;
  private readonly mask: number;

  constructor(keys: Int32Array, entries: Int32Array) {
    let size = 1024;
    while (size < keys.length) size *= 2;
    const mask = size - 1;
    const slots = keys.map((key) => slotOf(key, mask));
    const starts = new Int32Array(size + 1);
    for (const slot of slots) starts[slot + 1] = (starts[slot + 1] ?? 0) + 1;
    for (let slot = 1; slot <= size; slot++) starts[slot] = (starts[slot] ?? 0) + (starts[slot - 1] ?? 0);
    const free = starts.slice();
    const sorted = new Int32Array(keys.length);
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i] ?? 0;
      const place = free[slot] ?? 0;
      sorted[place] = entries[i] ?? 0;
      free[slot] = place + 1;
    }
    this.mask = mask;
    this.starts = starts;
    this.entries = sorted;
  }

  slot(key: number): number {
    return slotOf(key, this.mask);
  }
}

function slotOf(key: number, mask: number): number {
  const hash = Math.imul(key ^ (key >>> 16), 0x45d9f3b);
  return (hash ^ (hash >>> 16)) & mask;
}
