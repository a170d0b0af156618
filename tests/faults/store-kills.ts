import { expect } from "vitest";
import type { CopyableStorage } from "../../adapters/storage/copy/copyable.ts";
import { startStoreProcess } from "./store-process.ts";

/** How often a process is killed; ROLEWISE_KILLS=200 for a long run. */
export const KILLS = Number(process.env.ROLEWISE_KILLS ?? 20);
export const KILLS_TIMEOUT = 60_000 + KILLS * 10_000;

const KEYS = ["w0", "w1", "w2", "w3"];

/** Another moment each time, a few steps after the start or some hundred. */
const linesOf = (round: number) => 4 + ((round * 67) % 300);

/**
 * Kills processes while they save, and looks after each what is there.
 * @param open the storage, once all that the process asked for has ended
 */
export async function killWhileWriting(address: string, open: () => Promise<CopyableStorage>): Promise<void> {
  for (let round = 0; round < KILLS; round += 1) {
    const acknowledged = await killed(address, "write", linesOf(round));
    const storage = await open();
    for (const key of KEYS) {
      const record = await storage.sessions.load(key);
      const last = acknowledged.get(key) ?? 0;
      // A writer that had no answer yet in this round says nothing of the rounds before.
      if (last === 0) continue;
      // The save under way when the kill came may have arrived or not.
      expect([last, last + 1]).toContain(record?.revision);
      expect(record?.value).toMatchObject({ turn: record?.revision });
    }
    await storage.close();
  }
}

/** The same with jobs: none that was acknowledged is lost, none is there twice. */
export async function killWhilePlanning(
  address: string,
  open: () => Promise<CopyableStorage>,
): Promise<void> {
  for (let round = 0; round < Math.ceil(KILLS / 4); round += 1) {
    const acknowledged = await killed(address, "plan", linesOf(round));
    const storage = await open();
    const found = new Map<string, unknown>();
    for await (const job of storage.scheduler.jobs()) {
      expect(found.has(job.name)).toBe(false);
      found.set(job.name, job.data);
    }
    for (const [name, last] of acknowledged) {
      expect([{ round: last }, { round: last + 1 }]).toContainEqual(found.get(name));
    }
    await storage.close();
  }
}

async function killed(address: string, task: "write" | "plan", lines: number): Promise<Map<string, number>> {
  const child = startStoreProcess(address, task);
  await child.printed(lines);
  await child.kill();
  return new Map(
    child.lines.map((line) => {
      const [key = "", turn] = line.split(" ");
      return [key, Number(turn)];
    }),
  );
}
