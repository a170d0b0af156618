import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Faults } from "../faults.ts";
import type { Judgement } from "../judgement.ts";
import { Refusal, refusals } from "../refusal.ts";
import { InvalidForm, problemText } from "../rules/form.ts";
import type { World } from "../world.ts";
import { parseBody, type ReadBody, readAll, refuseBody, uploads } from "./body.ts";
import type { Interferences, Met } from "./interference.ts";
import type { RecordedRequest, Records } from "./records.ts";
import type { Answer, Found, Router } from "./router.ts";

const PREFIX = "/api/v10";
/** Refusals that a well-made request never meets. */
const MALFORMED = new Set([50_006, 50_035, 50_109]);

export interface ServerParts {
  readonly world: World;
  readonly token: string;
  readonly router: Router;
  readonly records: Records;
  readonly interferences: Interferences;
  readonly faults: Faults;
  readonly judgement: Judgement;
}

function send(
  response: ServerResponse,
  answer: Answer,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (response.destroyed) return;
  const body = answer.body === undefined ? "" : JSON.stringify(answer.body);
  response.writeHead(answer.status, {
    ...(body === "" ? {} : { "content-type": "application/json" }),
    ...headers,
  });
  response.end(body);
}

/** The headers by which clients pace themselves; the interaction routes have none. */
function pace(route: string): Record<string, string> {
  if (route.includes("/interactions/")) return {};
  return {
    "x-ratelimit-bucket": Buffer.from(route).toString("hex").slice(0, 32),
    "x-ratelimit-limit": "50",
    "x-ratelimit-remaining": "49",
    "x-ratelimit-reset": String(Date.now() / 1000 + 1),
    "x-ratelimit-reset-after": "1",
  };
}

function limited(seconds: number, scope: "user" | "global" | "shared", route: string): Refusal {
  const global = scope === "global";
  return new Refusal(
    429,
    { message: "You are being rate limited.", retry_after: seconds, global },
    {
      ...pace(route),
      "retry-after": String(Math.ceil(seconds)),
      "x-ratelimit-remaining": "0",
      "x-ratelimit-reset-after": String(seconds),
      "x-ratelimit-scope": scope,
      ...(global ? { "x-ratelimit-global": "true" } : {}),
    },
  );
}

export function createRestServer(parts: ServerParts): Server {
  const { world, records, faults } = parts;

  function serveFile(path: string, response: ServerResponse): boolean {
    const id = /^\/(?:ephemeral-)?attachments\/\d+\/(\d+)\//.exec(path)?.[1];
    const file = id === undefined ? undefined : world.attachments.get(id);
    if (id === undefined) return false;
    if (file === undefined) send(response, { status: 404, body: "" });
    else {
      response.writeHead(200, { "content-type": file.contentType });
      response.end(file.bytes);
    }
    return true;
  }

  function authorize(request: IncomingMessage, found: Found): void {
    if (found.route.open === true) return;
    if (request.headers.authorization !== `Bot ${parts.token}`) throw refusals.unauthorized();
  }

  function handle(
    request: IncomingMessage,
    found: ReturnType<Router["find"]>,
    record: RecordedRequest,
    read: ReadBody,
  ): Answer {
    if (found === "unknown" || found === "other-method") {
      faults.add("client", record.route, [`no such route (${found})`], record.path);
      throw found === "unknown" ? refusals.notFound() : refusals.notAllowed();
    }
    authorize(request, found);
    refuseBody(read);
    if (read.body !== undefined) parts.judgement(record.route, read.body);
    return found.route.handle({
      params: found.params,
      query: record.query,
      body: read.body,
      files: uploads(read.files),
    });
  }

  function note(record: RecordedRequest, refusal: Refusal): void {
    const code = Number((refusal.body as { code?: unknown }).code ?? 0);
    const problems = refusal instanceof InvalidForm ? refusal.problems.map(problemText) : [refusal.message];
    if (MALFORMED.has(code) || refusal.status === 500 || refusal.status === 413)
      faults.add("rules", record.route, problems, record.body);
  }

  function outcome(
    request: IncomingMessage,
    found: ReturnType<Router["find"]>,
    record: RecordedRequest,
    read: ReadBody,
  ) {
    try {
      return { answer: handle(request, found, record, read), headers: pace(record.route) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      note(record, error);
      return {
        answer: { status: error.status, body: error.body },
        headers: { ...pace(record.route), ...error.headers },
      };
    }
  }

  /** True when nothing more is to be done with the request. */
  async function meddle(met: Met, record: RecordedRequest, response: ServerResponse): Promise<boolean> {
    const { trouble } = met;
    record.interference = trouble.kind;
    if (trouble.kind === "rate-limit" || trouble.kind === "error") {
      const refusal =
        trouble.kind === "error"
          ? new Refusal(trouble.status, trouble.body ?? { message: `${trouble.status}: Error`, code: 0 })
          : limited(trouble.retryAfterSeconds, trouble.scope ?? "user", record.route);
      record.status = refusal.status;
      record.answer = refusal.body;
      send(response, { status: refusal.status, body: refusal.body }, refusal.headers);
      return true;
    }
    if (trouble.kind === "drop") response.destroy();
    if (trouble.kind === "hang") await met.released;
    return response.destroyed;
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://loopback");
    const method = request.method ?? "GET";
    if (method === "GET" && serveFile(url.pathname, response)) return;
    const path = decodeURIComponent(
      url.pathname.startsWith(PREFIX) ? url.pathname.slice(PREFIX.length) : url.pathname,
    );
    const found = url.pathname.startsWith(PREFIX) ? parts.router.find(method, path) : "unknown";
    const route = typeof found === "string" ? `${method} ${path}` : found.route.name;
    const read = await parseBody(await readAll(request), request.headers["content-type"] ?? "");
    const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
    const record = records.add({
      at: world.clock.now(),
      method,
      path,
      route,
      query: Object.fromEntries(url.searchParams),
      headers: Object.fromEntries(headers) as Record<string, string>,
      body: read.body,
      files: read.files,
      status: null,
      answer: undefined,
      interference: null,
    });
    const met = parts.interferences.meet(method, path, route);
    if (met !== null && (await meddle(met, record, response))) return;
    const { answer, headers: answerHeaders } = outcome(request, found, record, read);
    record.status = answer.status;
    record.answer = answer.body;
    if (met?.trouble.kind === "lost-answer") response.destroy();
    else send(response, answer, answerHeaders);
  }

  return createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      faults.add("client", `${request.method} ${request.url}`, [`the loopback failed: ${String(error)}`]);
      send(response, { status: 500, body: { message: "500: Internal Server Error", code: 0 } });
    });
  });
}
