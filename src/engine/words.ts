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
  const cuts = new Map<string, Cut>();
  const cutOf = (text: string): Cut => {
    let found = cuts.get(text);
    if (found === undefined) {
      found = cutUp(text);
      cuts.set(text, found);
    }
    return found;
  };
  return {
    spans(key, params = {}, turn = 0) {
      const { pieces, fixed } = cutOf(template(key, turn));
      return fixed?.spans ?? fill(pieces, params);
    },
    text(key, params = {}, turn = 0) {
      const { pieces, fixed } = cutOf(template(key, turn));
      return fixed?.text ?? joined(fill(pieces, params));
    },
    has: (key) => Object.hasOwn(texts, key),
  };
}

/** A text cut at its marks, once: plain words, names to fill in, and strong parts. */
type Piece =
  | { readonly kind: "plain"; readonly text: string }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "strong"; readonly pieces: readonly Piece[] };

interface Cut {
  readonly pieces: readonly Piece[];
  /** The whole of a text in which there is nothing to fill in. */
  readonly fixed: { readonly spans: readonly TextSpan[]; readonly text: string } | null;
}

function cutUp(template: string): Cut {
  const pieces = cut(template);
  if (placeholders(template).length > 0) return { pieces, fixed: null };
  const spans = fill(pieces, {});
  return { pieces, fixed: { spans, text: joined(spans) } };
}

const joined = (spans: readonly TextSpan[]): string => spans.map((span) => span.text).join("");

function cut(template: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  const plain = (to: number) => {
    if (to > from) pieces.push({ kind: "plain", text: template.slice(from, to) });
  };
  for (const mark of template.matchAll(MARK)) {
    plain(mark.index);
    const [whole, name = "", strongText] = mark;
    if (strongText === undefined) pieces.push({ kind: "name", name });
    else pieces.push({ kind: "strong", pieces: cut(strongText) });
    from = mark.index + whole.length;
  }
  plain(template.length);
  return pieces;
}

function fill(pieces: readonly Piece[], params: Params): TextSpan[] {
  const out: TextSpan[] = [];
  let one = false;
  for (const piece of pieces) {
    if (piece.kind === "plain") out.push({ text: one ? piece.text.replace(PLURAL, "$1") : piece.text });
    else if (piece.kind === "name") out.push(...asSpans(params[piece.name], piece.name));
    else for (const span of fill(piece.pieces, params)) out.push({ ...span, style: "strong" });
    one = piece.kind === "name" && params[piece.name] === 1;
  }
  return out;
}

/** Counted things, which lose their s after a one. */
const PLURAL = /^( (?:hour|week|month|year|essential|step))s\b/;

function asSpans(value: Params[string] | undefined, name: string): readonly TextSpan[] {
  if (value === undefined) throw new Error(`a text needs "${name}"`);
  if (typeof value === "string" || typeof value === "number") return [{ text: String(value) }];
  return Array.isArray(value) ? value : [value as TextSpan];
}

/** Names that a text wants filled in; the loader checks texts of an overlay against the originals. */
export function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{([a-z0-9]+)\}/g)].flatMap((mark) => mark[1] ?? []))].sort();
}
