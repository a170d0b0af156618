import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CopyableStore, KeptRecord } from "../../adapters/storage/copy/copyable.ts";

/** What our stores promise beyond their port. @param open gives a new, empty store each time */
export function describeCopyableStore(name: string, open: () => Promise<CopyableStore>): void {
  describe(`${name} can be copied`, () => {
    let store: CopyableStore;

    beforeEach(async () => {
      store = await open();
    });

    afterEach(async () => {
      await store.close();
    });

    async function records(): Promise<KeptRecord[]> {
      const found: KeptRecord[] = [];
      for await (const entry of store.entries()) if (entry.kind === "record") found.push(entry.record);
      return found;
    }

    it("lists nothing when it is empty", async () => {
      expect(await records()).toEqual([]);
    });

    it("lists every record once, in an order that stays", async () => {
      const keys = Array.from({ length: 120 }, (_, index) => `key ${index}`);
      for (const key of keys) await store.save(key, { of: key }, 0);
      const first = await records();
      expect(first.map(({ key }) => key).toSorted()).toEqual(keys.toSorted());
      expect(first.map(({ key }) => ({ of: key }))).toEqual(first.map(({ value }) => value));
      expect(await records()).toEqual(first);
    });

    it("lists strange keys and values as they are", async () => {
      const keys = ["", "../../x", "a\\0000", "a\u0000", "\ud800", "👩🏽‍💻", "__proto__", "k".repeat(10_000)];
      for (const key of keys) await store.save(key, { key, text: "\u0000 \ude00" }, 0);
      const found = await records();
      expect(found.map(({ key }) => key).toSorted()).toEqual(keys.toSorted());
      for (const { key, value } of found) expect(value).toEqual({ key, text: "\u0000 \ude00" });
    });

    it("can be changed while it is listed", async () => {
      for (let index = 0; index < 120; index += 1) await store.save(`key ${index}`, index, 0);
      let seen = 0;
      for await (const entry of store.entries()) {
        if (entry.kind === "record") await store.remove(entry.record.key);
        seen += 1;
      }
      expect(seen).toBe(120);
      expect(await records()).toEqual([]);
    });

    it("takes a record as it was, with its revision and its age", async () => {
      const record = { key: "anna", revision: 7, value: { a: 1 }, savedAt: "2026-01-02T03:04:05.678Z" };
      expect(await store.restore(record)).toBe(true);
      expect(await records()).toEqual([record]);
      expect(await store.load("anna")).toEqual({ revision: 7, value: { a: 1 } });
      expect(await store.save("anna", "next", 7)).toEqual({ kind: "saved", revision: 8 });
    });

    it("deletes a record by the age that it came with", async () => {
      await store.restore({ key: "anna", revision: 1, value: 1, savedAt: "2026-01-02T03:04:05.678Z" });
      expect(await store.removeOlderThan(new Date("2026-01-02T03:04:05.000Z"))).toBe(0);
      expect(await store.removeOlderThan(new Date("2026-01-02T03:04:06.000Z"))).toBe(1);
    });

    it("does not take a record in another's place", async () => {
      await store.save("anna", "hers", 0);
      const record = { key: "anna", revision: 7, value: "else", savedAt: "2026-01-02T03:04:05.678Z" };
      expect(await store.restore(record)).toBe(false);
      expect(await store.load("anna")).toEqual({ revision: 1, value: "hers" });
    });

    it("lists and takes nothing once it is closed", async () => {
      await store.close();
      await expect(records()).rejects.toMatchObject({ code: "CLOSED" });
      const record = { key: "anna", revision: 1, value: 1, savedAt: "2026-01-02T03:04:05.678Z" };
      await expect(store.restore(record)).rejects.toMatchObject({ code: "CLOSED" });
    });
  });
}
