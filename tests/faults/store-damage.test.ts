import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { openFolderStore } from "../../adapters/storage/lowdb/folder-store.ts";
import type { SessionStore } from "../../src/app/ports.ts";
import { filesEnding, onlyFile, temporaryFolder } from "./store-folder.ts";

const VALUE = { skills: ["python", "sql"], text: "x".repeat(500) };
const IN_THE_FUTURE = () => new Date(Date.now() + 60_000);

async function withFile(): Promise<{ folder: string; store: SessionStore; file: string; good: Buffer }> {
  const folder = temporaryFolder();
  const store = await openFolderStore({ folder });
  await store.save("anna", VALUE, 0);
  const file = onlyFile(folder, ".json");
  const good = readFileSync(file);
  await store.save("ben", VALUE, 0);
  return { folder, store, file, good };
}

/** Behind the record there are only blanks and ends of lines. */
const lengthOfRecord = (file: Buffer) => file.toString("latin1").trimEnd().length;

function flipped(bytes: Buffer, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  const index = bit >> 3;
  copy[index] = (copy[index] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

const DAMAGES: Readonly<Record<string, (good: Buffer) => Buffer>> = {
  "an empty file": () => Buffer.alloc(0),
  "a file cut in its head": (good) => good.subarray(0, 10),
  "a file cut in the middle of its record": (good) => good.subarray(0, lengthOfRecord(good) / 2),
  "a file cut before the last byte of its record": (good) => good.subarray(0, lengthOfRecord(good) - 1),
  "a file full of NUL bytes": (good) => Buffer.alloc(good.length),
  "a file with a NUL-filled end": (good) => Buffer.concat([good.subarray(0, 300), Buffer.alloc(300)]),
  "a file with something behind its end": (good) => Buffer.concat([good, Buffer.from("{}\n")]),
  "another program's JSON": () => Buffer.from('{"hello":"world"}\n'),
  "a file that is not UTF-8": (good) => Buffer.concat([good.subarray(0, 200), Buffer.from([0xff, 0xfe])]),
};

describe("a damaged record", () => {
  it.each(Object.entries(DAMAGES))("%s is moved aside, and the others are served", async (_, damage) => {
    const { folder, store, file, good } = await withFile();
    writeFileSync(file, damage(good));
    const failure = await store.load("anna").catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: "StoreError", code: "UNREADABLE" });
    const corrupt = onlyFile(folder, ".corrupt");
    expect(String(failure)).toContain(corrupt);
    expect(readFileSync(corrupt)).toEqual(damage(good));

    expect(await store.load("ben")).toEqual({ revision: 1, value: VALUE });
    expect(await store.load("anna")).toBeNull();
    expect(await store.save("anna", "anew", 0)).toEqual({ kind: "saved", revision: 1 });
    expect(await store.load("anna")).toEqual({ revision: 1, value: "anew" });
    await store.close();
  });

  it("is noticed whichever bit has flipped", async () => {
    const { store, file, good } = await withFile();
    for (let bit = 0; bit < lengthOfRecord(good) * 8; bit += 13) {
      writeFileSync(file, flipped(good, bit));
      await expect(store.load("anna"), `bit ${bit}`).rejects.toMatchObject({ code: "UNREADABLE" });
    }
    writeFileSync(file, good);
    expect(await store.load("anna")).toEqual({ revision: 1, value: VALUE });
    await store.close();
  });

  it("is no loss where there are only blanks", async () => {
    const { store, file, good } = await withFile();
    for (let bit = lengthOfRecord(good) * 8; bit < good.length * 8; bit += 1_009) {
      writeFileSync(file, flipped(good, bit));
      const seen = await store.load("anna").catch((error: unknown) => error);
      if (seen instanceof Error) expect(seen).toMatchObject({ code: "UNREADABLE" });
      else expect(seen).toEqual({ revision: 1, value: VALUE });
    }
    await store.close();
  });

  it("is noticed by a save too, when the store was opened anew", async () => {
    const { folder, store, file, good } = await withFile();
    await store.close();
    writeFileSync(file, good.subarray(0, 100));
    const again = await openFolderStore({ folder });
    await expect(again.save("anna", "b", 1)).rejects.toMatchObject({ code: "UNREADABLE" });
    expect(await again.load("anna")).toBeNull();
    await again.close();
  });

  it("never shows one person the answers of another whose file was copied over", async () => {
    const { folder, store, file } = await withFile();
    await store.save("ben", { secret: "ben's" }, 1);
    const bens = filesEnding(folder, ".json").find((path) => path !== file);
    if (bens === undefined) throw new Error("ben has no file");
    copyFileSync(bens, file);
    await expect(store.load("anna")).rejects.toMatchObject({ code: "UNREADABLE" });
    expect(await store.load("anna")).toBeNull();
    await store.close();
  });

  it("that somebody deleted is a new one at the next save", async () => {
    const { store, file } = await withFile();
    rmSync(file);
    expect(await store.load("anna")).toBeNull();
    expect(await store.save("anna", "anew", 0)).toEqual({ kind: "saved", revision: 1 });
    await store.close();
  });

  it("is deleted with the person, and with what is too old", async () => {
    const { folder, store, file, good } = await withFile();
    writeFileSync(file, good.subarray(0, 100));
    await expect(store.load("anna")).rejects.toMatchObject({ code: "UNREADABLE" });
    await store.remove("anna");
    expect(filesEnding(folder, ".corrupt")).toEqual([]);

    writeFileSync(file, good.subarray(0, 100));
    expect(await store.removeOlderThan(IN_THE_FUTURE())).toBe(1); // ben; anna's was moved aside
    expect(filesEnding(folder, ".corrupt")).toHaveLength(1);
    expect(await store.removeOlderThan(IN_THE_FUTURE())).toBe(0);
    expect(filesEnding(folder, ".corrupt")).toEqual([]);
    await store.close();
  });
});

