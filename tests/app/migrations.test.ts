import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../adapters/storage/memory/memory-store.ts";
import { createDesk } from "../../src/app/desk.ts";
import { createTurnHandler } from "../../src/app/handle-turn.ts";
import { openRecord } from "../../src/app/migrations.ts";
import { replyText } from "../../src/engine/reply.ts";
import { profileOf, STATE_VERSION } from "../../src/engine/state.ts";
import { realContent } from "../support/conversation.ts";

const KEY = "terminal:local";
/** In the middle of the interview, as each older version kept it. */
const OLDER: Readonly<Record<number, unknown>> = {
  1: {
    version: 1,
    at: { flow: "interview", step: "hours" },
    seen: "2026-11-02T09:00:00.000Z",
    answers: {
      audience: ["career-changer"],
      draws: ["building", "analysis"],
      avoids: ["none"],
      skills: "read",
      "skills-check": "yes",
      years: 4,
    },
    profile: {
      audience: "career-changer",
      interests: { building: { stance: "likes", quote: "Building things that people use" } },
      skills: {
        python: { stance: "has", level: "working", quote: "Python and SQL" },
        sql: { stance: "has", level: null, quote: "Python and SQL" },
      },
      titles: { "data-analyst": { stance: "holds", quote: "I am a data analyst" } },
      years: 4,
    },
  },
};

const recordOf = (state: unknown) => ({ state, turns: [] });

describe("a record of an older version", () => {
  it("is tested for each of them", () => {
    const versions = Array.from({ length: STATE_VERSION - 1 }, (_, index) => String(index + 1));
    expect(Object.keys(OLDER)).toEqual(versions);
  });

  it.each(Object.entries(OLDER))("%s goes on where it was, with all that was known", async (_, state) => {
    const { kind, record } = openRecord(recordOf(state));
    expect(kind).toBe("opened");
    expect(profileOf(record.state)).toMatchObject((state as { profile: object }).profile);

    const store = createMemoryStore();
    await store.save(KEY, recordOf(state), 0);
    const handle = createTurnHandler(realContent(), store, () => new Date("2026-11-02T10:00:00.000Z"));
    const turn = (turnId: string, text: string) =>
      handle({ key: KEY, turnId, event: { kind: "text", text } });
    const answered = await turn("one", "6 hours");
    expect(answered.reply && replyText(answered.reply)).not.toContain("afresh");
    const shown = await turn("two", "skills");
    expect(shown.reply && replyText(shown.reply)).toContain("Python and SQL");
  });

  it("that is damaged is opened afresh, whatever is wrong with it", () => {
    const [old] = Object.values(OLDER) as [object];
    for (const profile of [7, null, "x", [], { skills: 7 }, { skills: { python: "has" } }, { years: "four" }])
      expect(openRecord(recordOf({ ...old, profile })).kind).toBe("afresh");
    for (const version of [0, -1, Number.NaN, "2", null, undefined, {}])
      expect(openRecord(recordOf({ ...old, version })).kind).toBe("afresh");
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
