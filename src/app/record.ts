import * as z from "zod";
import type { Reply } from "../engine/reply.ts";
import { SessionStateSchema } from "../engine/state.ts";

/** Turn ids are kept so that a redelivered turn changes nothing: those of the last hour and more, and always some. */
export const TURNS_KEPT_HOURS = 2;
export const TURNS_KEPT_LEAST = 20;
/** No person writes so much in two hours; a machine that does is slowed down before. */
export const TURNS_KEPT_MOST = 400;
/** The last turns keep their replies too: a redelivery within minutes is answered as it was. */
export const REPLIES_KEPT = 2;
/** A result is kept somewhat longer, since people turn its pages and share it while they ask on; so is what was never sent. */
export const RESULTS_KEPT = 4;

const KeptTurnSchema = z.strictObject({
  id: z.string(),
  /** ISO moment. */
  at: z.string(),
  /** Absent once the turn is old. */
  reply: z
    .custom<Reply>((value) => typeof value === "object" && value !== null && "blocks" in value)
    .optional(),
  /** The reply has reached the platform. */
  sent: z.literal(true).optional(),
  /** Where the reply can be sent unasked, as the platform's adapter wrote it; until it is sent. */
  to: z.json().optional(),
});

/** What a store keeps of a person: the session, and the last turns for redelivery. */
export const RecordSchema = z.strictObject({
  state: SessionStateSchema,
  turns: z.array(KeptTurnSchema).max(TURNS_KEPT_MOST),
});

export type KeptTurn = z.infer<typeof KeptTurnSchema>;
export type PersonRecord = z.infer<typeof RecordSchema>;
