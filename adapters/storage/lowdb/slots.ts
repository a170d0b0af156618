import { DamagedRecord, decodeRecord, type FileRecord } from "./record.ts";

/**
 * A person's file is two slots of one size, a line each: a record, and blanks behind it. A save overwrites the older
 * of the two where it stands: one fsync, no new name, and the newer one stays as it is until the save is safe.
 */
const SLOTS = [0, 1] as const;

/** Slots are whole blocks of the usual file systems, so that what tears one does not touch the other. */
const BLOCK = 4_096;
/** Room that a new file has beyond its record: records grow a little with most turns, and a new file is dear. */
const ROOM = 1.5;
/** Slots larger than this many times what a record needs are given back to the disk. */
const TOO_LARGE = 4;

const BLANK = 0x20;
const LINE_END = 0x0a;

/** Where in its file the newest record is. */
export interface Spot {
  readonly slot: 0 | 1;
  /** Bytes of each slot; 0 in a file of one bare record, which the next save replaces. */
  readonly size: number;
}

export interface Found {
  readonly record: FileRecord;
  readonly spot: Spot;
  /** What the other slot holds is no record: a save that was cut off, or damage. */
  readonly besideDamage: boolean;
}

/** Bytes of the slots that a new file gets for a record of so many bytes. */
export function slotSizeFor(length: number): number {
  return Math.ceil((length * ROOM + 1) / BLOCK) * BLOCK;
}

export function fits(length: number, size: number): boolean {
  return length < size && size <= TOO_LARGE * slotSizeFor(length);
}

export const otherSlot = (slot: 0 | 1): 0 | 1 => (slot === 0 ? 1 : 0);

/** What a slot is overwritten with. */
export function slotWith(record: Uint8Array, size: number): Buffer {
  const bytes = Buffer.alloc(size, BLANK);
  bytes.set(record);
  bytes[size - 1] = LINE_END;
  return bytes;
}

/** A whole file, with the record in its first slot. */
export function fileWith(record: Uint8Array, size: number): Buffer {
  return Buffer.concat([slotWith(record, size), slotWith(new Uint8Array(), size)]);
}

/**
 * The newest record of a file.
 * @param known where it is; what a failed save may have left in the other slot is then passed over
 * @throws DamagedRecord when there is none
 */
export function findRecord(file: Buffer, known: Spot | null): Found {
  const size = file.length / SLOTS.length;
  if (size < BLOCK || size % BLOCK !== 0) {
    return { record: decodeRecord(withoutBlanks(file)), spot: { slot: 0, size: 0 }, besideDamage: false };
  }
  const contentOf = (slot: 0 | 1) => withoutBlanks(file.subarray(slot * size, (slot + 1) * size));
  if (known?.size === size) {
    const record = tryDecode(contentOf(known.slot));
    if (record !== null) return { record, spot: known, besideDamage: false };
  }
  return newest(contentOf(0), contentOf(1), size);
}

function newest(first: Buffer, second: Buffer, size: number): Found {
  const one = tryDecode(first);
  const two = tryDecode(second);
  if (two !== null && two.revision > (one?.revision ?? 0)) {
    return { record: two, spot: { slot: 1, size }, besideDamage: one === null && first.length > 0 };
  }
  if (one === null) throw new DamagedRecord("no copy of the record is whole");
  return { record: one, spot: { slot: 0, size }, besideDamage: two === null && second.length > 0 };
}

function tryDecode(content: Buffer): FileRecord | null {
  try {
    return decodeRecord(content);
  } catch (cause) {
    if (cause instanceof DamagedRecord) return null;
    throw cause;
  }
}

/** A record ends with the end of its line. */
function withoutBlanks(slot: Buffer): Buffer {
  let end = slot.length;
  while (end > 0 && (slot[end - 1] === BLANK || slot[end - 1] === LINE_END)) end -= 1;
  return slot.subarray(0, end);
}
