import { afterAll, beforeAll, expect, it, onTestFinished, vi } from "vitest";
import { openPostgresStorage } from "../../adapters/storage/postgres/postgres-storage.ts";
import { createTurnHandler, type HandledTurn } from "../../src/app/handle-turn.ts";
import { RecordSchema } from "../../src/app/record.ts";
import { profileOf } from "../../src/engine/state.ts";
import { realContent } from "../support/conversation.ts";
import { startPostgres, type TestPostgres } from "../support/postgres.ts";
import { KILLS_TIMEOUT, killWhilePlanning, killWhileWriting } from "./store-kills.ts";
import { startStoreProcess } from "./store-process.ts";

const SOON = { timeout: 60_000, interval: 20 };
const KEY = "test:ada";
const TURNS = 1_000;

let postgres: TestPostgres;

beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);

afterAll(() => postgres.remove(), 60_000);

/** What a killed process had asked for may still be under way in the server. */
async function nobodyIsConnected(database: string): Promise<void> {
  await vi.waitFor(async () => {
    const others = "application_name LIKE 'rolewise%' AND datname = $1";
    expect(await postgres.run(`SELECT FROM pg_stat_activity WHERE ${others}`, [database])).toEqual([]);
  }, SOON);
}

it("loses no acknowledged turn when the process is killed while it writes", {
  timeout: KILLS_TIMEOUT,
}, async () => {
  const url = await postgres.createDatabase("kill_writers");
  await killWhileWriting(url, async () => {
    await nobodyIsConnected("kill_writers");
    return openPostgresStorage({ url });
  });
});

it("loses no acknowledged job when the process is killed while it plans", {
  timeout: KILLS_TIMEOUT,
}, async () => {
  const url = await postgres.createDatabase("kill_planners");
  await killWhilePlanning(url, async () => {
    await nobodyIsConnected("kill_planners");
    const rows = await postgres.run(
      "SELECT job.id AS boss, jobs.id FROM rolewise_jobs.job FULL JOIN rolewise.jobs USING (id)",
      undefined,
      "kill_planners",
    );
    for (const { boss, id } of rows) expect(boss).toBe(id);
    return openPostgresStorage({ url });
  });
});

it("gives the job that a killed process had in hand to another", { timeout: 60_000 }, async () => {
  const url = await postgres.createDatabase("kill_worker");
  const jobs = { pollMs: 20, retrySeconds: 0, expireSeconds: 1, maintenanceSeconds: 1 };
  const storage = await openPostgresStorage({ url, jobs });
  onTestFinished(() => storage.close());
  await storage.scheduler.set({ name: "x", at: new Date().toISOString(), data: { n: 1 } });
  const worker = startStoreProcess(url, "work");
  await worker.printed(2);
  expect(worker.lines).toContain("took x");
  await worker.kill();

  const taken: unknown[] = [];
  await storage.scheduler.start(async (job) => {
    taken.push(job.data);
  });
  await vi.waitFor(() => expect(taken).toEqual([{ n: 1 }]), SOON);
});

it("loses none of a thousand turns that two processes handle for one person", {
  timeout: 120_000,
}, async () => {
  const url = await postgres.createDatabase("races");
  const storages = [await openPostgresStorage({ url }), await openPostgresStorage({ url })];
  onTestFinished(async () => {
    for (const storage of storages) await storage.close();
  });
  const content = realContent();
  const skills = content.knowledge.skills.map((skill) => skill.name).slice(0, 100);
  const clock = () => new Date("2026-12-01T09:00:00.000Z");
  const handlers = storages.map((storage) => createTurnHandler(content, storage.sessions, clock));
  const answers: HandledTurn[][] = [];
  // Four turns race at a time, and every fifth time all of them are handed to both processes.
  for (let first = 0; first < TURNS; first += 4) {
    const group = [first, first + 1, first + 2, first + 3].map(async (turn) => {
      const mine = first % 20 === 0 ? handlers : handlers.slice(turn % 2, (turn % 2) + 1);
      const event = textOf(skills, turn);
      return Promise.all(mine.map((handle) => handle({ key: KEY, turnId: `turn ${turn}`, event })));
    });
    answers.push(...(await Promise.all(group)));
  }

  expect(answers).toHaveLength(TURNS);
  for (const results of answers) {
    expect(results.filter((result) => !result.repeated)).toHaveLength(1);
    for (const { reply } of results) expect(reply).toEqual(results[0]?.reply);
  }
  const record = await storages[0]?.sessions.load(KEY);
  expect(record?.revision).toBe(TURNS);
  const { state } = RecordSchema.parse(record?.value);
  expect(Object.keys(profileOf(state).skills).length).toBeGreaterThanOrEqual(skills.length);
});

const textOf = (skills: readonly string[], turn: number) =>
  ({ kind: "text", text: `add ${skills[turn % skills.length]}` }) as const;
