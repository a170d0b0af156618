import type { IncomingHttpHeaders } from "node:http";
import * as z from "zod";
import { ApiError, type Core } from "./core.ts";
import { type Json, parseJson } from "./json.ts";
import type { Channel, Install, Message, Team, User } from "./world.ts";

/** A Web API method: what token it needs, and what it does. Throws ApiError to say no. */
export interface Method {
  readonly token: "bot" | "app" | "none";
  run(core: Core, args: Json, caller: Caller): Json;
}

export interface Caller {
  /** null for methods without a token, and for the app-level token. */
  readonly install: Install | null;
  readonly headers: IncomingHttpHeaders;
}

const read = <S extends z.ZodType>(schema: S, args: Json): z.infer<S> => {
  const parsed = schema.safeParse(args);
  if (parsed.success) return parsed.data;
  const messages = parsed.error.issues.map(
    (issue) => `[ERROR] ${issue.message} [json-pointer:/${issue.path.join("/")}]`,
  );
  throw new ApiError("invalid_arguments", { response_metadata: { messages } });
};

/** A method of the bot in one workspace. */
export const botMethod = <S extends z.ZodType>(
  schema: S,
  run: (core: Core, args: z.infer<S>, install: Install) => Json,
): Method => ({
  token: "bot",
  run(core, args, { install }) {
    if (install === null) throw new ApiError("not_allowed_token_type");
    return run(core, read(schema, args), install);
  },
});

/** A method with the app-level token, or with none. */
export const openMethod = <S extends z.ZodType>(
  token: "app" | "none",
  schema: S,
  run: (core: Core, args: z.infer<S>, headers: IncomingHttpHeaders) => Json,
): Method => ({ token, run: (core, args, { headers }) => run(core, read(schema, args), headers) });

const unpacked = (value: unknown): unknown => (typeof value === "string" ? parseJson(value) : value);

/** JSON, which comes as text in a form. */
export const packed = <S extends z.ZodType>(schema: S) => z.preprocess(unpacked, schema);

export const objects = packed(z.array(z.looseObject({})));
export const object = packed(z.looseObject({}));
export const flag = z.preprocess(
  (value) => (value === "true" || value === "1" ? true : value === "false" || value === "0" ? false : value),
  z.boolean(),
);
export const whole = z.preprocess(
  (value) => (typeof value === "string" ? Number(value) : value),
  z.number().int(),
);
export const ts = z.string().regex(/^\d+\.\d{6}$/);

export function userOf(core: Core, id: string, team: Team): User {
  const user = core.world.users.get(id);
  const reachable =
    user?.team.id === team.id ||
    (team.enterprise !== null && user?.team.enterprise?.id === team.enterprise.id);
  if (user === undefined || !reachable) throw new ApiError("user_not_found");
  return user;
}

/** A channel by its id; a person's id stands for the DM with that person. */
export function channelOf(core: Core, id: string, team: Team): Channel {
  const user = core.world.users.get(id);
  const channel = user === undefined ? core.world.channels.get(id) : core.world.dm(user);
  if (channel === undefined || !sameOrg(channel.team, team)) throw new ApiError("channel_not_found");
  return channel;
}

const sameOrg = (left: Team, right: Team): boolean =>
  left.id === right.id || (left.enterprise !== null && left.enterprise.id === right.enterprise?.id);

/** A thread's root, when one is named. */
export function threadOf(core: Core, channel: Channel, threadTs: string | undefined): Message | null {
  if (threadTs === undefined) return null;
  const root = core.world.message(channel.id, threadTs);
  if (root !== undefined) return root;
  core.ledger.fault("misuse", `A reply in ${channel.id} to ${threadTs}, which is no message there`);
  throw new ApiError("thread_not_found");
}
