import * as z from "zod";
import { DateSchema, HoursSchema, type Profile, ProfileSchema } from "../domain/profile.ts";
import { IdSchema } from "../domain/taxonomy.ts";
import { CheckInTimeSchema } from "./check-in-time.ts";
import { PackedProfileSchema, unpack } from "./packed-profile.ts";

/**
 * Version of the stored session. Change log:
 * 1  first version
 * 2  claims of the profile are packed into short texts; one chosen id is no list any more
 * 3  all claims of a kind are one text; a position is the key of its answer; a fact is kept once, as an answer or in the profile
 */
export const STATE_VERSION = 3;

/**
 * What a step was answered with: an id or several as chosen, a number, a date; true: what it says is in the profile;
 * null: skipped. Long texts are never kept.
 */
export const AnswerSchema = z.union([z.literal(true), z.array(z.string()), z.number(), z.string(), z.null()]);

/** The steps whose answer is a fact of the profile, by that fact. No other step may have such an id. */
export const FACT_STEPS = { audience: "audience", years: "years", hoursPerWeek: "hours", by: "by" } as const;
export type Fact = keyof typeof FACT_STEPS;

const { audience, years, hoursPerWeek, by } = ProfileSchema.shape;
const FactAnswersSchema = z.object({ audience, years, hours: hoursPerWeek, by }).partial();

/** In the order of answering; the probe step is kept once per subject, as "probe:kubernetes". */
const AnswersSchema = z
  .record(z.string(), AnswerSchema)
  .refine((answers) => FactAnswersSchema.safeParse(answers).success, "an answer is no such fact");

const PlanSettingsSchema = z.strictObject({
  role: IdSchema,
  hoursPerWeek: HoursSchema,
  start: DateSchema,
  by: DateSchema.nullable(),
  /** Ids of ticked skills. */
  done: z.array(IdSchema),
});

export const SessionStateSchema = z.strictObject({
  version: z.literal(STATE_VERSION),
  /** The question in hand of a running interview, by the key of its answer: a cache, the answers decide. */
  at: z.string().optional(),
  /** Unusable answers to it in a row, up to the last turn. */
  tries: z.int().positive().optional(),
  /** By step. */
  answers: AnswersSchema.optional(),
  /** Facts by which advice is given, beside those that are answers; what is absent is not known. */
  profile: PackedProfileSchema.optional(),
  plan: PlanSettingsSchema.optional(),
  /** The role last talked about. */
  role: IdSchema.optional(),
  /** Roles of the last recommendation, best first, so that "the second one" can be asked about. */
  shown: z.array(IdSchema).optional(),
  /** What the numbers of the last menu mean: texts to be read as if typed. */
  menu: z.array(z.string()).optional(),
  /** A question that must be answered with yes: "forget". */
  confirming: z.enum(["forget", "restart"]).optional(),
  /** The next message is not an answer but what was asked for: the text of a job ad. */
  awaiting: z.enum(["job-ad"]).optional(),
  /** When the person wants to be asked how the plan goes. */
  checkIns: CheckInTimeSchema.optional(),
  /** Not understood in a row. */
  lost: z.int().nonnegative().optional(),
  /** ISO moment, to the minute, of the last turn that came from the person. */
  seen: z.string().optional(),
});

export type Answer = z.infer<typeof AnswerSchema>;
type FactAnswers = z.infer<typeof FactAnswersSchema>;
export type PlanSettings = z.infer<typeof PlanSettingsSchema>;
export type SessionState = z.infer<typeof SessionStateSchema>;

export function newState(): SessionState {
  return { version: STATE_VERSION };
}

/** What is known of the person: answers that are facts, and the stored profile. */
export function profileOf({ answers = {}, profile = {} }: SessionState): Profile {
  const { audience = null, years = null, hours = null, by = null } = answers as FactAnswers;
  const { skills, interests, titles, region, industry, companySize } = unpack(profile);
  return {
    audience,
    skills,
    interests,
    titles,
    years,
    hoursPerWeek: hours,
    by,
    region,
    industry,
    companySize,
  };
}
