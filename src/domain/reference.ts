import * as z from "zod";
import { BandIdSchema, HorizonSchema, IdSchema, LabelSchema, SourceIdSchema } from "./taxonomy.ts";

/** The shapes of the reference files beside roles and skills: market, tracks, priorities, practice, success, sources. */

const TextSchema = z.string().trim().min(3).max(400);
const TextsSchema = z.array(TextSchema).min(1);
const IdsSchema = z.array(IdSchema);
const SourcesSchema = z.array(SourceIdSchema).min(1);

/** US dollars a year: [least, most]. */
const RangeSchema = z
  .tuple([z.int().positive(), z.int().positive()])
  .refine(([least, most]) => least <= most, "the first number is the least, the second the most");

export const SourceFileSchema = z.strictObject({
  sources: z.array(
    z.strictObject({
      id: SourceIdSchema,
      title: TextSchema,
      published: z.string().optional(),
      holds: TextSchema,
    }),
  ),
});

const BandSchema = z.strictObject({
  id: BandIdSchema,
  name: LabelSchema,
  entry: RangeSchema,
  mid: RangeSchema,
  senior: RangeSchema,
  principal: RangeSchema,
  /** The source says that the top of the last range is open ("800K+"). */
  openTop: z.boolean().default(false),
});

/** A note on a place, an industry or a size of company, and the words by which people name it. */
const SettingSchema = z.strictObject({
  id: IdSchema,
  name: LabelSchema,
  phrases: z.array(z.string().trim().min(2)).min(1),
  notes: TextsSchema,
  /** Roles and skills that weigh more there. */
  roles: IdsSchema.default([]),
  skills: IdsSchema.default([]),
  sources: SourcesSchema,
});

export const MarketFileSchema = z.strictObject({
  salaries: z.strictObject({
    currency: z.literal("USD"),
    year: z.int(),
    region: LabelSchema,
    bands: z.array(BandSchema).length(BandIdSchema.options.length),
    sources: SourcesSchema,
  }),
  horizons: z.array(
    z.strictObject({
      id: HorizonSchema,
      name: LabelSchema,
      when: LabelSchema,
      /** Roles in the order of the source. */
      roles: IdsSchema.min(1),
      notes: TextSchema,
      sources: SourcesSchema,
    }),
  ),
  outlook: z.array(
    z.strictObject({
      expected: z.enum(["2-3 years", "5 years"]),
      name: LabelSchema,
      roles: IdsSchema.min(1),
      sources: SourcesSchema,
    }),
  ),
  regions: z.array(SettingSchema).min(1),
  industries: z.array(SettingSchema).min(1),
  companySizes: z.array(SettingSchema).min(1),
});

export const AUDIENCES = ["new-graduate", "career-changer", "tech-professional"] as const;
export const AudienceSchema = z.enum(AUDIENCES);

export const TrackFileSchema = z.strictObject({
  audiences: z
    .array(
      z.strictObject({
        id: AudienceSchema,
        name: LabelSchema,
        about: TextSchema,
        stages: z
          .array(
            z.strictObject({
              name: LabelSchema,
              /** Months from the start of the track: [from, to]. */
              months: z.tuple([z.int().nonnegative(), z.int().positive()]),
              focus: TextsSchema,
            }),
          )
          .min(3),
        /** Advice that shapes a plan for this audience. */
        advice: TextsSchema,
        sources: SourcesSchema,
      }),
    )
    .length(AUDIENCES.length),
  rolePaths: z.array(
    z.strictObject({
      role: IdSchema,
      stages: z.array(
        z.strictObject({
          name: LabelSchema,
          months: z.string(),
          skills: IdsSchema.min(1),
          focus: TextSchema,
        }),
      ),
      sources: SourcesSchema,
    }),
  ),
});

const SkillGroupSchema = z.strictObject({ name: LabelSchema, why: TextSchema, skills: IdsSchema.min(1) });

