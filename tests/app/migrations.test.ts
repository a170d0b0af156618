import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../adapters/storage/memory/memory-store.ts";
import { createDesk } from "../../src/app/desk.ts";
import { createTurnHandler } from "../../src/app/handle-turn.ts";
import { openRecord } from "../../src/app/migrations.ts";
import { replyText } from "../../src/engine/reply.ts";
import { profileOf, STATE_VERSION } from "../../src/engine/state.ts";
import { ROOT, realContent } from "../support/conversation.ts";

const FOLDER = join(ROOT, "tests/fixtures/records");
const KEY = "test:ada";

/** Records as each version wrote them: a file once there is never changed. */
const kept = readdirSync(FOLDER).flatMap((name) =>
  Object.entries(JSON.parse(readFileSync(join(FOLDER, name), "utf8")) as Record<string, unknown>).map(
    ([what, record]) => ({ version: Number(/\d+/.exec(name)?.[0]), what, record }),
  ),
);

it("there are records of every version", () => {
  const versions = Array.from({ length: STATE_VERSION }, (_, index) => index + 1);
  expect([...new Set(kept.map(({ version }) => version))].sort()).toEqual(versions);
});

describe.each(kept)("a record of version $version, $what", ({ what, record }) => {
  it("is opened with all that was known", () => {
    const opened = openRecord(record);
    expect(opened.kind).toBe("opened");
    const { state, turns } = opened.record;
    expect(state.version).toBe(STATE_VERSION);
    const profile = profileOf(state);
    expect(Object.keys(profile.skills)).toEqual(expect.arrayContaining(["excel", "sql", "python"]));
    expect(turns.length).toBeGreaterThan(0);
    if (what === "with a plan")
      expect(state).toMatchObject({
        plan: { role: "data-analyst", hoursPerWeek: 6 },
        checkIns: { weekday: 1 },
      });
  });

  it("goes on where it was", async () => {
    const store = createMemoryStore();
    await store.save(KEY, record, 0);
    const clock = () => new Date("2026-12-01T12:00:00.000Z");
    const handle = createTurnHandler(realContent(), store, clock);
    const words = what === "with a plan" ? "plan" : "repeat";
    const { reply } = await handle({ key: KEY, turnId: "later", event: { kind: "text", text: words } });
    const text = reply === null ? "" : replyText(reply);
    expect(text).not.toContain("afresh");
    expect(text).toContain(
      what === "with a plan" ? "Your plan for Data Analyst" : "hours a week can you give",
    );
  });
});

const recordOf = (state: unknown) => ({ state, turns: [] });

describe("a record", () => {
  it("that is damaged is opened afresh, whatever is wrong with it", () => {
    const [old] = kept.map(({ record }) => (record as { state: object }).state);
    for (const profile of [7, null, "x", [], { skills: 7 }, { skills: { python: "has" } }, { years: "four" }])
      expect(openRecord(recordOf({ ...old, profile })).kind).toBe("afresh");
    for (const version of [0, -1, Number.NaN, "2", null, undefined, {}])
      expect(openRecord(recordOf({ ...old, version })).kind).toBe("afresh");
  });

  it("of version 2 keeps its place, its tries and every fact once", () => {
    const state = {
      version: 2,
      at: { flow: "interview", step: "probe", subject: "sql", tries: 2 },
      answers: { audience: "said", years: 3, by: "none", draws: ["building"] },
      profile: { audience: "student", years: 3, hoursPerWeek: 6, skills: { sql: "hb:SQL|basic", r: "l-=" } },
    };
    expect(openRecord(recordOf(state)).record.state).toEqual({
      version: STATE_VERSION,
      at: "probe:sql",
      tries: 2,
      answers: { audience: "student", years: 3, by: null, draws: ["building"], hours: 6 },
      profile: { skills: "sql hb:SQL/basic|r l-=" },
    });
  });

  it("of version 2 with a name that every object has is damaged", () => {
    for (const name of ["constructor", "toString"])
      expect(openRecord(recordOf({ version: 2, profile: { [name]: 1 } })).kind).toBe("afresh");
  });

  it("whose answer is no such fact is damaged", () => {
    for (const answers of [{ audience: "pilot" }, { years: "four" }, { hours: 300 }, { by: "soon" }])
      expect(openRecord(recordOf({ version: STATE_VERSION, answers })).kind).toBe("afresh");
  });

  it("of a newer version is left alone, and the person hears that nothing has changed", async () => {
    const newer = recordOf({ version: STATE_VERSION + 1, something: "else" });
    const sessions = createMemoryStore();
    await sessions.save(KEY, newer, 0);
    const desk = createDesk({ content: realContent(), sessions, clock: () => new Date() });
    const told: string[] = [];
    const event = { kind: "text", text: "start" } as const;
    const outcome = await desk.deliver({ key: KEY, workspace: "", turnId: "one", event }, async (reply) => {
      told.push(replyText(reply));
    });
    expect(outcome).toBe("failed");
    expect(told.join()).toContain("nothing has changed");
    expect((await sessions.load(KEY))?.value).toEqual(newer);
  });
});
