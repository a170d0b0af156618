import type { IncomingMessage, ServerResponse } from "node:http";
import { ApiError, type Core } from "./core.ts";
import { isJson, type Json, parseJson } from "./json.ts";
import type { Call } from "./ledger.ts";
import type { Caller, Method } from "./method.ts";
import { consent } from "./oauth.ts";
import { respond } from "./responses.ts";
import { type Asked, sendJson, serve } from "./serve.ts";
import type { Install } from "./world.ts";

const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

const contentType = (request: IncomingMessage): string => request.headers["content-type"] ?? "";

async function formOf(asked: Asked): Promise<Map<string, string | Buffer>> {
  const form = await new Response(new Uint8Array(asked.body), {
    headers: { "content-type": contentType(asked.request) },
  }).formData();
  const fields = new Map<string, string | Buffer>();
  for (const [name, value] of form.entries()) {
    fields.set(name, typeof value === "string" ? value : Buffer.from(await value.arrayBuffer()));
  }
  return fields;
}

/** The arguments of a call, or null when its body is malformed. */
async function argsOf(asked: Asked): Promise<Json | null> {
  const query = Object.fromEntries(asked.url.searchParams);
  const type = contentType(asked.request);
  if (asked.body.length === 0) return query;
  if (type.startsWith("application/json")) {
    const parsed = parseJson(asked.body.toString());
    return isJson(parsed) ? { ...query, ...parsed } : null;
  }
  if (type.startsWith("multipart/form-data")) return { ...query, ...Object.fromEntries(await formOf(asked)) };
  return { ...query, ...Object.fromEntries(new URLSearchParams(asked.body.toString())) };
}

const bearer = (request: IncomingMessage): string | null =>
  /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? null;

function install(core: Core, token: string | null): Install {
  if (token === null) throw new ApiError("not_authed");
  if (token === core.settings.appToken) throw new ApiError("not_allowed_token_type");
  const found = core.world.installs.get(token);
  if (found === undefined) throw new ApiError("invalid_auth");
  if (found.refused !== null) throw new ApiError(found.refused);
  if (found.expiresAt !== null && core.now() >= found.expiresAt) throw new ApiError("token_expired");
  return found;
}

function callerOf(core: Core, method: Method, token: string | null, request: IncomingMessage): Caller {
  const { headers } = request;
  if (method.token === "none") return { install: null, headers };
  if (method.token === "bot") return { install: install(core, token), headers };
  if (token === null) throw new ApiError("not_authed");
  if (core.world.installs.has(token)) throw new ApiError("not_allowed_token_type");
  if (token !== core.settings.appToken) throw new ApiError("invalid_auth");
  return { install: null, headers };
}

async function api(core: Core, methods: ReadonlyMap<string, Method>, asked: Asked): Promise<void> {
  const name = asked.url.pathname.replace(/^\/api\//, "").replace(/\/$/, "");
  const { token: inBody, ...args } = (await argsOf(asked)) ?? { malformed: asked.body.toString() };
  const token = bearer(asked.request) ?? (typeof inBody === "string" ? inBody : null);
  const call = core.ledger.call(name, args, token);
  await serve(core, asked, call, () => {
    const answer = answerOf(core, methods.get(name), call, asked.request);
    call.status = 200;
    call.error = typeof answer.error === "string" && answer.ok === false ? answer.error : null;
    sendJson(asked.response, answer);
  });
}

function answerOf(core: Core, method: Method | undefined, call: Call, request: IncomingMessage): Json {
  if (method === undefined) {
    core.ledger.fault("unknown_method", `${call.method} is not known here`, call.args);
    return { ok: false, error: "unknown_method", req_method: call.method };
  }
  if ("malformed" in call.args) {
    core.ledger.fault("refused", `${call.method}: the body is no JSON`, call.args);
    return { ok: false, error: "invalid_json" };
  }
  try {
    return { ok: true, ...method.run(core, call.args, callerOf(core, method, call.token, request)) };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.error === "invalid_arguments" && !error.noted) {
      core.ledger.fault("refused", `${call.method}: ${JSON.stringify(error.extra)}`, call.args);
    }
    return { ok: false, error: error.error, ...error.extra };
  }
}

