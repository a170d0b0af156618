import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { median, percentile } from "../measure.ts";
import { atLeast, atMost, type Row, report } from "../rows.ts";
import { SINK_VARIABLE, signedCommand } from "./command.ts";
import { load } from "./load.ts";
import { type Server, startServer } from "./server.ts";

const ROUNDS = 7;
const REQUESTS = 4_000;
const CONNECTIONS = 64;
const COMMANDS_OF_SURFACE = 1_500;
const RATIO = 0.9;
/** What Slack allows before it tells the person that nothing happened, less the way. */
const ACK_MS = 1_000;

interface Measured {
  readonly server: Server;
  readonly speeds: number[];
  readonly times: number[];
}

let number = 0;
/** Replies by the number of their command: posted already, or somebody waits for them. */
const replies = new Map<number, "posted" | (() => void)>();

async function round({ server, speeds, times }: Measured, count: number, replied: boolean, kept: boolean) {
  const first = number;
  number += count;
  const requests = Array.from({ length: count }, (_, index) =>
    signedCommand(first + index, server.port, sink),
  );
  const from = performance.now();
  const took = await load(
    server.port,
    requests,
    CONNECTIONS,
    replied ? (index) => untilReplied(first + index) : undefined,
  );
  const seconds = (performance.now() - from) / 1000;
  if (!kept) return;
  speeds.push(count / seconds);
  times.push(...took);
}

const untilReplied = (command: number): Promise<void> =>
  new Promise((done) => {
    if (replies.get(command) === "posted") done();
    else replies.set(command, done);
  });

const sinkServer = createServer((request, response) => {
  request.resume();
  request.on("end", () => {
    response.end("ok");
    const command = Number(request.url?.slice(1));
    const waiting = replies.get(command);
    replies.set(command, "posted");
    if (typeof waiting === "function") waiting();
  });
});
await new Promise<void>((done) => sinkServer.listen(0, "127.0.0.1", done));
const sink = `http://127.0.0.1:${(sinkServer.address() as AddressInfo).port}`;
const env = { [SINK_VARIABLE]: sink };
const servers = await Promise.all([
  startServer("Bolt 5, its HTTP receiver", "bolt.js", env),
  startServer("our receiver", "receiver.js", env),
  startServer("the whole surface", "surface.js", env),
]);
const [bolt, ours, whole] = servers.map((server): Measured => ({ server, speeds: [], times: [] }));
if (bolt === undefined || ours === undefined || whole === undefined) throw new Error("a server is missing");
try {
  for (let count = 0; count <= ROUNDS; count++) {
    // Alternating who comes first; the first round warms up.
    for (const one of count % 2 === 0 ? [bolt, ours] : [ours, bolt])
      await round(one, REQUESTS, false, count > 0);
  }
  for (let count = 0; count <= 2; count++) await round(whole, COMMANDS_OF_SURFACE, true, count > 0);
} finally {
  for (const server of servers) await server.stop();
  sinkServer.close();
  sinkServer.closeAllConnections();
}

const ratio = median(ours.speeds.map((speed, index) => speed / (bolt.speeds[index] ?? Number.NaN)));
const slowest = percentile(ours.times, 99) / percentile(bolt.times, 99);
const rows: Row[] = [
  { name: `${bolt.server.name}`, value: median(bolt.speeds), unit: "requests/s" },
  {
    name: `${ours.server.name}`,
    value: median(ours.speeds),
    unit: "requests/s",
    ratio: { value: ratio, to: "Bolt" },
    target: atLeast(ratio, RATIO, "x Bolt"),
  },
  { name: `${bolt.server.name}: p99`, value: percentile(bolt.times, 99), unit: "ms" },
  {
    name: `${ours.server.name}: p99`,
    value: percentile(ours.times, 99),
    unit: "ms",
    ratio: { value: slowest, to: "Bolt" },
    target: atMost(slowest, 1.1, "x Bolt"),
  },
  {
    name: `${whole.server.name}, until the reply is posted`,
    value: median(whole.speeds),
    unit: "commands/s",
  },
  {
    name: `${whole.server.name}: p99 of the acknowledgement`,
    value: percentile(whole.times, 99),
    unit: "ms",
    target: atMost(percentile(whole.times, 99), ACK_MS, "ms"),
  },
];
report({
  title: "Slack by HTTP: from a signed slash command to its acknowledgement",
  notes: [
    `${CONNECTIONS} connections; ${ROUNDS} rounds of ${REQUESTS} commands in turns, medians. Each server is a process; the load comes from this one.`,
    "Bolt and our receiver run the same listener, which only acknowledges. The whole surface also takes the turn, and renders and posts the reply; its people wait for that before they ask again, and its store is in memory.",
  ],
  rows,
});
