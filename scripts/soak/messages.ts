import * as z from "zod";
import type { Outcome } from "../../src/app/desk.ts";
import type { TurnEvent } from "../../src/engine/turn.ts";

/** How long a worker waits for another one's reply before it sends the reply itself, in ms. */
export const GRACE = 5_000;

/** To a worker. */
export type ToWorker =
  | {
      readonly kind: "turn";
      /** Number of this delivery. */
      readonly delivery: number;
      readonly key: string;
      readonly workspace: string;
      readonly turnId: string;
      /** ISO moment at which the person wrote. */
      readonly at: string;
      readonly event: TurnEvent;
    }
  /** The platform has the reply. */
  | { readonly kind: "received"; readonly delivery: number }
  | { readonly kind: "stop" };

export const FromWorkerSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ready") }),
  /** A reply reaches the platform. */
  z.object({ kind: z.literal("send"), delivery: z.number(), reply: z.string() }),
  z.object({
    kind: z.literal("outcome"),
    delivery: z.number(),
    outcome: z.enum(["answered", "repeated", "refused", "failed"] satisfies Outcome[]),
  }),
]);

export type FromWorker = z.infer<typeof FromWorkerSchema>;
