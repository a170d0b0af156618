import * as z from "zod";

/**
 * What the advisor knows: the shapes of everything under taxonomy/.
 * These schemas parse the YAML, type the core and generate the JSON Schemas that editors use.
 */

/** Longest label that every chat platform shows whole in a button or an option. */
export const LABEL_MAX = 60;
/** Longest id: leaves room for a prefix inside the shortest platform id field (100). */
export const ID_MAX = 48;

export const IdSchema = z
  .string()
  .max(ID_MAX)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "ids are lower case words joined by single hyphens");
export const LabelSchema = z.string().trim().min(1).max(LABEL_MAX);
const SentenceSchema = z.string().trim().min(10).max(400);
const NoteSchema = z.string().trim().min(2).max(300);

/** S0..S4 are the source documents (taxonomy/sources.yaml); editorial is common knowledge of the field. */
export const SourceIdSchema = z.enum(["S0", "S1", "S2", "S3", "S4", "editorial"]);
const SourcesSchema = z.array(SourceIdSchema).min(1);

export const TIERS = ["essential", "important", "useful"] as const;
export const TierSchema = z.enum(TIERS);
export const PHASES = ["foundation", "core", "specialisation", "job-ready"] as const;
export const PhaseSchema = z.enum(PHASES);

// ---------------------------------------------------------------- skills

export const SkillKindSchema = z.enum([
  "language",
  "library",
  "framework",
  "tool",
  "platform",
  "service",
  "database",
  "model",
  "method",
  "theory",
  "practice",
  "standard",
  "knowledge",
  "people",
]);

export const ResourceSchema = z.strictObject({
  title: z.string().trim().min(2).max(100),
  url: z.url({ protocol: /^https$/ }),
  type: z.enum(["docs", "tutorial", "course", "book", "paper", "video", "practice", "community", "standard"]),
  cost: z.enum(["free", "freemium", "paid"]),
  language: z.string().regex(/^[a-z]{2}$/),
  /** Hours to work through the part that matters here. */
  hours: z.number().positive().max(400),
});

export const SkillSchema = z.strictObject({
  id: IdSchema,
  /** As its makers spell it. */
  name: LabelSchema,
  kind: SkillKindSchema,
  about: SentenceSchema,
  /** Other ways people write it; case and punctuation do not matter. */
  aliases: z.array(z.string().trim().min(1).max(80)).default([]),
  /** Names or aliases that are everyday words too; they count only in a list of skills, after a cue or in their exact case. */
  cautious: z.array(z.string().trim().min(1)).default([]),
  /** Skills that anybody who has this one has as well. */
  implies: z.array(IdSchema).default([]),
  /** Skills to learn first. */
  prerequisites: z.array(IdSchema).default([]),
  related: z.array(IdSchema).default([]),
  /** Hours from zero to working level, prerequisites aside: [least, most]. */
  hours: z
    .tuple([z.number().positive(), z.number().positive().max(1000)])
    .refine(([least, most]) => least <= most, "the first number is the least, the second the most"),
  resources: z.array(ResourceSchema).default([]),
  sources: SourcesSchema,
});

export const SkillFileSchema = z.strictObject({
  domain: IdSchema,
  name: LabelSchema,
  about: SentenceSchema,
  skills: z.array(SkillSchema).min(1),
});

// ---------------------------------------------------------------- interests

export const InterestSchema = z.strictObject({
  id: IdSchema,
  /** What the work is, as a noun phrase that can follow "work with a lot of". */
  name: LabelSchema,
  /** Option label when asked what draws a person. */
  draw: LabelSchema,
  /** Option label when asked what a person would rather avoid. */
  avoid: LabelSchema,
  /** Phrases by which people say that they do or like it; content words must occur in this order, close together. */
  phrases: z.array(z.string().trim().min(2)).min(1),
});
export const InterestFileSchema = z.strictObject({ interests: z.array(InterestSchema).min(1) });

// ---------------------------------------------------------------- roles

/** A skill, or several of which one is enough ("AWS, Azure or Google Cloud"). */
export const SkillRefSchema = z.union([
  IdSchema,
  z.strictObject({ any: z.array(IdSchema).min(2), as: LabelSchema }),
]);

export const CategorySchema = z.enum([
  "core-technical",
  "specialised-ai",
  "business-strategy",
  "compliance-ethics",
  "leadership-management",
  "emerging-specialised",
]);
export const BandIdSchema = z.enum([
  "core-technical",
  "specialised-ai",
  "business",
  "leadership",
  "emerging",
]);
/** high: now; growing: within 2-3 years; emerging: within 3-5 years; steady: established, no special growth named. */
export const HorizonSchema = z.enum(["high", "growing", "emerging", "steady"]);
export const PrioritySchema = z.enum(["high", "medium-high", "medium", "low-medium"]);

