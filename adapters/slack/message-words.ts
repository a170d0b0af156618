import { typed } from "./escape.ts";

/** What is read in a message: its text, or that of its blocks and attachments where apps wrote none. */
export function messageWords(message: Readonly<Record<string, unknown>>): string {
  const parts = [message.text, ...textsIn(message.attachments), ...textsIn(message.blocks)];
  const words = parts.filter((part): part is string => typeof part === "string" && part.trim() !== "");
  const [first, ...rest] = words;
  // Blocks mostly say what the text says.
  const more = rest.filter((part) => !(first ?? "").includes(part.trim()));
  return typed([first ?? "", ...more].join("\n"));
}

function textsIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    (key === "text" || key === "pretext") && typeof item === "string" ? [item] : textsIn(item),
  );
}
