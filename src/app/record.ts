import * as z from "zod";
import type { Reply } from "../engine/reply.ts";
import { SessionStateSchema } from "../engine/state.ts";

/** Turn ids that are kept, so that a redelivered turn changes nothing: more than a person writes in an hour of retries. */
export const TURNS_KEPT = 60;
/** The last turns keep their replies too: a redelivery within minutes is answered as it was. */
export const REPLIES_KEPT = 4;

const KeptTurnSchema = z.strictObject({
  id: z.string(),
  /** ISO moment. */
  at: z.string(),
  /** Absent once the turn is old. */
  reply: z
    .custom<Reply>((value) => typeof value === "object" && value !== null && "blocks" in value)
    .optional(),
});

/** What a store keeps of a person: the session, and the last turns for redelivery. */
export const RecordSchema = z.strictObject({
  state: SessionStateSchema,
  turns: z.array(KeptTurnSchema).max(TURNS_KEPT),
});

export type PersonRecord = z.infer<typeof RecordSchema>;
