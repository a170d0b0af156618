import { crc32, inflateRawSync } from "node:zlib";
import { type Refused, refused } from "./outcome.ts";

/** Sizes and signatures of the records of a ZIP file (APPNOTE 4.3). */
const END = { signature: 0x06054b50, size: 22, commentMax: 0xffff };
const ENTRY = { signature: 0x02014b50, size: 46 };
const LOCAL = { signature: 0x04034b50, size: 30 };
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly checksum: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

export interface ZipLimits {
  readonly entries: number;
  /** Of the unpacked files together. */
  readonly bytes: number;
}

export type Unzipped = { readonly kind: "files"; readonly files: ReadonlyMap<string, Buffer> } | Refused;

/**
 * Unpacks the files that are wanted. What the directory says of their sizes is held against the limit before the first
 * is unpacked, and each file against what the directory says while it is.
 */
export function unzip(bytes: Uint8Array, wanted: (name: string) => boolean, limits: ZipLimits): Unzipped {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(data, limits.entries)?.filter((entry) => wanted(entry.name));
  if (entries === undefined) return refused("damaged");
  if (entries.reduce((sum, entry) => sum + entry.size, 0) > limits.bytes) return refused("too-large");
  const files = new Map<string, Buffer>();
  for (const entry of entries) {
    const file = files.has(entry.name) ? undefined : unpack(data, entry);
    if (file === undefined) return refused("damaged");
    files.set(entry.name, file);
  }
  return { kind: "files", files };
}

function readDirectory(data: Buffer, entriesMax: number): Entry[] | undefined {
  const end = findEnd(data);
  if (end === undefined) return undefined;
  const count = data.readUInt16LE(end + 10);
  if (count > entriesMax) return undefined;
  const entries: Entry[] = [];
  let at = data.readUInt32LE(end + 16);
  while (entries.length < count) {
    if (at + ENTRY.size > end || data.readUInt32LE(at) !== ENTRY.signature) return undefined;
    const nameEnd = at + ENTRY.size + data.readUInt16LE(at + 28);
    entries.push({
      name: data.toString("utf8", at + ENTRY.size, nameEnd),
      encrypted: (data.readUInt16LE(at + 8) & ENCRYPTED) !== 0,
      method: data.readUInt16LE(at + 10),
      checksum: data.readUInt32LE(at + 16),
      packed: data.readUInt32LE(at + 20),
      size: data.readUInt32LE(at + 24),
      offset: data.readUInt32LE(at + 42),
    });
    at = nameEnd + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
  }
  return entries;
}

/** The end record is the last thing in the file but for a comment. */
function findEnd(data: Buffer): number | undefined {
  const last = data.length - END.size;
  for (let at = last; at >= Math.max(0, last - END.commentMax); at--)
    if (data.readUInt32LE(at) === END.signature && at + END.size + data.readUInt16LE(at + 20) <= data.length)
      return at;
  return undefined;
}

function unpack(data: Buffer, entry: Entry): Buffer | undefined {
  const { offset, packed, size } = entry;
  if (entry.encrypted || offset + LOCAL.size > data.length) return undefined;
  if (data.readUInt32LE(offset) !== LOCAL.signature) return undefined;
  const start = offset + LOCAL.size + data.readUInt16LE(offset + 26) + data.readUInt16LE(offset + 28);
  if (start + packed > data.length) return undefined;
  const file = inflate(data.subarray(start, start + packed), entry.method, size);
  return file?.length === size && crc32(file) === entry.checksum ? file : undefined;
}

function inflate(packed: Buffer, method: number, size: number): Buffer | undefined {
  if (method === STORED) return packed;
  if (method !== DEFLATED) return undefined;
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch {
    return undefined;
  }
}
