import { type IShardingStrategy, SimpleShardingStrategy, type WebSocketOptions } from "discord.js";
import * as z from "zod";

type Manager = Parameters<NonNullable<WebSocketOptions["buildStrategy"]>>[0];

const RATE_LIMITED = 4008;
const CLOSED = "closed" as Parameters<Manager["on"]>[0];
const ClosedSchema = z.object({ code: z.number(), shardId: z.number() });

/**
 * The library's own way with shards, but for one thing: after 4008 it would forget the session, and what came in
 * between would be lost. Discord lets that session be resumed.
 */
export function resumingWhenLimited(manager: Manager): IShardingStrategy {
  const { options } = manager;
  const limited = new Set<number>();
  manager.on(CLOSED, (event: unknown) => {
    const { code, shardId } = ClosedSchema.parse(event);
    if (code === RATE_LIMITED) limited.add(shardId);
  });
  const update = options.updateSessionInfo;
  options.updateSessionInfo = (shardId, session) =>
    session === null && limited.delete(shardId) ? undefined : update(shardId, session);
  return new SimpleShardingStrategy(manager);
}