export const PriorityFileSchema = z.strictObject({
  universal: z.array(z.strictObject({ skill: IdSchema, why: TextSchema })).min(5),
  /** Share of roles, in percent, that the sources give for the universal skills. */
  universalShare: z.int().min(1).max(100),
  ladders: z
    .array(
      z.strictObject({
        id: z.enum(["technical", "business", "leadership"]),
        name: LabelSchema,
        /** Roles named as the way up, lowest first. */
        roles: IdsSchema.min(1),
        foundation: z.array(SkillGroupSchema).min(1),
        intermediate: z.array(SkillGroupSchema).min(1),
        advanced: z.array(SkillGroupSchema).min(1),
        clusters: z.array(SkillGroupSchema).min(1),
      }),
    )
    .length(3),
  sources: SourcesSchema,
});

export const PracticeFileSchema = z.strictObject({
  cases: z
    .array(
      z.strictObject({
        id: IdSchema,
        level: z.enum(["beginner", "intermediate", "advanced"]),
        title: LabelSchema,
        scenario: TextSchema,
        steps: TextsSchema,
        goodAnswer: TextsSchema,
        sources: SourcesSchema,
      }),
    )
    .min(3),
  interview: z
    .array(
      z.strictObject({
        id: IdSchema,
        question: TextSchema,
        tests: TextSchema,
        goodAnswer: TextsSchema,
        roles: IdsSchema.default([]),
        sources: SourcesSchema,
      }),
    )
    .min(2),
  raci: z
    .array(
      z.strictObject({
        activity: TextSchema,
        responsible: IdsSchema.min(1),
        accountable: IdSchema,
        consulted: IdsSchema,
        informed: IdsSchema,
      }),
    )
    .min(5),
  skillsGapGrid: z.strictObject({ purpose: TextSchema, columns: TextsSchema, steps: TextsSchema }),
  lifecycle: z
    .array(
      z.strictObject({
        phase: LabelSchema,
        goal: TextSchema,
        dominant: IdsSchema.min(1),
        artefacts: TextsSchema,
      }),
    )
    .min(4),
  handoffs: z
    .array(z.strictObject({ from: IdSchema, to: IdSchema, artefact: TextSchema, agreement: TextSchema }))
    .min(4),
  incidents: z
    .array(
      z.strictObject({
        id: IdSchema,
        symptom: TextSchema,
        /** Words by which people describe the symptom. */
        phrases: z.array(z.string().trim().min(2)).min(2),
        owner: IdSchema,
        helps: IdsSchema,
        checks: TextsSchema,
      }),
    )
    .min(5),
  toolchains: z.array(z.strictObject({ role: IdSchema, tools: IdsSchema.min(2), note: TextSchema })).min(4),
  hiring: z
    .array(
      z.strictObject({
        id: IdSchema,
        brief: TextSchema,
        phrases: z.array(z.string().trim().min(2)).min(2),
        /** In the order of hiring. */
        hires: z.array(z.strictObject({ role: IdSchema, why: TextSchema })).min(3),
        notFirst: z.array(z.strictObject({ role: IdSchema, why: TextSchema })).default([]),
      }),
    )
    .min(3),
  sources: SourcesSchema,
});

export const SuccessFileSchema = z.strictObject({
  groups: z
    .array(
      z.strictObject({
        id: z.enum(["technical", "business", "leadership"]),
        name: LabelSchema,
        factors: z.array(z.strictObject({ name: LabelSchema, what: TextSchema })).min(5),
      }),
    )
    .length(3),
  actions: z.strictObject({
    people: z.array(z.strictObject({ name: LabelSchema, what: TextSchema })).min(4),
    organisations: z.array(z.strictObject({ name: LabelSchema, what: TextSchema })).min(4),
  }),
  rewards: z.array(z.strictObject({ name: LabelSchema, what: TextSchema })).min(5),
  sources: SourcesSchema,
});

export type Market = z.infer<typeof MarketFileSchema>;
export type Band = z.infer<typeof BandSchema>;
export type Setting = z.infer<typeof SettingSchema>;
export type Tracks = z.infer<typeof TrackFileSchema>;
export type Audience = z.infer<typeof AudienceSchema>;
export type Priorities = z.infer<typeof PriorityFileSchema>;
export type Practice = z.infer<typeof PracticeFileSchema>;
export type Success = z.infer<typeof SuccessFileSchema>;
export type Sources = z.infer<typeof SourceFileSchema>;
