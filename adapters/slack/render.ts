import { inParts, shortened } from "../../src/app/long-text.ts";
import type { Reply } from "../../src/engine/reply.ts";
import type { Page, SlackBlock } from "./block-types.ts";
import { charsOf } from "./check.ts";
import { escaped } from "./escape.ts";
import * as limits from "./limits.ts";
import { type Piece, piecesOf, plainParts } from "./render-blocks.ts";
import { type ControlContext, controlPieces } from "./render-prompt.ts";

export interface RenderOptions {
  /** Absent: nothing can be pressed, as in what is shown to others. */
  readonly controls?: ControlContext;
  /** Small print before everything else: who shares it, who sees it. */
  readonly lead?: readonly Piece[];
  /** Small print at the end. */
  readonly tail?: readonly Piece[];
}

/** A message, and what it says in simpler forms where a workspace refuses its blocks. */
export interface RenderedPage extends Page {
  readonly pieces: readonly Piece[];
}

/** A reply as messages of Slack: one, or more where it is longer than Slack takes; nothing is left out. */
export function render(reply: Reply, options: RenderOptions = {}): RenderedPage[] {
  const { controls, lead = [], tail = [] } = options;
  const said = reply.blocks.flatMap(piecesOf);
  const pressed = controls === undefined ? [] : controlPieces(reply, controls);
  return paged([...lead, ...said, ...tail, ...pressed]).map(page);
}

/** Without tables and charts of Slack's own. */
export function simpler(pieces: readonly Piece[]): RenderedPage[] {
  return paged(pieces.flatMap((piece) => piece.instead ?? [piece])).map(page);
}

/** In text alone, options numbered, for workspaces that refuse even the simplest blocks. */
export function inWords(pieces: readonly Piece[]): Page[] {
  const words = pieces.map((piece) => piece.words).filter((text) => text !== "");
  return plainParts(words.join("\n"))
    .flatMap(inEscapedParts)
    .map((text) => ({ text, blocks: [] }));
}

const inEscapedParts = (text: string): string[] =>
  escaped(text).length <= limits.MESSAGE_TEXT_MAX
    ? [escaped(text)]
    : inParts(text, text.length / 2).flatMap(inEscapedParts);

/** Pieces packed into messages within every limit; what leads to the next piece stays with it. */
export function paged(pieces: readonly Piece[]): Piece[][] {
  const pages: Piece[][] = [];
  const put = (group: readonly Piece[]) => {
    const last = pages.at(-1);
    if (last !== undefined && fits([...last, ...group])) last.push(...group);
    else pages.push([...group]);
  };
  for (const group of together(pieces)) {
    if (fits(group)) put(group);
    else for (const piece of group) put([piece]);
  }
  return pages;
}

function together(pieces: readonly Piece[]): Piece[][] {
  const groups: Piece[][] = [];
  let open = false;
  for (const piece of pieces) {
    if (open) groups.at(-1)?.push(piece);
    else groups.push([piece]);
    open = piece.leads === true;
  }
  return groups;
}

function fits(pieces: readonly Piece[]): boolean {
  const blocks = blocksOf(pieces);
  const number = (type: string) => blocks.filter((block) => block.type === type).length;
  return (
    blocks.length <= limits.MESSAGE_BLOCKS_MAX &&
    charsOf(blocks) <= limits.MESSAGE_CHARS_MAX &&
    number("table") <= limits.TABLES_OF_MESSAGE_MAX &&
    number("data_visualization") <= limits.CHARTS_OF_MESSAGE_MAX &&
    JSON.stringify(blocks).split('"style":"primary"').length <= 2
  );
}

export const blocksOf = (pieces: readonly Piece[]): SlackBlock[] => pieces.flatMap((piece) => piece.blocks);

function page(pieces: readonly Piece[]): RenderedPage {
  const words = pieces.map((piece) => piece.words).filter((text) => text !== "");
  return { text: topText(words.join("\n")), blocks: blocksOf(pieces), pieces };
}

/** What screen readers and notifications say of a message; its blocks hold the whole. */
export function topText(words: string): string {
  let most = limits.MESSAGE_TEXT_MAX - 100;
  let text = escaped(shortened(words, most));
  while (text.length > limits.MESSAGE_TEXT_MAX) {
    most = Math.floor(most / 2);
    text = escaped(shortened(words, most));
  }
  return text.trim() === "" ? "…" : text;
}
