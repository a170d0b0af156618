import * as z from "zod";
import { nextCheckIn } from "../engine/check-in-time.ts";
import type { Effect } from "../engine/turn.ts";
import type { Delivery, Desk } from "./desk.ts";
import { surfaceOf } from "./desk.ts";
import type { Job, Scheduler, SessionStore } from "./ports.ts";
import type { Surface } from "./surface.ts";

const CheckInSchema = z.strictObject({
  kind: z.literal("check-in"),
  key: z.string(),
  workspace: z.string(),
  address: z.json(),
});
const RetentionSchema = z.strictObject({ kind: z.literal("retention") });
const JobDataSchema = z.discriminatedUnion("kind", [CheckInSchema, RetentionSchema]);

const RETENTION = "retention";
const DAY = 86_400_000;
/** Until a check-in that could not be sent is tried again. */
const AGAIN_MS = 5 * 60_000;
const checkInOf = (key: string): string => `check-in:${key}`;

/** What a turn asks of the world after it is saved: here, when to check in next. */
export function createPerform(scheduler: Scheduler) {
  return async ({ key, workspace, address }: Delivery, effects: readonly Effect[]): Promise<void> => {
    for (const effect of effects) {
      if (effect.kind === "forget" || effect.at === null) await scheduler.cancel(checkInOf(key));
      else if (address !== undefined) {
        const data = { kind: "check-in", key, workspace, address };
        await scheduler.set({ name: checkInOf(key), at: effect.at, data });
      }
    }
  };
}

export interface AgendaOptions {
  readonly scheduler: Scheduler;
  readonly desk: Desk;
  readonly sessions: SessionStore;
  readonly surfaces: () => readonly Surface[];
  readonly retentionDays: number;
  readonly clock: () => Date;
  /** Told what was done; no ids of people. */
  readonly onRetention?: (removed: number) => void;
}

/** Does what is due: weekly check-ins, and the deletion of records that nobody uses. Resolves when it watches. */
export async function startAgenda(options: AgendaOptions): Promise<void> {
  const { scheduler, desk, sessions, clock } = options;
  await scheduler.start(async (job) => {
    const data = JobDataSchema.parse(job.data);
    if (data.kind === "retention") await removeOld();
    else await checkIn(job, data);
  });
  await scheduler.set({ name: RETENTION, at: clock().toISOString(), data: { kind: "retention" } });

  async function checkIn(
    job: Job,
    { key, workspace, address }: z.infer<typeof CheckInSchema>,
  ): Promise<void> {
    const surface = options.surfaces().find(({ name }) => name === surfaceOf(key));
    if (surface === undefined) throw new Error(`no surface ${surfaceOf(key)} runs here now`);
    const turnId = `check-in:${job.at}`;
    const turn = { key, workspace, turnId, event: { kind: "check-in" }, address, quiet: true } as const;
    try {
      const outcome = await desk.deliver(turn, (reply) => surface.post(key, address, reply));
      if (outcome === "failed" || outcome === "refused") throw new Error(`check-in ${outcome}`);
      if (outcome === "repeated") await goOn(job, key);
    } catch (error) {
      // The turn has set next week's job in the place of this one: put this week's back.
      const at = new Date(clock().getTime() + AGAIN_MS).toISOString();
      await scheduler.set({ ...job, at });
      throw error;
    }
  }

  /** An hour that came twice, after the clock was set back, has taken the place of next week's. */
  async function goOn(job: Job, key: string): Promise<void> {
    const { checkIns } = await desk.state(key);
    const now = clock().toISOString();
    if (checkIns !== undefined)
      await scheduler.set({ ...job, at: nextCheckIn(checkIns, now > job.at ? now : job.at) });
  }

  async function removeOld(): Promise<void> {
    const now = clock().getTime();
    options.onRetention?.(await sessions.removeOlderThan(new Date(now - options.retentionDays * DAY)));
    const next = new Date(now + DAY).toISOString();
    await scheduler.set({ name: RETENTION, at: next, data: { kind: "retention" } });
  }
}
