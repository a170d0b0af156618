import type { Logger } from "pino";
import type { ChartPainter } from "../../src/app/charts.ts";
import { type Page, plainPages, withoutPictures } from "./render.ts";
import { Flag, type Message, type MessageBody, type UploadedFile } from "./wire.ts";

/** A picture that takes longer is left out: its words are on the page. */
const PAINT_WITHIN = 5_000;

/** Nobody is ever pinged by what is sent. */
export const NO_MENTIONS: MessageBody["allowed_mentions"] = { parse: [] };

/** Makes a page into a message, its pictures painted. */
export type Composer = (page: Page) => Promise<Message>;

export function createComposer(charts: ChartPainter, log: Logger): Composer {
  return async (page) => {
    if (page.pictures.length === 0) return message(page, []);
    try {
      const painted = await within(
        PAINT_WITHIN,
        Promise.all(page.pictures.map(async ({ chart }) => charts.paint(chart))),
      );
      const pictures = page.pictures.map(({ name }, index) => ({
        name,
        contentType: "image/png",
        data: painted[index] ?? new Uint8Array(),
      }));
      return message(page, pictures);
    } catch (err) {
      log.warn({ err }, "a chart could not be painted; its words are shown alone");
      return message(withoutPictures(page), []);
    }
  };
}

function message(page: Page, pictures: readonly UploadedFile[]): Message {
  const texts = page.files.map(({ name, mime, text }) => ({
    name,
    contentType: mime,
    data: new TextEncoder().encode(text),
  }));
  const files = [...pictures, ...texts];
  return {
    body: {
      flags: Flag.componentsV2,
      components: page.components,
      attachments: files.map(({ name }, id) => {
        const alt = page.pictures.find((picture) => picture.name === name)?.alt;
        return { id, filename: name, ...(alt !== undefined && { description: alt }) };
      }),
      allowed_mentions: NO_MENTIONS,
    },
    files,
  };
}

/** The same in plain content, for when Discord does not take the components. */
export function plainMessages(page: Page): Message[] {
  return plainPages(page).map(({ content, rows }) => ({
    body: {
      flags: Flag.suppressEmbeds,
      content,
      components: rows,
      attachments: [],
      allowed_mentions: NO_MENTIONS,
    },
    files: [],
  }));
}

export const withFlags = (message: Message, flags: number): Message => ({
  ...message,
  body: { ...message.body, flags: (message.body.flags ?? 0) | flags },
});

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`took more than ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
