import { utimesSync } from "node:fs";
import { expect, it } from "vitest";
import { openFolderStore } from "../../adapters/storage/lowdb/folder-store.ts";
import { onlyFile, temporaryFolder } from "./store-folder.ts";

it("goes by when a record was saved, also when its file looks older", async () => {
  const folder = temporaryFolder();
  const store = await openFolderStore({ folder });
  await store.save("anna", 1, 0);
  utimesSync(onlyFile(folder, ".json"), new Date(0), new Date(0));
  expect(await store.removeOlderThan(new Date(Date.now() - 60_000))).toBe(0);
  expect(await store.load("anna")).toEqual({ revision: 1, value: 1 });
  expect(await store.removeOlderThan(new Date(Date.now() + 60_000))).toBe(1);
  expect(await store.load("anna")).toBeNull();
  await store.close();
});
