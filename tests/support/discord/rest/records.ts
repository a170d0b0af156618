import { createFeed, type Feed } from "../feed.ts";

export interface SentFile {
  readonly field: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** One request of the app, as it came and as it was answered. */
export interface RecordedRequest {
  readonly number: number;
  readonly at: number;
  readonly method: string;
  /** As asked for, without the /api/v10 in front. */
  readonly path: string;
  /** The method and the path with names for ids: "POST /channels/:channel/messages". */
  readonly route: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly files: readonly SentFile[];
  /** Null while it has no answer. */
  status: number | null;
  answer: unknown;
  /** What the test put in its way, if anything. */
  interference: string | null;
}

export interface Records {
  readonly feed: Feed<RecordedRequest>;
  add(request: Omit<RecordedRequest, "number">): RecordedRequest;
}

export function createRecords(): Records {
  const feed = createFeed<RecordedRequest>();
  return {
    feed,
    add(request) {
      const record = { ...request, number: feed.all.length + 1 };
      feed.push(record);
      return record;
    },
  };
}

/** One line about a request, for error messages. */
export function requestLine(request: RecordedRequest): string {
  const outcome = request.status === null ? "no answer yet" : String(request.status);
  const meddled = request.interference === null ? "" : ` (${request.interference})`;
  const refused = (request.status ?? 0) >= 400 ? ` ${JSON.stringify(request.answer)}` : "";
  return `${request.method} ${request.path.replace(/(?<=\/)[\w-]{40,}/, "TOKEN")} -> ${outcome}${meddled}${refused}`;
}
