import { createHash } from "node:crypto";

/** PostgreSQL's text takes neither NUL nor a lone surrogate. The backslash is escaped to tell the difference. */
const UNSTORABLE = /[\\\0]|\p{Surrogate}/gu;

/** A key or name as a text column takes it; ordinary ones stay as they are. */
export function toColumn(text: string): string {
  return text.replace(UNSTORABLE, (unit) => `\\${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

export function fromColumn(column: string): string {
  return column.replace(/\\([0-9a-f]{4})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}

export function hashOf(text: string): Buffer {
  return createHash("sha256").update(JSON.stringify(text)).digest();
}

/** JSON in ASCII escapes what no text column takes. @returns null for undefined */
export function toJson(value: unknown): string | null {
  return JSON.stringify(value) ?? null;
}

export function fromJson(text: string | null): unknown {
  return text === null ? undefined : JSON.parse(text);
}
