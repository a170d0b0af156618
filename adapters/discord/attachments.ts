import type { DocumentReader, DocumentRefusal } from "../../src/app/documents.ts";
import type { Attachment } from "./decode.ts";
import { FILE_BYTES_MAX } from "./limits.ts";

/** Where Discord keeps what people send; nothing is fetched from anywhere else. */
const HOSTS: ReadonlySet<string> = new Set(["cdn.discordapp.com", "media.discordapp.net"]);
const FETCH_WITHIN = 15_000;

export type ReadFile = (
  file: Attachment,
) => Promise<{ readonly text: string } | { readonly refused: DocumentRefusal | "unreachable" }>;

/** @param base of the API where it is not Discord's own, as in tests: files may lie there too */
export function createFileReader(documents: DocumentReader, base: string | undefined): ReadFile {
  const own = base === undefined ? null : new URL(base).host;
  const isKnown = (url: URL) =>
    (url.protocol === "https:" && HOSTS.has(url.host)) || (own !== null && url.host === own);
  return async (file) => {
    if (file.size > FILE_BYTES_MAX) return { refused: "too-large" };
    const url = URL.canParse(file.url) ? new URL(file.url) : null;
    if (url === null || !isKnown(url)) return { refused: "unreachable" };
    let bytes: Uint8Array | null;
    try {
      bytes = await download(url);
    } catch {
      return { refused: "unreachable" };
    }
    if (bytes === null) return { refused: "too-large" };
    const read = await documents.read({
      bytes,
      name: file.name,
      ...(file.mime !== undefined && { mime: file.mime }),
    });
    return read.kind === "text" ? { text: read.text } : { refused: read.why };
  };
}

/** @returns null when it turns out larger than was said */
async function download(url: URL): Promise<Uint8Array | null> {
  const response = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(FETCH_WITHIN) });
  if (!response.ok || response.body === null) throw new Error(`status ${response.status}`);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body) {
    size += part.byteLength;
    if (size > FILE_BYTES_MAX) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
