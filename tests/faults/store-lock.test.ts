import { once } from "node:events";
import { readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { openFolderStore } from "../../adapters/storage/lowdb/folder-store.ts";
import { type Listen, lockFolder } from "../../adapters/storage/lowdb/lock.ts";
import { temporaryFolder } from "./store-folder.ts";
import { startStoreProcess } from "./store-process.ts";

const locks = (folder: string) => readdirSync(folder).filter((name) => name.startsWith("lock-"));

it("refuses a second process at once, naming folder, pid and repair, until the first is killed", async () => {
  const folder = temporaryFolder();
  const first = startStoreProcess(folder, "hold");
  await first.printed(1);
  const refusal = await openFolderStore({ folder }).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ name: "StoreError", code: "LOCKED" });
  expect(String(refusal)).toContain(folder);
  expect(String(refusal)).toContain(`pid ${first.pid}`);
  expect(String(refusal)).toMatch(/stop that process/i);

  await first.kill();
  const store = await openFolderStore({ folder });
  expect(locks(folder)).toHaveLength(1); // the dead process's lock was cleared away
  await store.close();
});

it("lets the next process in as soon as the first has closed", async () => {
  const folder = temporaryFolder();
  const first = startStoreProcess(folder, "hold");
  await first.printed(1);
  await first.end();
  const store = await openFolderStore({ folder });
  await store.save("anna", 1, 0);
  await store.close();
  expect(locks(folder)).toEqual([]);
});

it("refuses a second opening in the same process too, and does the first no harm", async () => {
  const folder = temporaryFolder();
  const store = await openFolderStore({ folder });
  await expect(openFolderStore({ folder })).rejects.toMatchObject({ code: "LOCKED" });
  await expect(openFolderStore({ folder: join(folder, ".") })).rejects.toMatchObject({ code: "LOCKED" });
  expect(await store.save("anna", 1, 0)).toEqual({ kind: "saved", revision: 1 });
  await store.close();
});

it("never lets in two that start in the same instant", async () => {
  const folder = temporaryFolder();
  for (let round = 0; round < 10; round += 1) {
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => openFolderStore({ folder })));
    const opened = results.filter((result) => result.status === "fulfilled");
    expect(opened.length).toBeLessThanOrEqual(1);
    for (const result of opened) await result.value.close();
    for (const result of results) {
      if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "LOCKED" });
    }
  }
  const store = await openFolderStore({ folder });
  await store.close();
});

it("locks a folder whose path is too long for a socket", async () => {
  const folder = join(temporaryFolder(), "d".repeat(120), "e".repeat(120));
  const store = await openFolderStore({ folder });
  await expect(openFolderStore({ folder })).rejects.toMatchObject({ code: "LOCKED" });
  await store.save("anna", 1, 0);
  await store.close();
  const again = await openFolderStore({ folder });
  expect(await again.load("anna")).toEqual({ revision: 1, value: 1 });
  await again.close();
});

it("locks a folder on a disk that knows no sockets, by a place among the temporary files", async () => {
  const folder = realpathSync(temporaryFolder());
  const tried: string[] = [];
  const withoutSockets: Listen = async (path) => {
    tried.push(path);
    if (path.startsWith(folder)) throw Object.assign(new Error("no sockets here"), { code: "ENOTSUP" });
    const server = createServer();
    server.listen(path);
    await once(server, "listening");
    return server;
  };
  const lock = await lockFolder(folder, withoutSockets);
  await expect(lockFolder(folder, withoutSockets)).rejects.toMatchObject({ code: "LOCKED" });
  await lock.release();
  const again = await lockFolder(folder, withoutSockets);
  await again.release();
  for (const path of tried.filter((path) => !path.startsWith(folder)))
    rmSync(dirname(path), { recursive: true, force: true });
});

it("is not held up by a lock file that no process listens on", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "lock-1-00ff"), "");
  const store = await openFolderStore({ folder });
  await store.close();
  expect(locks(folder)).toEqual([]);
});

it("says what to do when the folder is a file", async () => {
  const file = join(temporaryFolder(), "taken");
  writeFileSync(file, "");
  const refusal = await openFolderStore({ folder: file }).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ code: "WRITE_FAILED" });
  expect(String(refusal)).toMatch(/name a folder, not a file/i);
});
