import type { ChartBars } from "../../src/app/charts.ts";
import { inParts } from "../../src/app/long-text.ts";
import type { Attachment, Reply, Spans } from "../../src/engine/reply.ts";
import { nested } from "./check.ts";
import { oneLine } from "./escape.ts";
import * as limits from "./limits.ts";
import { type Piece, piecesOf } from "./render-blocks.ts";
import { type ControlContext, controlsOf, isWrittenOut, pagerRow } from "./render-controls.ts";
import {
  type Container,
  type FileCard,
  type Gallery,
  type Part,
  type Row,
  type TextDisplay,
  Type,
} from "./wire.ts";

/** One message, before its pictures are painted. */
export interface Page {
  readonly components: readonly Part[];
  readonly pictures: ReadonlyArray<{
    readonly name: string;
    readonly alt: string;
    readonly chart: ChartBars;
  }>;
  readonly files: readonly Attachment[];
}

export interface RenderOptions extends ControlContext {
  /** owner: for the person alone. everyone: shown to others, with nothing of the person's to press. */
  readonly audience: "owner" | "everyone";
  /** Small print before everything else: whose result it is. */
  readonly lead?: Spans;
}

/** The colour at the side of a result. */
const ACCENT = 0x3d7a68;

/** A reply as messages of Discord: one, or pages where it is longer than one holds. Nothing is left out. */
export function render(reply: Reply, options: RenderOptions): Page[] {
  const own = options.audience === "owner";
  const rows = own ? controlsOf(reply, options) : [];
  const files = own ? filesOf(reply) : [];
  const room: Room = {
    components: limits.COMPONENTS_MAX - nested(rows).length - PAGER_COMPONENTS - FILES_OF_PAGE,
    pictures: limits.ATTACHMENTS_MAX - FILES_OF_PAGE,
  };
  const pages = pack(piecesToShow(reply, options), room).map((pieces) => ({
    pieces,
    files: [] as Attachment[],
  }));
  const [first = [], ...more] = inChunks(files, FILES_OF_PAGE);
  const last = pages.at(-1);
  if (last === undefined) pages.push({ pieces: [], files: first });
  else last.files = first;
  pages.push(...more.map((chunk) => ({ pieces: [], files: chunk })));
  return pages
    .map(({ pieces, files }, index) => {
      const hasRows = options.turnId !== null || index === pages.length - 1;
      const below = [...(hasRows ? rows : []), ...turnsPages(pages.length, index, options)];
      return page(pieces, files, below, isCard(reply));
    })
    .filter(({ components }) => components.length > 0);
}

/** Files shown on one page; the rest of what a message holds is left to pictures. */
const FILES_OF_PAGE = 5;

function inChunks<T>(items: readonly T[], most: number): T[][] {
  const count = Math.ceil(items.length / most);
  return Array.from({ length: count }, (_, index) => items.slice(index * most, (index + 1) * most));
}

/** A row, two buttons and the number between them. */
const PAGER_COMPONENTS = 4;

const isCard = (reply: Reply): boolean => reply.personal === true || reply.shareable === true;

function turnsPages(pages: number, index: number, options: RenderOptions): Row[] {
  const { turnId, audience } = options;
  if (pages < 2 || turnId === null) return [];
  return [pagerRow(audience === "owner" ? "page" : "read", { ...options, turnId }, index, pages)];
}

function piecesToShow(reply: Reply, { audience, lead, words }: RenderOptions): Piece[] {
  const { prompt } = reply;
  const written =
    audience === "owner" && prompt?.kind === "choice" && isWrittenOut(prompt)
      ? [
          ...piecesOf(
            { kind: "list", ordered: true, items: prompt.options.map(({ label }) => [{ text: label }]) },
            0,
          ),
          ...piecesOf({ kind: "note", spans: words.spans("discord.type-number") }, 0),
        ]
      : [];
  return [
    ...(lead === undefined ? [] : piecesOf({ kind: "note", spans: lead }, 0)),
    ...reply.blocks.flatMap(piecesOf),
    ...written,
  ];
}

/** Names that Discord keeps as they are, each once. */
function filesOf(reply: Reply): Attachment[] {
  const named = new Map<string, Attachment>();
  for (const file of reply.attachments ?? []) {
    const clean = file.name.replaceAll(/[^\w.-]+/g, "_").replace(/^\.+/, "") || "file.txt";
    const name = named.has(clean) ? `${named.size + 1}-${clean}` : clean;
    named.set(name, { ...file, name });
  }
  return [...named.values()];
}

interface Room {
  readonly components: number;
  readonly pictures: number;
}

/** Pieces packed into pages within every limit; what leads to the next piece stays with it. */
function pack(pieces: readonly Piece[], room: Room): Piece[][] {
  const pages: Piece[][] = [];
  let size = NOTHING;
  const put = (group: readonly Piece[]): boolean => {
    const larger = group.reduce(withPiece, size);
    if (pages.length === 0 || !fits(larger, room)) return false;
    pages.at(-1)?.push(...group);
    size = larger;
    return true;
  };
  const open = (group: readonly Piece[]) => {
    pages.push([...group]);
    size = group.reduce(withPiece, NOTHING);
  };
  for (const group of together(pieces)) {
    if (put(group)) continue;
    if (fits(group.reduce(withPiece, NOTHING), room)) open(group);
    else for (const piece of group) if (!put([piece])) open([piece]);
  }
  return pages;
}