async function responseUrl(core: Core, asked: Asked): Promise<void> {
  const args = (await argsOf(asked)) ?? {};
  const call = core.ledger.call("response_url", args, null);
  const say = (status: number, error: string): void => {
    call.status = status;
    call.error = error;
    sendJson(asked.response, { ok: false, error }, status);
  };
  await serve(core, asked, call, () => {
    const ticket = core.tickets.useResponse(asked.url.pathname.split("/").at(-1) ?? "");
    if (typeof ticket === "string") {
      core.ledger.fault("misuse", `response_url: ${ticket}`, args);
      return say(404, ticket);
    }
    try {
      respond(core, ticket, args);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return say(400, error.error);
    }
    call.status = 200;
    asked.response.end("ok");
  });
}

async function upload(core: Core, asked: Asked): Promise<void> {
  const file = core.world.files.get(asked.url.pathname.split("/").at(-1) ?? "");
  const call = core.ledger.call("files.upload", { file: file?.id ?? null }, bearer(asked.request));
  await serve(core, asked, call, async () => {
    const multipart = contentType(asked.request).startsWith("multipart/form-data");
    const parts = multipart ? [...(await formOf(asked)).values()] : [];
    const bytes = multipart ? parts.find((part) => typeof part !== "string") : asked.body;
    const right =
      file !== undefined && bytes !== undefined && typeof bytes !== "string" && bytes.length === file.size;
    call.status = right ? 200 : 400;
    if (file !== undefined && typeof bytes !== "string") file.bytes = bytes ?? null;
    if (!right) core.ledger.fault("misuse", "An upload that is not as long as was said", call.args);
    asked.response.writeHead(call.status);
    asked.response.end(right ? `OK - ${file.size}` : "Bad upload");
  });
}

async function download(core: Core, asked: Asked): Promise<void> {
  const id = /^\/files-pri\/[^/]+-([^/]+)\//.exec(asked.url.pathname)?.[1] ?? "";
  const token = bearer(asked.request);
  const call = core.ledger.call("files.download", { file: id }, token);
  await serve(core, asked, call, () => {
    const { response } = asked;
    const file = core.world.files.get(id);
    let allowed = true;
    try {
      install(core, token);
    } catch {
      allowed = false;
    }
    if (!allowed) {
      // Slack does not say no: it leads to a page to sign in, which many clients then take for the file.
      call.status = 302;
      response.writeHead(302, { location: `${core.baseUrl()}/signin` });
      return void response.end();
    }
    call.status = file?.bytes === undefined || file.bytes === null ? 404 : 200;
    response.writeHead(call.status, { "content-type": file?.mime ?? "text/html" });
    response.end(file?.bytes ?? "");
  });
}

/** Slack's page where a person agrees to the install; agrees at once and leads back to the app. */
function authorize(core: Core, asked: Asked): void {
  const redirectUri = asked.url.searchParams.get("redirect_uri");
  const user = [...core.world.users.values()][0];
  if (redirectUri === null || user === undefined) {
    asked.response.writeHead(400);
    return void asked.response.end("A redirect_uri and a person are needed.");
  }
  const code = consent(core, {
    team: core.world.team,
    user,
    rotating: false,
    wholeEnterprise: false,
    redirectUri,
  });
  const back = new URL(redirectUri);
  back.searchParams.set("code", code);
  back.searchParams.set("state", asked.url.searchParams.get("state") ?? "");
  asked.response.writeHead(302, { location: back.href });
  asked.response.end();
}

/** Everything that the loopback answers over HTTP. */
export function createWeb(core: Core, methods: ReadonlyMap<string, Method>) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? "/", core.baseUrl());
    try {
      const asked: Asked = { url, request, response, body: await readBody(request) };
      const { pathname } = url;
      if (pathname.startsWith("/api/")) await api(core, methods, asked);
      else if (pathname.startsWith("/respond/")) await responseUrl(core, asked);
      else if (pathname.startsWith("/upload/")) await upload(core, asked);
      else if (pathname.startsWith("/files-pri/")) await download(core, asked);
      else if (pathname === "/oauth/v2/authorize") authorize(core, asked);
      else if (pathname === "/signin")
        response.setHeader("content-type", "text/html").end("<html>Sign in</html>");
      else {
        core.ledger.fault("misuse", `${request.method} ${pathname} is no address of Slack`);
        response.writeHead(404).end();
      }
    } catch (error) {
      if (request.destroyed && !request.complete) return;
      core.ledger.fault("loopback", error instanceof Error ? (error.stack ?? error.message) : String(error));
      if (!response.headersSent) response.writeHead(500);
      response.end();
    } finally {
      core.feed.stir();
    }
  };
}
