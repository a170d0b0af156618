import { createHash, generateKeyPairSync, sign } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSignatureCheck, SIGNATURE_AGE_MAX } from "../../../adapters/discord/signature.ts";

const { publicKey, privateKey } = generateKeyPairSync("ed25519");
const KEY = publicKey.export({ type: "spki", format: "der" }).subarray(-32).toString("hex");
const isSigned = createSignatureCheck(KEY);

const signed = (body: Uint8Array, seconds: number) => ({
  timestamp: String(seconds),
  signature: sign(null, Buffer.concat([Buffer.from(String(seconds)), body]), privateKey).toString("hex"),
});
const time = fc.integer({ min: 0, max: 4_000_000_000 });
const bytes = fc.uint8Array({ maxLength: 400 });

/** The same with one bit the other way. */
function flipped(original: Uint8Array, at: number): Buffer {
  const copy = Buffer.from(original);
  const index = at % copy.length;
  copy[index] = (copy[index] ?? 0) ^ (1 << (at % 8));
  return copy;
}

describe("the signature of a request", () => {
  it("holds for what was signed with the key, whatever it is", () => {
    fc.assert(
      fc.property(bytes, time, (body, now) => {
        expect(isSigned(signed(body, now), body, now)).toBe(true);
      }),
    );
  });

  it("holds for no other body, time, signature or key", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 400 }), time, fc.nat(), (body, now, at) => {
        const headers = signed(body, now);
        expect(isSigned(headers, flipped(body, at), now)).toBe(false);
        expect(isSigned({ ...headers, timestamp: String(now + 1) }, body, now)).toBe(false);
        const signature = flipped(Buffer.from(headers.signature, "hex"), at).toString("hex");
        expect(isSigned({ ...headers, signature }, body, now)).toBe(false);
        const other = createHash("sha256").update(String(at)).digest("hex");
        expect(createSignatureCheck(other)(headers, body, now)).toBe(false);
      }),
    );
  });

  it("holds for five minutes, before and after", () => {
    const body = Buffer.from("{}");
    fc.assert(
      fc.property(time, fc.integer({ min: -1_000, max: 1_000 }), (now, off) => {
        const headers = signed(body, now);
        expect(isSigned(headers, body, now + off)).toBe(Math.abs(off) <= SIGNATURE_AGE_MAX);
      }),
    );
    expect(SIGNATURE_AGE_MAX).toBe(300);
  });

  it("is false, and never an error, for anything else", () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom("", "00", "f".repeat(128), "-1", "1e3", "9".repeat(400)),
    );
    const anything = fc.option(text, { nil: undefined });
    fc.assert(
      fc.property(
        fc.string(),
        anything,
        anything,
        bytes,
        fc.double(),
        (key, signature, timestamp, body, now) => {
          expect(createSignatureCheck(key)({ signature, timestamp }, body, now)).toBe(false);
          expect(isSigned({ signature, timestamp }, body, now)).toBe(false);
        },
      ),
    );
  });

  it("takes the key in capitals too", () => {
    const body = Buffer.from("{}");
    expect(createSignatureCheck(KEY.toUpperCase())(signed(body, 1_000), body, 1_000)).toBe(true);
  });
});
