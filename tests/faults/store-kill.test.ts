import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { openFolderStore } from "../../adapters/storage/lowdb/folder-store.ts";
import { filesEnding, temporaryFolder } from "./store-folder.ts";
import { startStoreProcess } from "./store-process.ts";

const ROUNDS = 6;
const KEYS = ["w0", "w1", "w2", "w3"];

it("loses no acknowledged turn when the process is killed while it writes", {
  timeout: 120_000,
}, async () => {
  const folder = temporaryFolder();
  for (let round = 0; round < ROUNDS; round += 1) {
    const writer = startStoreProcess(folder, "write");
    await writer.printed(40 + 37 * round);
    await writer.kill();

    const acknowledged = lastTurns(writer.lines);
    const store = await openFolderStore({ folder });
    for (const key of KEYS) {
      const record = await store.load(key);
      const last = acknowledged.get(key) ?? 0;
      // The save under way when the kill came may have reached the disk or not.
      expect([last, last + 1]).toContain(record?.revision ?? 0);
      if (record !== null) expect(record.value).toMatchObject({ turn: record.revision });
    }
    await store.close();
    expect(filesEnding(folder, ".tmp")).toEqual([]);
    expect(filesEnding(folder, ".corrupt")).toEqual([]);
  }
  expect(readdirSync(folder).filter((name) => name.startsWith("lock-"))).toEqual([]);
});

function lastTurns(lines: readonly string[]): Map<string, number> {
  return new Map(
    lines.map((line) => {
      const [key = "", turn] = line.split(" ");
      return [key, Number(turn)];
    }),
  );
}
