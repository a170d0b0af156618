import { createHash } from "node:crypto";
import * as z from "zod";

const recordSchema = z.object({
  /** The name of the file is only a hash of it: kept to notice a file in the wrong place, and for export. */
  key: z.string(),
  revision: z.number().int().positive(),
  savedAt: z.iso.datetime(),
  value: z.unknown(),
});

/** What one file holds: one person's record. */
export type FileRecord = z.infer<typeof recordSchema>;

/** The bytes are not what was once written. */
export class DamagedRecord extends Error {
  override readonly name = "DamagedRecord";
}

// One JSON object; the checksum covers the exact bytes of "record".
const HEAD = /^\{"checksum":"([0-9a-f]{64})","record":$/;
const HEAD_LENGTH = '{"checksum":"","record":'.length + 64;
const TAIL = "}";

const sha256 = (data: string | Uint8Array) => createHash("sha256").update(data).digest("hex");

/** A name safe for any file system. Lone surrogates stay apart because JSON escapes them. */
export function hashOfKey(key: string): string {
  return sha256(JSON.stringify(key));
}

/** A value as JSON already: what a store was given, whatever becomes of the object afterwards. */
export class JsonText {
  readonly text: string | undefined;

  constructor(value: unknown) {
    this.text = JSON.stringify(value);
  }
}

/** A value that is a JsonText is written as it stands. */
export function encodeRecord({ value, ...head }: FileRecord): Buffer {
  const { text } = value instanceof JsonText ? value : new JsonText(value);
  const body =
    text === undefined ? JSON.stringify(head) : `${JSON.stringify(head).slice(0, -1)},"value":${text}}`;
  return Buffer.from(`{"checksum":"${sha256(body)}","record":${body}${TAIL}`);
}

/** @throws DamagedRecord */
export function decodeRecord(bytes: Uint8Array): FileRecord {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const checksum = HEAD.exec(file.toString("latin1", 0, HEAD_LENGTH))?.[1];
  const body = file.subarray(HEAD_LENGTH, -TAIL.length);
  const tail = file.toString("latin1", Math.max(HEAD_LENGTH, file.length - TAIL.length));
  if (checksum === undefined || tail !== TAIL || sha256(body) !== checksum) {
    throw new DamagedRecord("the checksum does not fit the content");
  }
  const parsed = recordSchema.safeParse(JSON.parse(body.toString("utf8")));
  if (!parsed.success) throw new DamagedRecord("the content is not a record", { cause: parsed.error });
  return parsed.data;
}
