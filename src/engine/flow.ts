import * as z from "zod";
import { IdSchema, LabelSchema } from "../domain/taxonomy.ts";
import { OPTIONS_MAX } from "./reply.ts";

/** Interview scripts: the shape of conversations/flows/*.yaml. */

export const StepIdSchema = IdSchema;
const TextKeySchema = z
  .string()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/, "keys of wording.yaml look like ask.hours");

/** Facts of the profile that an answer can fill, beside answers that are only kept ("free"). */
export const SLOTS = [
  "free",
  "audience",
  "draws",
  "avoids",
  "skills",
  "skills-check",
  "years",
  "hoursPerWeek",
  "by",
  "settings",
  "probe",
] as const;
export const SlotSchema = z.enum(SLOTS);

const OptionSchema = z.strictObject({
  id: z.string().min(1).max(48),
  label: LabelSchema,
  /** Other words for it, matched whole within an answer. */
  phrases: z.array(z.string().min(1)).default([]),
});

const AskSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("choice"),
    slot: SlotSchema,
    /** Given here, or made from the taxonomy or from the probe in hand. */
    options: z.union([z.array(OptionSchema).min(2).max(OPTIONS_MAX), z.enum(["probe"])]),
    min: z.int().min(1).default(1),
    max: z.int().min(1).default(1),
  }),
  z.strictObject({
    kind: z.literal("interests"),
    slot: z.enum(["draws", "avoids"]),
    /** Interest ids in the order shown. */
    interests: z
      .array(IdSchema)
      .min(4)
      .max(OPTIONS_MAX - 1),
    max: z.int().min(1).default(5),
    /** Option for "none of these". */
    none: LabelSchema,
  }),
  z.strictObject({
    kind: z.literal("number"),
    slot: SlotSchema,
    options: z.array(OptionSchema).max(OPTIONS_MAX).default([]),
    least: z.number(),
    most: z.number(),
  }),
  z.strictObject({
    kind: z.literal("date"),
    slot: SlotSchema,
    options: z.array(OptionSchema).max(OPTIONS_MAX).default([]),
  }),
  z.strictObject({ kind: z.literal("skills"), slot: z.literal("skills") }),
  z.strictObject({
    kind: z.literal("skills-check"),
    slot: z.literal("skills-check"),
    yes: LabelSchema,
    phrases: z.array(z.string()).default([]),
  }),
  z.strictObject({ kind: z.literal("settings"), slot: z.literal("settings") }),
  z.strictObject({ kind: z.literal("text"), slot: z.literal("free") }),
]);

/** A condition on what is known so far; a small tree, no expression language. */
export type Condition =
  | { known: string }
  | { answer: string; is: string[] }
  | { computed: string; is: string[] }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };
export const ConditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    /** A step has an answer, or a skip. */
    z.strictObject({ known: StepIdSchema }),
    /** The answer of a choice step holds one of the ids. */
    z.strictObject({ answer: StepIdSchema, is: z.array(z.string()).min(1) }),
    z.strictObject({ computed: IdSchema, is: z.array(z.string()).min(1) }),
    z.strictObject({ all: z.array(ConditionSchema).min(1) }),
    z.strictObject({ any: z.array(ConditionSchema).min(1) }),
    z.strictObject({ not: ConditionSchema }),
  ]),
);

const NextSchema = z.union([
  StepIdSchema,
  z.strictObject({
    cases: z.array(z.strictObject({ when: ConditionSchema, go: StepIdSchema })).min(1),
    otherwise: StepIdSchema,
  }),
]);

/** Judgement that a flow can call by name; each is a pure function in src/engine/computations.ts. */
export const ComputationSchema = z.enum(["next-probe", "has-skills"]);

export const StepSchema = z.union([
  z.strictObject({ say: TextKeySchema, next: NextSchema }),
  z.strictObject({
    ask: AskSchema,
    text: TextKeySchema,
    help: TextKeySchema,
    /** Said in turn on answers that could not be used. */
    retry: z.array(TextKeySchema).min(2),
    /** Name by which "change ..." finds the step, and others for it. */
    title: LabelSchema,
    names: z.array(z.string()).default([]),
    skippable: z.boolean().default(true),
    next: NextSchema,
  }),
  z.strictObject({ compute: ComputationSchema, limit: z.int().min(0).max(12).optional(), next: NextSchema }),
  z.strictObject({ end: z.enum(["recommend", "stop"]) }),
]);

export const FlowSchema = z.strictObject({
  id: IdSchema,
  start: StepIdSchema,
  steps: z.record(StepIdSchema, StepSchema),
});

export type Flow = z.infer<typeof FlowSchema>;
export type Step = z.infer<typeof StepSchema>;
export type AskStep = Extract<Step, { ask: unknown }>;
export type Ask = AskStep["ask"];
export type Slot = z.infer<typeof SlotSchema>;
export type Next = z.infer<typeof NextSchema>;
export type FlowOption = z.infer<typeof OptionSchema>;
