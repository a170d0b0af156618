/**
 * What the advisor says, free of any platform's widgets and markup.
 * Texts are spans, so that each renderer escapes what people and catalogues wrote.
 */
export interface TextSpan {
  readonly text: string;
  /** quote: the person's own words. */
  readonly style?: "strong" | "emphasis" | "code" | "quote";
  readonly href?: string;
}

export type Spans = readonly TextSpan[];

export type Block =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly spans: Spans }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly Spans[] }
  | {
      readonly kind: "fields";
      readonly rows: ReadonlyArray<{ readonly label: string; readonly spans: Spans }>;
    }
  | {
      readonly kind: "table";
      readonly head: readonly string[];
      readonly rows: ReadonlyArray<readonly string[]>;
    }
  /** share: 0..1 */
  | { readonly kind: "progress"; readonly label: string; readonly share: number; readonly text: string }
  /** Bars from 0 to 1, each with the same fact in words. */
  | {
      readonly kind: "chart";
      readonly title: string;
      readonly bars: ReadonlyArray<{ readonly label: string; readonly share: number; readonly text: string }>;
    }
  | { readonly kind: "note"; readonly spans: Spans };

/** Longest id of an option, in characters: every platform gives it back as it is. */
export const OPTION_ID_MAX = 75;

export interface Option {
  readonly id: string;
  readonly label: string;
}

/** Longest list of options that every platform shows in one widget. */
export const OPTIONS_MAX = 25;

/** What is chosen to pass over a question. */
export const SKIP = "skip";

/** What a menu's prompt is about; its options are commands, good at any later time. */
export const MENU = "menu";

export type Prompt = {
  /** The question that is asked: a step, "probe:sql", "forget", or MENU. An answer names it, so that a late click changes nothing. */
  readonly about: string;
  /** SKIP may be chosen beside the options. */
  readonly skippable?: true;
} & (
  | { readonly kind: "text"; readonly hint: string }
  /** min..max of the options are chosen; free text is always taken too. */
  | {
      readonly kind: "choice";
      readonly options: readonly Option[];
      readonly min: number;
      readonly max: number;
    }
);

/** A step of the plan that can be ticked where it is shown. */
export interface Tick {
  /** Skill id. */
  readonly skill: string;
  readonly name: string;
  readonly done: boolean;
  /** What it takes, e.g. "12 h". */
  readonly text: string;
}

export interface Attachment {
  readonly name: string;
  readonly mime: string;
  readonly text: string;
}

export interface Reply {
  readonly blocks: readonly Block[];
  readonly prompt?: Prompt;
  readonly attachments?: readonly Attachment[];
  /** true: may be shown in a channel as it is; otherwise it is for this person alone. */
  readonly shareable?: boolean;
  /** true: a result about this person, which they may choose to share. */
  readonly personal?: boolean;
  /** Which of the blocks are the result: what stands before and after is between the person and the advisor. */
  readonly result?: { readonly from: number; readonly to: number };
  /** Steps of the plan, the open ones first; at most OPTIONS_MAX. */
  readonly ticks?: readonly Tick[];
}

/** What of a reply others may see when it is shared: the result alone, nothing to press. null: it has none. */
export function sharedPart({ blocks, shareable, personal, result }: Reply): Reply | null {
  if (result === undefined || !(shareable || personal)) return null;
  return {
    blocks: blocks.slice(result.from, result.to),
    ...(shareable && { shareable }),
    ...(personal && { personal }),
  };
}

/** The reply with something said before it. */
export function after(lead: Block, reply: Reply): Reply {
  const { result } = reply;
  return {
    ...reply,
    blocks: [lead, ...reply.blocks],
    ...(result && { result: { from: result.from + 1, to: result.to + 1 } }),
  };
}

export const plain = (text: string): TextSpan => ({ text });
export const strong = (text: string): TextSpan => ({ text, style: "strong" });
export const quote = (text: string): TextSpan => ({ text, style: "quote" });
export const paragraph = (...spans: Spans): Block => ({ kind: "paragraph", spans });
export const note = (...spans: Spans): Block => ({ kind: "note", spans });
export const heading = (text: string): Block => ({ kind: "heading", text });
export const list = (items: readonly Spans[], ordered = false): Block => ({ kind: "list", ordered, items });

/** The reply as plain text: for logs of tests, alternatives of pictures and the simplest surfaces. */
export function replyText(reply: Reply): string {
  return reply.blocks.map(blockText).join("\n");
}

function blockText(block: Block): string {
  switch (block.kind) {
    case "heading":
      return block.text;
    case "paragraph":
    case "note":
      return spansText(block.spans);
    case "list":
      return block.items
        .map((item, index) => `${block.ordered ? `${index + 1}.` : "-"} ${spansText(item)}`)
        .join("\n");
    case "fields":
      return block.rows.map((row) => `${row.label}: ${spansText(row.spans)}`).join("\n");
    case "table":
      return [block.head, ...block.rows].map((row) => row.join(" | ")).join("\n");
    case "progress":
      return `${block.label}: ${block.text}`;
    case "chart":
      return [block.title, ...block.bars.map((bar) => `${bar.label}: ${bar.text}`)].join("\n");
  }
}

export function spansText(spans: Spans): string {
  return spans.map((span) => (span.style === "quote" ? `"${span.text}"` : span.text)).join("");
}
