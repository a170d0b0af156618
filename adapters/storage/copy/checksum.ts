import { createHash } from "node:crypto";

/** Counts things and sums their hashes, so that two sets are compared whatever their order. */
export class Checksum {
  #count = 0;
  #sum = 0n;

  /** JSON of equal things must be equal, which it is when one was parsed from the other's. */
  add(...parts: readonly unknown[]): void {
    const hash = createHash("sha256").update(JSON.stringify(parts)).digest();
    this.#count += 1;
    this.#sum = BigInt.asUintN(128, this.#sum + hash.readBigUInt64BE() * 2n ** 64n + hash.readBigUInt64BE(8));
  }

  get count(): number {
    return this.#count;
  }

  get text(): string {
    return this.#sum.toString(16).padStart(32, "0");
  }
}
