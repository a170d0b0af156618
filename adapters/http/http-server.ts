import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Route, SurfaceHealth } from "../../src/app/surface.ts";

export interface Readiness {
  readonly ready: boolean;
  readonly store: { readonly ready: boolean; readonly detail: string };
  readonly surfaces: Readonly<Record<string, SurfaceHealth>>;
}

export interface HttpServerOptions {
  readonly port: number;
  readonly host?: string | undefined;
  readonly routes: readonly Route[];
  readonly readiness: () => Promise<Readiness>;
  readonly metrics: { text(): Promise<string>; readonly contentType: string };
  /** Told what a route threw. */
  readonly onError: (error: unknown) => void;
}

export interface HttpServer {
  readonly port: number;
  /** Takes no more connections and lets the requests in hand finish. */
  close(): Promise<void>;
}

/** How long a request may take to arrive, in ms: a slow sender holds no socket for ever. */
const REQUEST_TIMEOUT = 15_000;

/** The one HTTP server of the process: health, metrics, and what surfaces answer. @throws when the port is taken */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const routes = new Map(options.routes.map((route) => [`${route.method} ${route.path}`, route.handle]));
  const own: Readonly<Record<string, (response: ServerResponse) => Promise<void>>> = {
    "GET /healthz": async (response) => {
      // Alive as long as it answers; what is wrong is told, but restarting would not mend it.
      const { store, surfaces } = await options.readiness();
      sendJson(response, 200, { status: "alive", store, surfaces });
    },
    "GET /readyz": async (response) => {
      const readiness = await options.readiness();
      sendJson(response, readiness.ready ? 200 : 503, readiness);
    },
    "GET /metrics": async (response) => {
      const text = await options.metrics.text();
      response.writeHead(200, { "content-type": options.metrics.contentType }).end(text);
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", "http://host");
    const key = `${request.method === "HEAD" ? "GET" : request.method} ${pathname}`;
    const handle = routes.get(key);
    if (handle !== undefined) await handle(request, response);
    else if (Object.hasOwn(own, key)) await own[key]?.(response);
    else sendJson(response, 404, { error: "not found" });
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      options.onError(error);
      if (!response.headersSent) sendJson(response, 500, { error: "internal" });
      else response.destroy();
    });
  });
  server.requestTimeout = REQUEST_TIMEOUT;
  server.headersTimeout = REQUEST_TIMEOUT;
  await listening(server, options.port, options.host);
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : options.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

function listening(server: Server, port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response
    .writeHead(status, { "content-type": "application/json; charset=utf-8" })
    .end(`${JSON.stringify(body)}\n`);
}
