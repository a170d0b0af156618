import type { DocumentReader, DocumentText } from "../../src/app/documents.ts";
import { DOCUMENT_LIMITS, type DocumentLimits } from "./limits.ts";
import { refused } from "./outcome.ts";
import { type Reading, startReading } from "./start-reading.ts";

/** Reads CVs and job ads in processes of their own, a few at a time. Nothing is started before the first file. */
export function createDocumentReader(
  options: { readonly limits?: Partial<DocumentLimits> } = {},
): DocumentReader {
  const limits = { ...DOCUMENT_LIMITS, ...options.limits };
  const waiting: Array<() => void> = [];
  const readings = new Set<Reading>();
  let taken = 0;
  let closed = false;

  async function takePlace(): Promise<void> {
    if (taken < limits.processes) taken += 1;
    else await new Promise<void>((go) => waiting.push(go));
  }

  /** A place goes straight to whoever waits, so that nobody slips in between. */
  function givePlace(): void {
    const next = waiting.shift();
    if (next === undefined) taken -= 1;
    else next();
  }

  async function run(bytes: Uint8Array): Promise<DocumentText> {
    const reading = startReading(bytes, limits);
    readings.add(reading);
    try {
      return await reading.result;
    } finally {
      readings.delete(reading);
    }
  }

  return {
    async read({ bytes }) {
      if (bytes.byteLength > limits.bytes) return refused("too-large");
      if (bytes.byteLength === 0) return refused("empty");
      if (closed || waiting.length >= limits.waiting) return refused("too-slow");
      await takePlace();
      try {
        return closed ? refused("too-slow") : await run(bytes);
      } finally {
        givePlace();
      }
    },
    async close() {
      closed = true;
      for (const reading of readings) reading.stop();
      await Promise.allSettled([...readings].map((reading) => reading.result));
    },
  };
}
