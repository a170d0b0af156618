import { SimpleShardingStrategy, type WebSocketOptions } from "discord.js";
import * as z from "zod";

type Manager = Parameters<NonNullable<WebSocketOptions["buildStrategy"]>>[0];

const RATE_LIMITED = 4008;
const CLOSED = "closed" as Parameters<Manager["on"]>[0];
const ClosedSchema = z.object({ code: z.number(), shardId: z.number() });
/** How the library names the destruction of a shard whose heartbeats are no longer acknowledged. */
const ZOMBIE = "Zombie connection";

/** The library's own way with shards, but for two cases in which it would lose what comes meanwhile, or much time. */
export class Sharding extends SimpleShardingStrategy {
  constructor(manager: Manager) {
    keepSessionWhenLimited(manager);
    super(manager);
  }

  /**
   * It says farewell to a line that has fallen silent and waits half a minute for the other side to say so too.
   * Nobody is there to do that, so the line is cut and resumed at once.
   */
  override async spawn(shardIds: number[]): Promise<void> {
    await super.spawn(shardIds);
    for (const shard of shardsOf(this))
      shard.on("debug", ({ message }) => {
        if (message.includes(ZOMBIE)) cut(shard);
      });
  }
}

/** After 4008 it would forget the session, which Discord lets anybody resume. */
function keepSessionWhenLimited(manager: Manager): void {
  const { options } = manager;
  const limited = new Set<number>();
  manager.on(CLOSED, (event: unknown) => {
    const { code, shardId } = ClosedSchema.parse(event);
    if (code === RATE_LIMITED) limited.add(shardId);
  });
  const update = options.updateSessionInfo;
  options.updateSessionInfo = (shardId, session) =>
    session === null && limited.delete(shardId) ? undefined : update(shardId, session);
}

interface Shard {
  on(event: "debug", hear: (told: { readonly message: string }) => void): unknown;
}

/** The library shows neither its shards nor their lines: where it keeps them elsewhere one day, it waits as before. */
function shardsOf(strategy: object): Shard[] {
  const shards: unknown = Reflect.get(strategy, "shards");
  return shards instanceof Map ? [...shards.values()] : [];
}

function cut(shard: object): void {
  const line: unknown = Reflect.get(shard, "connection");
  if (
    typeof line === "object" &&
    line !== null &&
    "terminate" in line &&
    typeof line.terminate === "function"
  )
    line.terminate();
}
