import * as z from "zod";
import { DateSchema, emptyProfile, HoursSchema, type Profile } from "../domain/profile.ts";
import { IdSchema } from "../domain/taxonomy.ts";
import { CheckInTimeSchema } from "./check-in-time.ts";
import { PackedProfileSchema, unpackClaims } from "./packed-profile.ts";

/**
 * Version of the stored session. Change log:
 * 1  first version
 * 2  claims of the profile are packed into short texts; one chosen id is no list any more
 */
export const STATE_VERSION = 2;

/** What a step was answered with: an id or several as chosen, a number, a word about it; null: skipped. Long texts are never kept. */
export const AnswerSchema = z.union([z.array(z.string()), z.number(), z.string(), z.null()]);

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
  /** Position in a running interview: a cache, the answers decide. */
  at: z
    .strictObject({
      flow: IdSchema,
      step: z.string(),
      /** Unusable answers to this step in a row. */
      tries: z.int().nonnegative().optional(),
      /** What a computation chose, e.g. the skill that is asked about. */
      subject: z.string().optional(),
    })
    .optional(),
  /** By step; the probe step is kept once per subject, as "probe:kubernetes". Keys are in the order of answering. */
  answers: z.record(z.string(), AnswerSchema).optional(),
  /** Facts by which advice is given; what is absent is not known. */
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
export type PlanSettings = z.infer<typeof PlanSettingsSchema>;
export type SessionState = z.infer<typeof SessionStateSchema>;

export function newState(): SessionState {
  return { version: STATE_VERSION };
}

export function profileOf({ profile }: SessionState): Profile {
  if (profile === undefined) return emptyProfile();
  const { skills, interests, titles } = unpackClaims(profile);
  return {
    audience: profile.audience ?? null,
    skills,
    interests,
    titles,
    years: profile.years ?? null,
    hoursPerWeek: profile.hoursPerWeek ?? null,
    by: profile.by ?? null,
    region: profile.region ?? null,
    industry: profile.industry ?? null,
    companySize: profile.companySize ?? null,
  };
}
