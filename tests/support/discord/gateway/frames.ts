import * as z from "zod";

/** What an app may send over the gateway. */
const frame = z.looseObject({ op: z.int(), d: z.unknown() });

export const identify = z.looseObject({
  token: z.string(),
  intents: z.int().min(0),
  properties: z.looseObject({}),
  shard: z.tuple([z.int(), z.int()]).optional(),
  compress: z.boolean().optional(),
});

export const resume = z.looseObject({ token: z.string(), session_id: z.string(), seq: z.int().nullable() });

export const Op = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  voice: 4,
  resume: 6,
  reconnect: 7,
  members: 8,
  invalidSession: 9,
  hello: 10,
  ack: 11,
} as const;

export const Close = {
  unknownOpcode: 4001,
  decodeError: 4002,
  notAuthenticated: 4003,
  badToken: 4004,
  alreadyAuthenticated: 4005,
  invalidSeq: 4007,
  rateLimited: 4008,
  invalidShard: 4010,
  invalidVersion: 4012,
  invalidIntents: 4013,
  disallowedIntents: 4014,
} as const;

/** GUILD_MEMBERS, GUILD_PRESENCES, MESSAGE_CONTENT: only for apps that were approved for them. */
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);
const KNOWN_INTENTS = 0x1_ffff | (0b11 << 20) | (0b11 << 24);

/** Why a frame is answered with a close. */
export interface Objection {
  readonly code: number;
  readonly reason: string;
}

export const UNDECODABLE: Objection = { code: Close.decodeError, reason: "Error while decoding payload." };

export interface Terms {
  readonly token: string;
  /** Privileged intents this app was approved for. */
  readonly approvedIntents: number;
  /** Every attempt is closed with this code, if set. */
  readonly refuseWith: number | null;
}

const sameToken = (sent: string, terms: Terms): boolean => sent.replace(/^Bot /, "") === terms.token;
const badToken: Objection = { code: Close.badToken, reason: "Authentication failed." };

/** Why an IDENTIFY is not let in. */
export function againstIdentify(asked: z.infer<typeof identify>, terms: Terms): Objection | null {
  const [shard, count] = asked.shard ?? [0, 1];
  if (terms.refuseWith !== null) return { code: terms.refuseWith, reason: "Refused" };
  if (!sameToken(asked.token, terms)) return badToken;
  if (shard < 0 || count < 1 || shard >= count) return { code: Close.invalidShard, reason: "Invalid shard." };
  if ((asked.intents & ~KNOWN_INTENTS) !== 0)
    return { code: Close.invalidIntents, reason: "Invalid intent(s)." };
  if ((asked.intents & PRIVILEGED & ~terms.approvedIntents) !== 0)
    return { code: Close.disallowedIntents, reason: "Disallowed intent(s)." };
  return null;
}

/** Why a RESUME is not let in. */
export function againstResume(asked: z.infer<typeof resume>, terms: Terms): Objection | null {
  if (terms.refuseWith !== null) return { code: terms.refuseWith, reason: "Refused" };
  return sameToken(asked.token, terms) ? null : badToken;
}

/** A frame as sent, or what is wrong with it. */
export function parseFrame(text: string): z.infer<typeof frame> | null {
  if (Buffer.byteLength(text) > 4096) return null;
  try {
    return frame.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
