import { createPublicKey, type KeyObject, verify } from "node:crypto";

/** Older requests are repeated ones, in seconds. */
export const SIGNATURE_AGE_MAX = 300;

export interface SignatureHeaders {
  /** X-Signature-Ed25519, hexadecimal. */
  readonly signature: string | undefined;
  /** X-Signature-Timestamp, seconds since 1970. */
  readonly timestamp: string | undefined;
}

/** Whether a request comes from Discord, and just now. Never throws. @param now seconds since 1970 */
export type SignatureCheck = (headers: SignatureHeaders, body: Uint8Array, now: number) => boolean;

/** What stands before the 32 bytes of an ed25519 key in DER. */
const KEY_HEADER = Buffer.from("302a300506032b6570032100", "hex");

/** @param publicKey 64 hexadecimal digits; any other refuses everything */
export function createSignatureCheck(publicKey: string): SignatureCheck {
  const key = keyOf(publicKey);
  return ({ signature, timestamp }, body, now) => {
    if (key === null || signature === undefined || timestamp === undefined) return false;
    if (!/^[0-9a-f]{128}$/i.test(signature) || !/^\d{1,12}$/.test(timestamp)) return false;
    if (!(Math.abs(now - Number(timestamp)) <= SIGNATURE_AGE_MAX)) return false;
    try {
      return verify(null, Buffer.concat([Buffer.from(timestamp), body]), key, Buffer.from(signature, "hex"));
    } catch {
      return false;
    }
  };
}

function keyOf(publicKey: string): KeyObject | null {
  if (!/^[0-9a-f]{64}$/i.test(publicKey)) return null;
  try {
    const der = Buffer.concat([KEY_HEADER, Buffer.from(publicKey, "hex")]);
    return createPublicKey({ key: der, format: "der", type: "spki" });
  } catch {
    return null;
  }
}
