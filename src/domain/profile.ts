import * as z from "zod";
import { IdSchema } from "./taxonomy.ts";

/** What the advisor holds about a person: claims in their own words, never more than they said. */

/** has: can do it; wants: wants to learn it; lacks: said that they cannot. Only "has" is ever credited. */
export const StanceSchema = z.enum(["has", "wants", "lacks"]);
/** basic: has met it; working: gets work done with it; advanced: others come to ask. */
export const LevelSchema = z.enum(["basic", "working", "advanced"]);
export const InterestStanceSchema = z.enum(["does", "likes", "avoids"]);
export const TitleStanceSchema = z.enum(["holds", "wants"]);

/** Longest piece of the person's own words that is kept beside a claim, in characters. */
export const QUOTE_MAX = 120;
const QuoteSchema = z.string().max(QUOTE_MAX);

export const AUDIENCE_IDS = [
  "student",
  "career-changer",
  "tech-professional",
  "ai-professional",
  "leader",
  "hiring",
] as const;
export const PersonKindSchema = z.enum(AUDIENCE_IDS);

const SkillClaimSchema = z.strictObject({
  stance: StanceSchema,
  /** null: not said. */
  level: LevelSchema.nullable(),
  quote: QuoteSchema,
});
const InterestClaimSchema = z.strictObject({ stance: InterestStanceSchema, quote: QuoteSchema });
const TitleClaimSchema = z.strictObject({ stance: TitleStanceSchema, quote: QuoteSchema });

/** ISO calendar date, "2026-12-01". */
export const DateSchema = z.iso.date();
export const HoursSchema = z.number().min(0.5).max(80);

export const ProfileSchema = z.strictObject({
  audience: PersonKindSchema.nullable(),
  /** By skill id; one claim a skill, the latest. */
  skills: z.record(IdSchema, SkillClaimSchema),
  /** By interest id. */
  interests: z.record(IdSchema, InterestClaimSchema),
  /** By role id: jobs held and jobs wished for. */
  titles: z.record(IdSchema, TitleClaimSchema),
  /** Years of experience with code, data or technology; null: not said. */
  years: z.number().min(0).max(70).nullable(),
  hoursPerWeek: HoursSchema.nullable(),
  /** Wish date. */
  by: DateSchema.nullable(),
  /** Ids of market.yaml. */
  region: IdSchema.nullable(),
  industry: IdSchema.nullable(),
  companySize: IdSchema.nullable(),
});

export type Stance = z.infer<typeof StanceSchema>;
export type Level = z.infer<typeof LevelSchema>;
export type InterestStance = z.infer<typeof InterestStanceSchema>;
export type TitleStance = z.infer<typeof TitleStanceSchema>;
export type PersonKind = z.infer<typeof PersonKindSchema>;
export type SkillClaim = z.infer<typeof SkillClaimSchema>;
export type InterestClaim = z.infer<typeof InterestClaimSchema>;
export type TitleClaim = z.infer<typeof TitleClaimSchema>;
export type Profile = z.infer<typeof ProfileSchema>;

export function emptyProfile(): Profile {
  return {
    audience: null,
    skills: {},
    interests: {},
    titles: {},
    years: null,
    hoursPerWeek: null,
    by: null,
    region: null,
    industry: null,
    companySize: null,
  };
}
