import { inflateSync } from "node:zlib";

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** The colour of a point as #rrggbb. */
  at(x: number, y: number): string;
}

const MAGIC = "89504e470d0a1a0a";
const CHANNELS = 4;

/** Enough of PNG for pictures of eight bits a channel with transparency, not interlaced. */
export function decodePng(bytes: Uint8Array): Picture {
  const data = Buffer.from(bytes);
  if (data.toString("hex", 0, 8) !== MAGIC) throw new Error("This is no PNG");
  const width = data.readUInt32BE(16);
  const height = data.readUInt32BE(20);
  if (data.toString("hex", 24, 29) !== "0806000000") throw new Error("This kind of PNG is not decoded");
  const rows = unfilter(inflateSync(Buffer.concat(chunks(data, "IDAT"))), width * CHANNELS, height);
  return {
    width,
    height,
    at: (x, y) => `#${rows.toString("hex", (y * width + x) * CHANNELS, (y * width + x) * CHANNELS + 3)}`,
  };
}

function chunks(data: Buffer, kind: string): Buffer[] {
  const found: Buffer[] = [];
  for (let at = 8; at < data.length; at += 12 + data.readUInt32BE(at)) {
    const start = at + 8;
    if (data.toString("latin1", at + 4, start) === kind)
      found.push(data.subarray(start, start + data.readUInt32BE(at)));
  }
  return found;
}

function unfilter(raw: Buffer, length: number, height: number): Buffer {
  const rows = Buffer.alloc(length * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (length + 1)] ?? 0;
    for (let i = 0; i < length; i++) {
      const left = i < CHANNELS ? 0 : (rows[y * length + i - CHANNELS] ?? 0);
      const above = y === 0 ? 0 : (rows[(y - 1) * length + i] ?? 0);
      const corner = y === 0 || i < CHANNELS ? 0 : (rows[(y - 1) * length + i - CHANNELS] ?? 0);
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter] ?? 0;
      rows[y * length + i] = (raw[y * (length + 1) + 1 + i] ?? 0) + guess;
    }
  }
  return rows;
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((value) => Math.abs(guess - value));
  if ((toLeft ?? 0) <= (toAbove ?? 0) && (toLeft ?? 0) <= (toCorner ?? 0)) return left;
  return (toAbove ?? 0) <= (toCorner ?? 0) ? above : corner;
}
