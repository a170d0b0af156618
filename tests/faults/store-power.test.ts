import { describe, expect, it } from "vitest";
import type { Files, WritableFile } from "../../adapters/storage/lowdb/files.ts";
import { openFolderStore } from "../../adapters/storage/lowdb/folder-store.ts";
import type { SessionStore, StoredRecord } from "../../src/app/ports.ts";
import { temporaryFolder } from "./store-folder.ts";
import { type Loss, PowerDisk } from "./store-power-disk.ts";

/** More changes to the disk than the script below makes; the test checks that it was enough. */
const ENOUGH_CUTS = 60;

type State = StoredRecord | null;

/** What may be found of each person: the last acknowledged state, or the one under way when the power went. */
class Expectation {
  readonly acknowledged = new Map<string, State>();
  readonly underWay = new Map<string, State>();

  async step(key: string, next: State, call: () => Promise<unknown>): Promise<void> {
    this.underWay.set(key, next);
    await call();
    this.underWay.delete(key);
    this.acknowledged.set(key, next);
  }

  allowed(key: string): State[] {
    const states = [this.acknowledged.get(key) ?? null];
    const next = this.underWay.get(key);
    return next === undefined ? states : [...states, next];
  }
}

/** The third of each person outgrows its file, so that it is replaced; the others are saved in their place. */
const answersOf = (key: string, revision: number) => ({
  key,
  revision,
  text: "answer ".repeat(revision === 3 ? 1_000 : 50),
});

/** Saves, changes and removals of four people, two of them at the same time. */
async function script(store: SessionStore, expected: Expectation): Promise<void> {
  const save = (key: string, revision: number) =>
    expected.step(key, { revision, value: answersOf(key, revision) }, () =>
      store.save(key, answersOf(key, revision), revision - 1),
    );
  await save("anna", 1);
  await Promise.all([save("ben", 1), save("anna", 2)]);
  await expected.step("ben", null, () => store.remove("ben"));
  await save("cara", 1);
  await Promise.all([save("anna", 3), save("cara", 2), save("dan", 1)]);
  await Promise.all([save("ben", 1), save("anna", 4)]);
}

const unsynced = (file: WritableFile): WritableFile => ({ ...file, sync: async () => {} });

async function cutAndLook(disk: PowerDisk, folder: string, files: Files, cut: number): Promise<Expectation> {
  const store = await openFolderStore({ folder, files });
  const expected = new Expectation();
  disk.cutAfter(cut);
  await script(store, expected).catch(() => {});
  await store.close();
  return expected;
}

describe.each<[Loss]>([["names and contents"], ["contents"], ["every other sector"]])(
  "a power cut that takes %s of what was not synced",
  (loss) => {
    it("loses nothing acknowledged, whichever change it strikes", async () => {
      const folder = temporaryFolder();
      let survivedWhole = 0;
      for (let cut = 0; cut < ENOUGH_CUTS; cut += 1) {
        const disk = new PowerDisk(folder, loss);
        const expected = await cutAndLook(disk, folder, disk.files, cut);
        if (!disk.isDark) survivedWhole += 1;
        disk.restart();
        const store = await openFolderStore({ folder, files: disk.files });
        for (const key of ["anna", "ben", "cara", "dan"]) {
          expect(expected.allowed(key), `${key} after a cut at change ${cut}`).toContainEqual(
            await store.load(key),
          );
        }
        await store.close();
      }
      expect(survivedWhole).toBeGreaterThan(0);
      expect(survivedWhole).toBeLessThan(ENOUGH_CUTS);
    });

    it("would be noticed here, had the store not synced", async () => {
      const folder = temporaryFolder();
      const disk = new PowerDisk(folder, loss);
      const careless: Files = {
        ...disk.files,
        create: async (path) => unsynced(await disk.files.create(path)),
        overwrite: async (path, from) => unsynced(await disk.files.overwrite(path, from)),
      };
      const expected = await cutAndLook(disk, folder, careless, Number.POSITIVE_INFINITY);
      disk.restart();
      const store = await openFolderStore({ folder, files: disk.files });
      expect(expected.acknowledged.get("anna")).not.toBeNull();
      await expect(store.load("anna")).rejects.toMatchObject({ code: "UNREADABLE" });
      await store.close();
    });

    it("would be noticed here, had the store not synced what it overwrites", async () => {
      const folder = temporaryFolder();
      const disk = new PowerDisk(folder, loss);
      const careless: Files = {
        ...disk.files,
        overwrite: async (path, from) => unsynced(await disk.files.overwrite(path, from)),
      };
      const expected = await cutAndLook(disk, folder, careless, Number.POSITIVE_INFINITY);
      disk.restart();
      const store = await openFolderStore({ folder, files: disk.files });
      expect(expected.acknowledged.get("anna")).toMatchObject({ revision: 4 });
      expect(await store.load("anna")).toMatchObject({ revision: 3 });
      await store.close();
    });
  },
);

it("a power cut while a new folder is set up leaves a folder that opens", async () => {
  const folder = temporaryFolder();
  for (const cut of [0, 1, 100, 255, 256]) {
    const disk = new PowerDisk(folder, "names and contents");
    disk.cutAfter(cut);
    await expect(openFolderStore({ folder, files: disk.files })).rejects.toMatchObject({
      code: "WRITE_FAILED",
    });
    disk.restart();
    const store = await openFolderStore({ folder, files: disk.files });
    expect(await store.save("anna", 1, 0)).toEqual({ kind: "saved", revision: 1 });
    await store.close();
  }
});

it("a power cut would be noticed here, had the store not synced the directory", async () => {
  const folder = temporaryFolder();
  const disk = new PowerDisk(folder, "names and contents");
  let opened = 0;
  const careless: Files = {
    ...disk.files,
    // The first opening is the set-up of the folder itself, which stays careful.
    openFolder: async (path) => {
      opened += 1;
      const real = await disk.files.openFolder(path);
      return opened === 1 ? real : { ...real, sync: async () => {} };
    },
  };
  await cutAndLook(disk, folder, careless, Number.POSITIVE_INFINITY);
  disk.restart();
  const store = await openFolderStore({ folder, files: disk.files });
  expect(await store.load("anna")).toBeNull();
  await store.close();
});