export const RungSchema = z.strictObject({
  title: LabelSchema,
  /** Years in the role: "0-2" or "5+". */
  years: z.string().regex(/^\d+(-\d+|\+)$/, 'years look like "0-2" or "5+"'),
  /** A degree or the like that the rung asks for beside the years. */
  needs: LabelSchema.optional(),
  focus: z.array(z.string().trim().min(3).max(120)).min(2),
});

const roleSkills = (essential: number, important: number, useful: number) =>
  z.strictObject({
    essential: z.array(SkillRefSchema).min(essential),
    important: z.array(SkillRefSchema).min(important),
    useful: z.array(SkillRefSchema).min(useful),
  });

const NeighbourSchema = z.strictObject({ role: IdSchema, shared: SentenceSchema, differs: SentenceSchema });

/** The groups of facts of a role, each with the sources it rests on. */
export const FACT_GROUPS = [
  "mission",
  "work",
  "skills",
  "ladder",
  "salary",
  "demand",
  "priority",
  "neighbours",
  "handoffs",
  "success",
  "fit",
  "path",
  "projects",
] as const;

export const CurrentRoleSchema = z.strictObject({
  id: IdSchema,
  name: LabelSchema,
  status: z.literal("current"),
  category: CategorySchema,
  /** Titles as people and job ads write them. */
  aliases: z.array(z.string().trim().min(2).max(80)).min(3),
  mission: SentenceSchema,
  work: z.array(z.string().trim().min(10).max(200)).min(4),
  skills: roleSkills(6, 4, 2),
  ladder: z.array(RungSchema).min(3),
  salary: z.strictObject({ band: BandIdSchema, note: NoteSchema.optional() }),
  demand: z.strictObject({ horizon: HorizonSchema, note: NoteSchema }),
  priority: PrioritySchema,
  neighbours: z.array(NeighbourSchema).min(2),
  handoffs: z.strictObject({
    receives: z.array(z.strictObject({ from: IdSchema, what: NoteSchema })).min(1),
    gives: z.array(z.strictObject({ to: IdSchema, what: NoteSchema })).min(1),
  }),
  success: z.array(z.string().trim().min(10).max(200)).min(3),
  /** How much of the work is of a kind: 1 some, 2 much, 3 most. Absent: none to speak of. */
  fit: z.record(IdSchema, z.int().min(1).max(3)),
  path: z
    .array(z.strictObject({ phase: PhaseSchema, months: z.string().optional(), focus: SentenceSchema }))
    .length(PHASES.length),
  projects: z
    .array(
      z.strictObject({
        phase: PhaseSchema,
        title: z.string().trim().min(3).max(90),
        brief: SentenceSchema,
        done: z.array(z.string().trim().min(5).max(200)).min(2),
      }),
    )
    .length(PHASES.length),
  sources: z.strictObject(
    Object.fromEntries(FACT_GROUPS.map((group) => [group, SourcesSchema])) as Record<
      (typeof FACT_GROUPS)[number],
      typeof SourcesSchema
    >,
  ),
});

/** A role that the sources expect rather than describe. */
export const OutlookRoleSchema = z.strictObject({
  id: IdSchema,
  name: LabelSchema,
  status: z.enum(["emerging", "speculative"]),
  category: CategorySchema,
  aliases: z.array(z.string().trim().min(2).max(80)).min(1),
  mission: SentenceSchema,
  /** When the sources expect it: "2-3 years" or "5 years". */
  expected: z.enum(["2-3 years", "5 years"]),
  work: z.array(z.string().trim().min(10).max(200)).min(3),
  skills: roleSkills(4, 2, 1),
  /** Roles of today that lead there, nearest first. */
  growsFrom: z.array(IdSchema).min(1),
  sources: z.strictObject({ mission: SourcesSchema, skills: SourcesSchema }),
});

export const RoleSchema = z.discriminatedUnion("status", [CurrentRoleSchema, OutlookRoleSchema]);

export type Skill = z.infer<typeof SkillSchema>;
export type SkillFile = z.infer<typeof SkillFileSchema>;
export type Resource = z.infer<typeof ResourceSchema>;
export type Interest = z.infer<typeof InterestSchema>;
export type SkillRef = z.infer<typeof SkillRefSchema>;
export type CurrentRole = z.infer<typeof CurrentRoleSchema>;
export type OutlookRole = z.infer<typeof OutlookRoleSchema>;
export type Role = z.infer<typeof RoleSchema>;
export type Rung = z.infer<typeof RungSchema>;
export type Tier = z.infer<typeof TierSchema>;
export type Phase = z.infer<typeof PhaseSchema>;
export type Category = z.infer<typeof CategorySchema>;
export type BandId = z.infer<typeof BandIdSchema>;
export type Horizon = z.infer<typeof HorizonSchema>;
export type SourceId = z.infer<typeof SourceIdSchema>;
