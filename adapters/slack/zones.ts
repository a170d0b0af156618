import * as z from "zod";
import { isZone } from "../../src/engine/check-in-time.ts";
import type { Api } from "./api.ts";
import { createMemory } from "./memory.ts";
import type { Space } from "./space.ts";

/** The time zones of people, as Slack knows them. */
export interface Zones {
  /** What is known now; asks Slack in the background where it is not. */
  known(space: Space, user: string): string | undefined;
  /** Asks Slack if need be. Undefined where Slack does not tell. */
  find(space: Space, user: string): Promise<string | undefined>;
}

const InfoSchema = z.object({ user: z.object({ tz: z.string().nullish() }) });
/** People move; asked again after so long, in ms. */
const KEPT_MS = 12 * 3_600_000;
/** Nobody waits longer than this for a zone, in ms. */
const PATIENCE_MS = 1_500;

export function createZones(api: Api, clock: () => Date): Zones {
  const kept = createMemory<{
    readonly zone: Promise<string | undefined>;
    readonly until: number;
    now?: string;
  }>();

  function ask(space: Space, user: string) {
    const key = `${space.id} ${user}`;
    const before = kept.get(key);
    if (before !== undefined && before.until > clock().getTime()) return before;
    const zone = api.call(space.token, "users.info", { user }).then(
      (answer) => {
        const tz = InfoSchema.safeParse(answer).data?.user.tz ?? undefined;
        return tz !== undefined && isZone(tz) ? tz : undefined;
      },
      () => {
        kept.delete(key);
        return undefined;
      },
    );
    const entry: { zone: typeof zone; until: number; now?: string } = {
      zone,
      until: clock().getTime() + KEPT_MS,
    };
    if (before?.now !== undefined) entry.now = before.now;
    void zone.then((found) => {
      if (found !== undefined) entry.now = found;
    });
    kept.set(key, entry);
    return entry;
  }

  return {
    known: (space, user) => ask(space, user).now,
    async find(space, user) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<undefined>((resolve) => {
        timer = setTimeout(resolve, PATIENCE_MS, undefined);
      });
      const zone = await Promise.race([ask(space, user).zone, late]);
      clearTimeout(timer);
      return zone;
    },
  };
}
