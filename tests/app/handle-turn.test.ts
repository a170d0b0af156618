import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../adapters/storage/memory/memory-store.ts";
import { createSentMark, createTurnHandler } from "../../src/app/handle-turn.ts";
import { type SessionStore, StoreError } from "../../src/app/ports.ts";
import { RecordSchema, TURNS_KEPT_LEAST, TURNS_KEPT_MOST } from "../../src/app/record.ts";
import { replyText } from "../../src/engine/reply.ts";
import { profileOf } from "../../src/engine/state.ts";
import { realContent } from "../support/conversation.ts";

const KEY = "test:ada";
const clock = () => new Date("2026-12-01T09:00:00.000Z");
let count = 0;
const text = (words: string, turnId = `t${++count}`) =>
  ({ key: KEY, turnId, event: { kind: "text", text: words } }) as const;

async function recordIn(store: SessionStore) {
  return RecordSchema.parse((await store.load(KEY))?.value);
}

describe("handling a turn", () => {
  it("answers a redelivered turn as it was and changes nothing", async () => {
    const store = createMemoryStore();
    const handle = createTurnHandler(realContent(), store, clock);
    await handle(text("start"));
    const { saved: _, ...first } = await handle(text("3", "same"));
    const before = await store.load(KEY);
    const again = await handle(text("3", "same"));
    expect(again).toEqual({ ...first, repeated: true });
    expect(await store.load(KEY)).toEqual(before);
  });

  it("does not answer an old turn again once its reply is gone", async () => {
    const store = createMemoryStore();
    const handle = createTurnHandler(realContent(), store, clock);
    await handle(text("hello", "old"));
    for (let turn = 0; turn < 10; turn++) await handle(text("help"));
    expect(await handle(text("hello", "old"))).toMatchObject({ repeated: true, reply: null });
  });

  it("remembers that a reply was sent", async () => {
    const store = createMemoryStore();
    const handle = createTurnHandler(realContent(), store, clock);
    expect(await handle(text("hello", "one"))).toMatchObject({ sent: false });
    await createSentMark(store)(KEY, "one");
    expect(await handle(text("hello", "one"))).toMatchObject({ repeated: true, sent: true });
    await createSentMark(store)(KEY, "never heard of");
    await createSentMark(store)("test:nobody", "one");
    expect(await store.load("test:nobody")).toBeNull();
  });

  it("keeps a bounded number of turn ids, those of the last hour among them", async () => {
    const store = createMemoryStore();
    let now = clock().getTime();
    const handle = createTurnHandler(realContent(), store, () => new Date(now));
    for (let turn = 0; turn < TURNS_KEPT_MOST + 5; turn++) await handle(text("thanks"));
    expect((await recordIn(store)).turns).toHaveLength(TURNS_KEPT_MOST);
    now += 65 * 60_000;
    await handle(text("thanks", "late"));
    expect((await recordIn(store)).turns).toHaveLength(TURNS_KEPT_MOST);
    now += 24 * 3_600_000;
    await handle(text("thanks", "next day"));
    const { turns } = await recordIn(store);
    expect(turns).toHaveLength(TURNS_KEPT_LEAST);
    expect(turns.at(-2)?.id).toBe("late");
  });

  it("loses none of the turns that race for one record", async () => {
    const store = createMemoryStore();
    const handles = [0, 1].map(() => createTurnHandler(realContent(), store, clock));
    const skills = ["Python", "SQL", "Docker", "Excel", "Kafka", "Tableau", "Java", "Scala"];
    await Promise.all(skills.map((skill, i) => handles[i % 2]?.(text(`add ${skill}`))));
    const { state, turns } = await recordIn(store);
    expect(Object.keys(profileOf(state).skills)).toHaveLength(skills.length);
    expect(turns).toHaveLength(skills.length);
  });

  it("starts politely afresh on a record that it cannot read", async () => {
    for (const broken of [42, "x", null, { state: { version: 1, at: 7 }, turns: [] }]) {
      const store = createMemoryStore();
      await store.save(KEY, broken, 0);
      const { reply } = await createTurnHandler(realContent(), store, clock)(text("start"));
      expect(reply && replyText(reply)).toContain("afresh");
      expect((await recordIn(store)).state.at).toBe("audience");
    }
  });

  it("really forgets", async () => {
    const store = createMemoryStore();
    const handle = createTurnHandler(realContent(), store, clock);
    await handle(text("I know Python and SQL"));
    await handle(text("forget me"));
    expect(await handle(text("yes"))).toMatchObject({ forgot: true });
    expect(await store.load(KEY)).toBeNull();
  });

  it("passes a failing store on and has changed nothing", async () => {
    const store = createMemoryStore();
    await createTurnHandler(realContent(), store, clock)(text("start"));
    const before = await store.load(KEY);
    const failing: SessionStore = {
      load: (key) => store.load(key),
      save: async () => {
        throw new StoreError("WRITE_FAILED", "the disk is full");
      },
      remove: (key) => store.remove(key),
      savedSince: (moment) => store.savedSince(moment),
      removeOlderThan: (moment) => store.removeOlderThan(moment),
      close: () => store.close(),
    };
    const handle = createTurnHandler(realContent(), failing, clock);
    await expect(handle(text("3"))).rejects.toMatchObject({ code: "WRITE_FAILED" });
    expect(await store.load(KEY)).toEqual(before);
  });

  it("keeps neither a CV nor a job ad", async () => {
    const store = createMemoryStore();
    const handle = createTurnHandler(realContent(), store, clock);
    const secret = "Jane Roe, 12 Hidden Lane, born 1990";
    await handle(text("start"));
    for (const words of ["3", "1", "none"]) await handle(text(words));
    await handle(text(`${secret}\nSkills: Python, SQL\n${"Worked hard at many things. ".repeat(200)}`));
    await handle(text(`match ${secret}. Requirements: Python and Spark.`));
    expect(JSON.stringify(await store.load(KEY))).not.toContain("Hidden Lane");
  });
});
