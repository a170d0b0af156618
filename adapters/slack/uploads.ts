import * as z from "zod";
import type { DocumentReader, DocumentRefusal } from "../../src/app/documents.ts";
import type { Api } from "./api.ts";
import { FileSchema, type SlackFile } from "./decode-shapes.ts";
import type { Space } from "./space.ts";

export type Uploaded =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "refused"; readonly why: DocumentRefusal | "unreachable" };

export interface UploadsOptions {
  readonly api: Api;
  readonly documents: Pick<DocumentReader, "read">;
  readonly apiUrl: string | undefined;
}

/** A file above this is not even fetched, in bytes. */
const SIZE_MAX = 5 * 1024 * 1024;
const FILES_MAX = 3;
const TIMEOUT_MS = 20_000;

const InfoSchema = z.object({ file: FileSchema });

/** Reads the files of a message. The bytes are dropped as soon as they are read; nothing of them is written anywhere. */
export function createUploads({ api, documents, apiUrl }: UploadsOptions) {
  const home = new URL(apiUrl ?? "https://slack.com/api/").host;

  return async (space: Space, files: readonly SlackFile[]): Promise<Uploaded> => {
    const texts: string[] = [];
    for (const file of files.slice(0, FILES_MAX)) {
      const read = await one(space, file);
      if (read.kind === "refused") return read;
      texts.push(read.text);
    }
    return { kind: "text", text: texts.join("\n\n") };
  };

  async function one(space: Space, listed: SlackFile): Promise<Uploaded> {
    const file = listed.file_access === "check_file_info" ? await lookUp(space, listed) : listed;
    if ((file?.size ?? 0) > SIZE_MAX) return { kind: "refused", why: "too-large" };
    const bytes = await fetched(space, file?.url_private_download ?? file?.url_private ?? undefined);
    if (typeof bytes === "string") return { kind: "refused", why: bytes };
    const mime = file?.mimetype ?? undefined;
    return documents.read({ bytes, name: file?.name ?? "file", ...(mime !== undefined && { mime }) });
  }

  function lookUp(space: Space, { id }: SlackFile): Promise<SlackFile | undefined> {
    return api.call(space.token, "files.info", { file: id }).then(
      (answer) => InfoSchema.safeParse(answer).data?.file,
      () => undefined,
    );
  }

  /** The token goes to Slack's own hosts only, wherever an address points to. */
  function isSlacks(url: URL): boolean {
    return (
      url.host === home ||
      (url.protocol === "https:" && /(^|\.)slack(-edge|-files)?\.com$/.test(url.hostname))
    );
  }

  async function fetched(
    space: Space,
    address: string | undefined,
  ): Promise<Uint8Array | "too-large" | "unreachable"> {
    if (address === undefined || !URL.canParse(address)) return "unreachable";
    const url = new URL(address);
    if (!isSlacks(url)) return "unreachable";
    try {
      const response = await fetch(url, {
        headers: { authorization: `Bearer ${space.token}` },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      // Without the right to read files Slack answers with a page to sign in.
      const page = response.headers.get("content-type")?.startsWith("text/html") === true;
      if (!response.ok || page || response.body === null) return "unreachable";
      return await limited(response.body);
    } catch {
      return "unreachable";
    }
  }
}

async function limited(body: ReadableStream<Uint8Array>): Promise<Uint8Array | "too-large"> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > SIZE_MAX) return "too-large";
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