describe("a person with two copies of the record", () => {
  const NEXT = { ...VALUE, next: true };

  async function withTwo(): Promise<{ folder: string; file: string; good: Buffer }> {
    const folder = temporaryFolder();
    const store = await openFolderStore({ folder });
    await store.save("anna", VALUE, 0);
    await store.save("anna", NEXT, 1);
    await store.close();
    const file = onlyFile(folder, ".json");
    return { folder, file, good: readFileSync(file) };
  }

  it.each([
    ["torn", (slot: Buffer) => Buffer.concat([slot.subarray(0, 512), Buffer.alloc(slot.length - 512)])],
    ["empty", (slot: Buffer) => Buffer.alloc(slot.length)],
  ])("goes on from the older one when the newer one is %s, and says so in the log", async (_, damage) => {
    const { folder, file, good } = await withTwo();
    const half = good.length / 2;
    writeFileSync(file, Buffer.concat([good.subarray(0, half), damage(good.subarray(half))]));
    const warnings: string[] = [];
    const store = await openFolderStore({ folder, log: { warn: (_, message) => warnings.push(message) } });
    expect(await store.load("anna")).toEqual({ revision: 1, value: VALUE });
    expect(warnings).toEqual([expect.stringContaining("damaged")]);
    expect(await store.save("anna", "on", 1)).toEqual({ kind: "saved", revision: 2 });
    await store.close();
    const again = await openFolderStore({ folder });
    expect(await again.load("anna")).toEqual({ revision: 2, value: "on" });
    await again.close();
  });

  it("never shows anything but one of the two, whichever bit has flipped", async () => {
    const { folder, file, good } = await withTwo();
    const store = await openFolderStore({ folder });
    for (let bit = 0; bit < good.length * 8; bit += 211) {
      writeFileSync(file, flipped(good, bit));
      expect([
        { revision: 1, value: VALUE },
        { revision: 2, value: NEXT },
      ]).toContainEqual(await store.load("anna"));
    }
    await store.close();
  });
});

describe("a file of one bare record, as it was kept at first", () => {
  it("is read, and gets its second copy with the next saves", async () => {
    const folder = temporaryFolder();
    const store = await openFolderStore({ folder });
    await store.save("anna", VALUE, 0);
    await store.close();
    const file = onlyFile(folder, ".json");
    const good = readFileSync(file);
    writeFileSync(file, `${good.toString("utf8").trimEnd()}\n`);

    const again = await openFolderStore({ folder });
    expect(await again.load("anna")).toEqual({ revision: 1, value: VALUE });
    expect(await again.save("anna", "a", 1)).toEqual({ kind: "saved", revision: 2 });
    expect(await again.save("anna", "b", 2)).toEqual({ kind: "saved", revision: 3 });
    await again.close();
    const third = await openFolderStore({ folder });
    expect(await third.load("anna")).toEqual({ revision: 3, value: "b" });
    await third.close();
  });
});

describe("leftovers of a killed process", () => {
  it("are swept when somebody of their directory comes, and all by a clean-up", async () => {
    const { folder, store, file, good } = await withFile();
    await store.close();
    const [bens = ""] = filesEnding(folder, ".json").filter((path) => path !== file);
    const leftovers = [file, bens].map((path) => path.replace(/\.json$/, ".tmp"));
    for (const path of leftovers) writeFileSync(path, good.subarray(0, 50));

    const again = await openFolderStore({ folder });
    expect(await again.load("anna")).toEqual({ revision: 1, value: VALUE });
    expect(filesEnding(folder, ".tmp")).not.toContain(leftovers[0]);
    await again.removeOlderThan(new Date(0));
    expect(filesEnding(folder, ".tmp")).toEqual([]);
    expect(await again.load("ben")).toEqual({ revision: 1, value: VALUE });
    await again.close();
  });
});
