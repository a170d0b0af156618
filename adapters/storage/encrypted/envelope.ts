import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import * as z from "zod";
import { StoreError } from "../../../src/app/ports.ts";
import { type EncryptionKeys, KEYS_VARIABLE } from "./keys.ts";

const CIPHER = "aes-256-gcm";
/** The lengths that GCM is made for. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const envelopeSchema = z.strictObject({
  encrypted: z.literal(CIPHER),
  key: z.string(),
  /** Base64, like what follows. */
  nonce: z.string(),
  tag: z.string(),
  data: z.string(),
});

export type Envelope = z.infer<typeof envelopeSchema>;

/** Encrypts a value for the record of one key: it opens in no other. */
export function seal(keys: EncryptionKeys, recordKey: string, value: unknown): Envelope {
  const [first] = keys;
  if (first === undefined) throw new Error("there is no key to encrypt with");
  const [id, key] = first;
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(boundTo(recordKey));
  const data = Buffer.concat([cipher.update(JSON.stringify({ value }), "utf8"), cipher.final()]);
  return {
    encrypted: CIPHER,
    key: id,
    nonce: nonce.toString("base64"),
    tag: cipher.getAuthTag().toString("base64"),
    data: data.toString("base64"),
  };
}

/**
 * @returns the value; one that was never encrypted as it is
 * @throws StoreError UNREADABLE when no key opens it
 */
export function unseal(keys: EncryptionKeys, recordKey: string, stored: unknown): unknown {
  const parsed = envelopeSchema.safeParse(stored);
  if (!parsed.success) return stored;
  const { key: id, nonce, tag, data } = parsed.data;
  const key = keys.get(id);
  if (key === undefined) throw locked(`was encrypted with the key "${id}", which is not among the keys`);
  try {
    const decipher = createDecipheriv(CIPHER, key, Buffer.from(nonce, "base64"), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(boundTo(recordKey));
    decipher.setAuthTag(Buffer.from(tag, "base64"));
    const text = Buffer.concat([decipher.update(Buffer.from(data, "base64")), decipher.final()]);
    const { value }: { value?: unknown } = JSON.parse(text.toString("utf8"));
    return value;
  } catch (cause) {
    throw locked(
      `does not open with the key "${id}": it was encrypted with another key of that id, or was changed`,
      cause,
    );
  }
}

const boundTo = (recordKey: string) => Buffer.from(JSON.stringify(recordKey), "utf8");

function locked(fault: string, cause?: unknown): StoreError {
  return new StoreError(
    "UNREADABLE",
    `A record ${fault}. Put the right key into ${KEYS_VARIABLE}; the record is left as it is.`,
    { cause },
  );
}
