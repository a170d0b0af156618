import type { IncomingMessage } from "node:http";
import { refusals } from "../refusal.ts";
import type { SentFile } from "./records.ts";

const REQUEST_LIMIT = 25 * 1024 * 1024;

export interface ReadBody {
  readonly body: unknown;
  readonly files: readonly SentFile[];
  readonly problem: "too-large" | "not-json" | null;
}

export async function readAll(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function json(text: string): { body: unknown; problem: "not-json" | null } {
  try {
    return { body: JSON.parse(text), problem: null };
  } catch {
    return { body: text, problem: "not-json" };
  }
}

/** A body in JSON, or in parts with the JSON as payload_json and the files as files[n]. */
export async function parseBody(bytes: Buffer, type: string): Promise<ReadBody> {
  if (bytes.byteLength === 0) return { body: undefined, files: [], problem: null };
  if (bytes.byteLength > REQUEST_LIMIT) return { body: undefined, files: [], problem: "too-large" };
  if (!type.startsWith("multipart/form-data")) return { ...json(bytes.toString("utf8")), files: [] };
  const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": type } }).formData();
  const files: SentFile[] = [];
  let payload = "{}";
  for (const [field, value] of form) {
    if (typeof value === "string") {
      if (field === "payload_json") payload = value;
    } else {
      const content = new Uint8Array(await value.arrayBuffer());
      files.push({ field, name: value.name, type: value.type || "application/octet-stream", bytes: content });
    }
  }
  return { ...json(payload), files };
}

export function refuseBody(read: ReadBody): void {
  if (read.problem === "too-large") throw refusals.tooLarge();
  if (read.problem === "not-json") throw refusals.notJson();
}

/** The files by their numbers; a name without one counts from 0. */
export const uploads = (files: readonly SentFile[]) =>
  files.map((file, position) => ({
    index: Number(/^files?\[(\d+)\]$/.exec(file.field)?.[1] ?? position),
    name: file.name,
    type: file.type,
    bytes: file.bytes,
  }));
