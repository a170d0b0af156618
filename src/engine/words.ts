import type { TextSpan } from "./reply.ts";

export type Params = Readonly<Record<string, string | number | TextSpan | readonly TextSpan[]>>;

/** The project's wording, by key. */
export interface Words {
  /** @param turn chooses among several texts, so that nobody hears the same sentence twice in a row */
  spans(key: string, params?: Params, turn?: number): readonly TextSpan[];
  text(key: string, params?: Params, turn?: number): string;
  has(key: string): boolean;
}

/** "{name}" in a text, or "*strong*". */
const MARK = /\{([a-z0-9]+)\}|\*([^*]+)\*/g;

export function createWords(texts: Readonly<Record<string, string | readonly string[]>>): Words {
  const template = (key: string, turn: number): string => {
    const found = texts[key];
    if (found === undefined) throw new Error(`wording.yaml has no text "${key}"`);
    return typeof found === "string" ? found : (found[turn % found.length] ?? "");
  };
  const spans = (key: string, params: Params = {}, turn = 0) => fill(template(key, turn), params);
  return {
    spans,
    text: (key, params, turn) =>
      spans(key, params, turn)
        .map((span) => span.text)
        .join(""),
    has: (key) => Object.hasOwn(texts, key),
  };
}

function fill(template: string, params: Params): TextSpan[] {
  const out: TextSpan[] = [];
  let from = 0;
  let one = false;
  const add = (text: string) => {
    if (text !== "") out.push({ text: one ? text.replace(PLURAL, "$1") : text });
    one = false;
  };
  for (const mark of template.matchAll(MARK)) {
    add(template.slice(from, mark.index));
    const [whole, name, strongText] = mark;
    if (strongText !== undefined) {
      out.push(...fill(strongText, params).map((span) => ({ ...span, style: "strong" as const })));
    } else {
      out.push(...asSpans(params[name ?? ""], name ?? ""));
      one = params[name ?? ""] === 1;
    }
    from = mark.index + whole.length;
  }
  add(template.slice(from));
  return out;
}

/** Counted things, which lose their s after a one. */
const PLURAL = /^( (?:hour|week|year|essential|step))s\b/;

function asSpans(value: Params[string] | undefined, name: string): readonly TextSpan[] {
  if (value === undefined) throw new Error(`a text needs "${name}"`);
  if (typeof value === "string" || typeof value === "number") return [{ text: String(value) }];
  return Array.isArray(value) ? value : [value as TextSpan];
}

/** Names that a text wants filled in; the loader checks texts of an overlay against the originals. */
export function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{([a-z0-9]+)\}/g)].flatMap((mark) => mark[1] ?? []))].sort();
}
