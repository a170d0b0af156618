import { afterEach, describe, expect, it } from "vitest";
import { type HttpServer, type HttpServerOptions, startHttpServer } from "../../adapters/http/http-server.ts";
import { createPrometheusMetrics } from "../../adapters/metrics/prometheus.ts";

let server: HttpServer | undefined;
afterEach(() => server?.close());

const ready = { ready: true, store: { ready: true, detail: "folder" }, surfaces: {} };

async function started(over: Partial<HttpServerOptions> = {}) {
  const errors: unknown[] = [];
  server = await startHttpServer({
    port: 0,
    host: "127.0.0.1",
    routes: [],
    readiness: async () => ready,
    metrics: createPrometheusMetrics(),
    onError: (error) => errors.push(error),
    ...over,
  });
  const { port } = server;
  return {
    errors,
    get: (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init),
  };
}

describe("the HTTP server", () => {
  it("is alive and ready", async () => {
    const { get } = await started();
    expect(await (await get("/healthz")).json()).toMatchObject({ status: "alive" });
    expect((await get("/readyz")).status).toBe(200);
  });

  it("is alive but not ready when something it needs is away", async () => {
    const { get } = await started({
      readiness: async () => ({
        ...ready,
        ready: false,
        surfaces: { slack: { ready: false, detail: "socket closed" } },
      }),
    });
    expect((await get("/healthz")).status).toBe(200);
    const response = await get("/readyz");
    expect(response.status).toBe(503);
    expect(JSON.stringify(await response.json())).toContain("socket closed");
  });

  it("shows counts without a word of anybody", async () => {
    const metrics = createPrometheusMetrics();
    metrics.turn("slack", "answered", 12);
    metrics.platformError("discord", "10062");
    metrics.store("save", 3, true);
    const { get } = await started({ metrics });
    const text = await (await get("/metrics")).text();
    expect(text).toContain('rolewise_turns_total{surface="slack",outcome="answered"} 1');
    expect(text).toContain('rolewise_platform_errors_total{surface="discord",code="10062"} 1');
    expect(text).toContain('rolewise_store_failures_total{operation="save"} 1');
  });

  it("answers the routes of surfaces by method and path, whatever the query", async () => {
    const { get } = await started({
      routes: [{ method: "POST", path: "/slack/events", handle: (_, response) => void response.end("ok") }],
    });
    expect(await (await get("/slack/events?x=1", { method: "POST" })).text()).toBe("ok");
    expect((await get("/slack/events")).status).toBe(404);
    expect((await get("/__proto__")).status).toBe(404);
  });

  it("survives a route that throws, and tells it", async () => {
    const { get, errors } = await started({
      routes: [
        {
          method: "POST",
          path: "/boom",
          handle: () => {
            throw new Error("boom");
          },
        },
      ],
    });
    expect((await get("/boom", { method: "POST" })).status).toBe(500);
    expect(errors).toHaveLength(1);
    expect((await get("/healthz")).status).toBe(200);
  });

  it("says when its port is taken", async () => {
    await started();
    const port = server?.port ?? 0;
    await expect(
      startHttpServer({
        port,
        host: "127.0.0.1",
        routes: [],
        readiness: async () => ready,
        metrics: createPrometheusMetrics(),
        onError: () => {},
      }),
    ).rejects.toMatchObject({ code: "EADDRINUSE" });
  });
});
