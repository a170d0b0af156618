import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { PassThrough, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { createFileReader } from "../../adapters/discord/attachments.ts";
import { createUploads } from "../../adapters/slack/uploads.ts";
import type { DocumentReader } from "../../src/app/documents.ts";
import { type App, checkFaults, startApp, stopApps } from "../support/discord/app.ts";
import {
  type App as SlackApp,
  startApp as startSlackApp,
  stopApps as stopSlackApps,
} from "../support/slack/app.ts";
import { makeDocx, paragraph } from "../unit/documents/make-docx.ts";

// Processes are started and stopped; a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const MB = 1_000_000;
const LARGE = 100 * MB;
/** What lies in the buffers of both sides when one of them hangs up. */
const BUFFERED = 15 * MB;

/** A hundred megabytes, a little at a time, and how much of them was taken. */
function large() {
  const part = Buffer.alloc(64 * 1_024, "a");
  let given = 0;
  const stream = Readable.from(
    (function* () {
      for (; given < LARGE; given += part.length) yield part;
    })(),
  );
  return { stream, given: () => given };
}

describe("a file of 100 MB that was said to be small", () => {
  /** Somebody's server that has such a file, whatever is asked of it. */
  async function serverOfLarge() {
    const file = large();
    const server = createServer((_, response) => {
      response.writeHead(200, { "content-type": "text/plain" });
      pipeline(file.stream, new PassThrough(), response).catch(() => {});
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, given: file.given };
  }
  const unread: DocumentReader = {
    read: async () => Promise.reject(new Error("it was read")),
    close: async () => {},
  };

  it("is let go before much of it has come, in Discord", async () => {
    const { url, given } = await serverOfLarge();
    const read = createFileReader(unread, url);
    expect(await read({ name: "cv.txt", size: 10, url: `${url}/cv.txt` })).toEqual({ refused: "too-large" });
    expect(given()).toBeGreaterThan(5 * MB);
    expect(given()).toBeLessThan(5 * MB + BUFFERED);
  });

  it("is let go before much of it has come, in Slack", async () => {
    const { url, given } = await serverOfLarge();
    const api = { call: () => Promise.reject(new Error("nothing is asked")) };
    const uploads = createUploads({ api: api as never, documents: unread, apiUrl: `${url}/api/` });
    const space = { id: "T1", token: "xoxb-test", botUser: "U", team: "T1", app: "A" };
    const file = { id: "F1", name: "cv.txt", size: 10, url_private: `${url}/cv.txt` };
    expect(await uploads(space, [file])).toEqual({ kind: "refused", why: "too-large" });
    expect(given()).toBeLessThan(5 * MB + BUFFERED);
  });

  it("is not even asked for when its size is told", async () => {
    const { url, given } = await serverOfLarge();
    const read = createFileReader(unread, url);
    expect(await read({ name: "cv.txt", size: LARGE, url: `${url}/cv.txt` })).toEqual({
      refused: "too-large",
    });
    expect(given()).toBe(0);
  });
});

/** The most memory that a process has had, in bytes; null where the system does not tell. */
function peakOf(pid: number): number | null {
  const path = `/proc/${pid}/status`;
  const found = existsSync(path) ? /VmHWM:\s+(\d+) kB/.exec(readFileSync(path, "utf8")) : null;
  return found === null ? null : Number(found[1]) * 1_024;
}

/** The process has not taken in what was thrown at it. */
function expectLittleMore(before: number | null, pid: number): void {
  const after = peakOf(pid);
  if (before !== null && after !== null) expect(after - before).toBeLessThan(LARGE / 2);
}

/** Posts a hundred megabytes. @returns the status, or null when the other side hung up without one */
function post(url: string, headers: Record<string, string>): Promise<number | null> {
  return new Promise((done) => {
    let status: number | null = null;
    const posted = request(url, { method: "POST", headers }, (response) => {
      status = response.statusCode ?? null;
      response.resume();
    });
    pipeline(large().stream, posted).catch(() => {});
    posted.on("close", () => done(status));
    posted.on("error", () => {});
  });
}

const LENGTHS: ReadonlyArray<readonly [string, Record<string, string>]> = [
  ["whose length is told", { "content-length": String(Math.ceil(LARGE / 65_536) * 65_536) }],
  ["whose length is not told", {}],
];

/** Made before anything else runs: packing takes its time. */
function packedBombs() {
  const more = { name: "word/more.xml", data: Buffer.alloc(LARGE) };
  return {
    "unpacks to 100 MB": makeDocx(paragraph("Python"), [more]),
    "unpacks to 100 MB and says 9 bytes": makeDocx(paragraph("Python"), [{ ...more, size: 9 }]),
  };
}

describe("Discord", () => {
  let app: App;
  let bombs: ReturnType<typeof packedBombs>;
  beforeAll(async () => {
    bombs = packedBombs();
    app = await startApp({ transport: "http" });
  });
  afterEach(checkFaults);
  afterAll(stopApps);

  it.each(LENGTHS)("a request of 100 MB %s is refused and not kept", async (_, headers) => {
    const before = peakOf(app.program.pid);
    const status = await post(`${app.program.url}/discord/interactions`, headers);
    expect([413, null]).toContain(status);
    expectLittleMore(before, app.program.pid);
    expect((await fetch(`${app.program.url}/healthz`)).status).toBe(200);
  });

  it.each(["unpacks to 100 MB", "unpacks to 100 MB and says 9 bytes"] as const)(
    "a document that %s is refused, and the next one is read",
    async (how) => {
      const ada = app.discord.person({ name: "Ada" });
      const general = app.discord.guild("Data people").channel("general");
      const before = peakOf(app.program.pid);
      const send = (content: Buffer) =>
        ada.slash("career", { sub: "skills", options: { file: { name: "cv.docx", content } } }, general);
      send(bombs[how]);
      expect((await ada.nextMessage()).text).toMatch(/too large|could not open that file/);
      expectLittleMore(before, app.program.pid);
      send(makeDocx(paragraph("I know Python")));
      expect((await ada.nextMessage()).text).toContain("Python");
    },
  );
});

describe("Slack", () => {
  let app: SlackApp;
  beforeAll(async () => {
    app = await startSlackApp({ transport: "http" });
  });
  afterAll(stopSlackApps);

  it.each(LENGTHS)("a request of 100 MB %s is refused and not kept", async (_, headers) => {
    const before = peakOf(app.program.pid);
    const status = await post(`${app.program.url}/slack/events`, headers);
    expect([413, null]).toContain(status);
    expectLittleMore(before, app.program.pid);
    expect((await fetch(`${app.program.url}/healthz`)).status).toBe(200);
  });
});
