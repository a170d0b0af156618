import { createSecretKey, type KeyObject } from "node:crypto";
import { StoreError } from "../../../src/app/ports.ts";

/** The variable that holds the keys, for messages. */
export const KEYS_VARIABLE = "ROLEWISE_ENCRYPTION_KEYS";

/** Keys by their id. The first encrypts; all decrypt, so that a key can be replaced while old values remain. */
export type EncryptionKeys = ReadonlyMap<string, KeyObject>;

const KEY_BYTES = 32;
const SHAPE = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/]{43}=)$/;

/**
 * @param text comma-separated `id:base64 of 32 bytes`
 * @throws StoreError that names the variable and never the keys
 */
export function readKeys(text: string): EncryptionKeys {
  const keys = new Map<string, KeyObject>();
  for (const [index, part] of text.split(",").entries()) {
    const [, id, base64] = SHAPE.exec(part.trim()) ?? [];
    const bytes = Buffer.from(base64 ?? "", "base64");
    if (id === undefined || bytes.length !== KEY_BYTES) throw unusable(`Key ${index + 1} is not one`);
    if (keys.has(id)) throw unusable(`The id "${id}" is there twice`);
    keys.set(id, createSecretKey(bytes));
  }
  return keys;
}

function unusable(fault: string): StoreError {
  return new StoreError(
    "UNREADABLE",
    `${KEYS_VARIABLE}: ${fault}. It holds keys like 2026a:<base64 of 32 bytes>, separated by commas; make one with: openssl rand -base64 32`,
  );
}