/** What pieces come to on a page. */
interface Size {
  readonly characters: number;
  readonly bytes: number;
  readonly parts: number;
  readonly pictures: number;
  readonly endsInText: boolean;
}

const NOTHING: Size = { characters: 0, bytes: 0, parts: 0, pictures: 0, endsInText: false };
const GAP_MAX = 2;

function withPiece(size: Size, piece: Piece): Size {
  if (piece.kind === "picture")
    return { ...size, parts: size.parts + 1, pictures: size.pictures + 1, endsInText: false };
  const between = size.endsInText ? GAP_MAX : 0;
  return {
    characters: size.characters + between + piece.text.length,
    bytes: size.bytes + Buffer.byteLength(piece.text) + (size.endsInText ? between : limits.TEXT_OVERHEAD),
    parts: size.parts + (size.endsInText ? 0 : 1),
    pictures: size.pictures,
    endsInText: true,
  };
}

/** A card holds the parts as one more. */
const fits = ({ characters, bytes, parts, pictures }: Size, room: Room): boolean =>
  parts + 1 <= room.components &&
  pictures <= room.pictures &&
  characters <= limits.TEXTS_MAX &&
  bytes <= limits.TEXTS_BYTES_MAX;

function together(pieces: readonly Piece[]): Piece[][] {
  const groups: Piece[][] = [];
  let open = false;
  for (const piece of pieces) {
    if (open) groups.at(-1)?.push(piece);
    else groups.push([piece]);
    open = piece.kind === "text" && piece.leads === true;
  }
  return groups;
}

/** Pieces as parts of a card: neighbouring words are one text. */
function partsOf(pieces: readonly Piece[]): Array<TextDisplay | Gallery> {
  const parts: Array<TextDisplay | Gallery> = [];
  let led = false;
  for (const piece of pieces) {
    const last = parts.at(-1);
    if (piece.kind === "picture") parts.push(gallery(piece));
    else if (last?.type === Type.text)
      parts[parts.length - 1] = { ...last, content: `${last.content}${led ? "\n" : piece.gap}${piece.text}` };
    else parts.push({ type: Type.text, content: piece.text });
    led = piece.kind === "text" && piece.leads === true;
  }
  return parts;
}

const gallery = ({ name, alt }: Extract<Piece, { kind: "picture" }>): Gallery => ({
  type: Type.gallery,
  items: [{ media: { url: `attachment://${name}` }, description: alt }],
});

function page(
  pieces: readonly Piece[],
  files: readonly Attachment[],
  rows: readonly Row[],
  card: boolean,
): Page {
  const parts = partsOf(pieces);
  const cards: FileCard[] = files.map(({ name }) => ({
    type: Type.file,
    file: { url: `attachment://${name}` },
  }));
  const body: Part[] = card && parts.length > 0 ? [boxed(parts)] : parts;
  const pictures = pieces.flatMap((piece) => (piece.kind === "picture" ? [piece] : []));
  return { components: [...body, ...cards, ...rows], pictures, files };
}

const boxed = (parts: ReadonlyArray<TextDisplay | Gallery>): Container => ({
  type: Type.container,
  accent_color: ACCENT,
  components: parts,
});

/** The same page where its pictures could not be painted: their words are on it anyway. */
export function withoutPictures(page: Page): Page {
  const isOther = (part: Part) => part.type !== Type.gallery;
  const components = page.components.flatMap((part): Part[] => {
    if (part.type !== Type.container) return isOther(part) ? [part] : [];
    const inner = part.components.filter(isOther);
    return inner.length === 0 ? [] : [{ ...part, components: inner }];
  });
  return { ...page, components, pictures: [] };
}

/** A page in plain content, for when Discord refuses the components. */
export function plainPages(page: Page): Array<{ readonly content: string; readonly rows: readonly Row[] }> {
  const texts = page.components.flatMap((part) => {
    if (part.type === Type.text) return [part.content];
    if (part.type !== Type.container) return [];
    return part.components.flatMap((inner) => (inner.type === Type.text ? [inner.content] : []));
  });
  const rows = page.components.filter((part) => part.type === Type.row).slice(0, limits.ROWS_MAX);
  const contents = inParts(texts.join("\n"), limits.CONTENT_MAX).filter((content) => content.trim() !== "");
  const filled = contents.length === 0 ? ["…"] : contents;
  return filled.map((content, index) => ({ content, rows: index === filled.length - 1 ? rows : [] }));
}

/** The first words of a reply, for the name of a thread. */
export function titleOf(reply: Reply): string {
  const named = reply.blocks.find((block) => block.kind === "heading");
  return named?.kind === "heading" ? oneLine(named.text) : "";
}
