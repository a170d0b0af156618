import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SaveResult, SessionStore } from "../../src/app/ports.ts";

/** What every store promises. @param open gives a new, empty store each time */
export function describeSessionStore(name: string, open: () => Promise<SessionStore>): void {
  describe(`${name} keeps sessions`, () => {
    let store: SessionStore;

    beforeEach(async () => {
      store = await open();
    });

    afterEach(async () => {
      await store.close();
    });

    async function saveNew(key: string, value: unknown): Promise<void> {
      expect(await store.save(key, value, 0)).toEqual({ kind: "saved", revision: 1 });
    }

    it("has nothing for somebody unknown", async () => {
      expect(await store.load("nobody")).toBeNull();
    });

    const VALUES: Readonly<Record<string, unknown>> = {
      "an empty object": {},
      "an empty list": [],
      "an empty text": "",
      null: null,
      zero: 0,
      false: false,
      "nested data": { steps: [{ id: "goal", answer: ["a", 1, true, null] }], depth: { of: { data: "x" } } },
      unicode: { name: "Zoë 李雷 👩🏽‍💻", rtl: "שלום", zero: "a\u200bb\u0000c", line: "\u2028" },
      "lone surrogates": { high: "\ud83d", low: "\ude00!" },
      "a megabyte": "ä".repeat(512 * 1024),
    };

    it.each(Object.entries(VALUES))("gives back %s as it was", async (_, value) => {
      await saveNew("anna", value);
      expect(await store.load("anna")).toEqual({ revision: 1, value });
    });

    it("gives back a __proto__ key as plain data", async () => {
      const text = '{"__proto__":{"admin":true},"constructor":1}';
      await saveNew("anna", JSON.parse(text));
      const record = await store.load("anna");
      expect(JSON.stringify(record?.value)).toBe(text);
      expect(Object.getPrototypeOf(record?.value)).toBe(Object.prototype);
    });

    it("shares no object with its callers", async () => {
      const value = { skills: ["python"] };
      const saving = store.save("anna", value, 0);
      value.skills.push("sql");
      await saving;
      const record = await store.load("anna");
      expect(record).toEqual({ revision: 1, value: { skills: ["python"] } });
      const loaded = record?.value as typeof value;
      loaded.skills.push("rust");
      expect(await store.load("anna")).toEqual({ revision: 1, value: { skills: ["python"] } });
    });

    it("counts a revision for each save", async () => {
      await saveNew("anna", "a");
      expect(await store.save("anna", "b", 1)).toEqual({ kind: "saved", revision: 2 });
      expect(await store.save("anna", "c", 2)).toEqual({ kind: "saved", revision: 3 });
      expect(await store.load("anna")).toEqual({ revision: 3, value: "c" });
    });

    it("refuses a save after somebody else's, and keeps what that one saved", async () => {
      await saveNew("anna", "a");
      await store.save("anna", "b", 1);
      expect(await store.save("anna", "stale", 1)).toEqual({ kind: "conflict" });
      expect(await store.save("anna", "from nowhere", 7)).toEqual({ kind: "conflict" });
      expect(await store.load("anna")).toEqual({ revision: 2, value: "b" });
    });

    it("refuses to create a record twice", async () => {
      await saveNew("anna", "a");
      expect(await store.save("anna", "again", 0)).toEqual({ kind: "conflict" });
    });

    it("refuses a later save when there is no record", async () => {
      expect(await store.save("anna", "a", 3)).toEqual({ kind: "conflict" });
      expect(await store.load("anna")).toBeNull();
    });

    it("lets exactly one of many savers win each revision", async () => {
      const wins: number[] = [];
      const turns = 25;
      async function writer(id: number): Promise<void> {
        for (let won = 0; won < turns; ) {
          const record = await store.load("anna");
          const log = (record?.value as number[] | undefined) ?? [];
          const result: SaveResult = await store.save("anna", [...log, id], record?.revision ?? 0);
          if (result.kind === "conflict") continue;
          wins.push(result.revision);
          won += 1;
        }
      }
      await Promise.all([0, 1, 2, 3].map(writer));
      expect(wins.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 4 * turns }, (_, i) => i + 1));
      const record = await store.load("anna");
      const log = record?.value as number[];
      expect([0, 1, 2, 3].map((id) => log.filter((entry) => entry === id).length)).toEqual(
        Array(4).fill(turns),
      );
    });

    it("lets one of two savers win that start together", async () => {
      const results = await Promise.all([store.save("anna", "a", 0), store.save("anna", "b", 0)]);
      expect(results.map((result) => result.kind).toSorted()).toEqual(["conflict", "saved"]);
    });

    const KEYS = [
      "../../x",
      "..",
      ".",
      "",
      "/",
      "a/b",
      "a\\b",
      "a",
      "A",
      "a ",
      "a\u0000",
      "CON",
      "__proto__",
      "slack:T1:U1",
      "👩🏽‍💻",
      "é",
      "e\u0301",
      "\ud800",
      "\ud801",
      "k".repeat(10_000),
      `${"k".repeat(10_000)}2`,
    ];

    it("keeps apart all keys, also those that look like paths", async () => {
      for (const key of KEYS) await saveNew(key, { mine: key });
      for (const key of KEYS) expect(await store.load(key)).toEqual({ revision: 1, value: { mine: key } });
    });

    it("removes a record, and nobody else's", async () => {
      await saveNew("anna", "a");
      await saveNew("ben", "b");
      await store.remove("anna");
      expect(await store.load("anna")).toBeNull();
      expect(await store.load("ben")).toEqual({ revision: 1, value: "b" });
    });

    it("does not bring a removed record back by a save that was on its way", async () => {
      await saveNew("anna", "a");
      await store.remove("anna");
      expect(await store.save("anna", "late", 1)).toEqual({ kind: "conflict" });
      await saveNew("anna", "anew");
    });

    it("takes removing nothing for done", async () => {
      await expect(store.remove("nobody")).resolves.toBeUndefined();
    });

    it("names whoever was saved at a moment or later", async () => {
      await saveNew("old", 1);
      await saveNew("gone", 1);
      await saveNew("back again", 1);
      const moment = nextMillisecond();
      await store.save("back again", 2, 1);
      for (const name of ["new", "gone too", "\ud83d lone and \u0000"]) await saveNew(name, 1);
      await store.remove("gone");
      await store.remove("gone too");
      const keys: string[] = [];
      for await (const key of store.savedSince(moment)) keys.push(key);
      expect(keys.toSorted()).toEqual(["back again", "new", "\ud83d lone and \u0000"].toSorted());
    });

    it("removes what was not saved since a moment, and says how many", async () => {
      await saveNew("old", 1);
      await saveNew("older", 1);
      await saveNew("back again", 1);
      const moment = nextMillisecond();
      await store.save("back again", 2, 1);
      await saveNew("new", 1);
      expect(await store.removeOlderThan(moment)).toBe(2);
      expect(await store.load("old")).toBeNull();
      expect(await store.load("older")).toBeNull();
      expect((await store.load("back again"))?.value).toBe(2);
      expect((await store.load("new"))?.value).toBe(1);
      expect(await store.removeOlderThan(moment)).toBe(0);
    });

    it("rejects a value that is not JSON, and stays usable", async () => {
      await expect(store.save("anna", { big: 1n }, 0)).rejects.toThrow(TypeError);
      await saveNew("anna", "a");
    });

    it("finishes what was asked before it closes, and rejects all that comes later", async () => {
      const asked = [store.save("anna", "a", 0), store.save("ben", "b", 0)];
      await store.close();
      expect(await Promise.all(asked)).toEqual(Array(2).fill({ kind: "saved", revision: 1 }));
      const later = [
        () => store.load("anna"),
        () => store.save("anna", "b", 1),
        () => store.remove("anna"),
        () => store.removeOlderThan(new Date()),
        async () => {
          for await (const _ of store.savedSince(new Date(0)));
        },
      ];
      for (const call of later) await expect(call()).rejects.toMatchObject({ code: "CLOSED" });
      await expect(store.close()).resolves.toBeUndefined();
    });
  });
}

/** A moment after everything so far and not after anything later; the clock is read until it ticks. */
function nextMillisecond(): Date {
  const before = Date.now();
  let now = before;
  while (now <= before) now = Date.now();
  return new Date(now);
}
