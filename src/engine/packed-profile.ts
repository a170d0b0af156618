import * as z from "zod";
import {
  type InterestClaim,
  type Level,
  type Profile,
  ProfileSchema,
  QUOTE_MAX,
  type SkillClaim,
  type TitleClaim,
} from "../domain/profile.ts";
import { IdSchema } from "../domain/taxonomy.ts";

/**
 * A profile as it is stored. A claim is one short text: letters for its stance (and a skill's level, "-" when not
 * said), then ":" and the person's words, or "=" when they are the words of the claim before.
 * "hw:I use Docker at work": has, working. Sessions are read and written every turn; claims are most of them.
 */
const STANCES = { h: "has", w: "wants", l: "lacks" } as const;
const LEVELS = { "-": null, b: "basic", w: "working", a: "advanced" } as const;
const TASTES = { d: "does", l: "likes", a: "avoids" } as const;
const JOBS = { h: "holds", w: "wants" } as const;

const claimsOf = (letters: string) =>
  z.record(IdSchema, z.string().regex(new RegExp(`^${letters}(?:=|:[^]{0,${QUOTE_MAX}})$`)));

export const PackedProfileSchema = z
  .strictObject({
    ...ProfileSchema.shape,
    skills: claimsOf("[hwl][-bwa]"),
    interests: claimsOf("[dla]"),
    titles: claimsOf("[hw]"),
  })
  .partial();

export type PackedProfile = z.infer<typeof PackedProfileSchema>;

type Claims = Readonly<Record<string, string>>;

/** What is absent stays absent. */
export function unpack({ skills, interests, titles, ...facts }: PackedProfile): Partial<Profile> {
  const known: Partial<Profile> = {
    // A stored fact is there or it is not; JSON knows no undefined.
    ...(facts as Partial<Profile>),
    ...(skills && { skills: claims(skills, 2, skillOf) }),
    ...(interests && { interests: claims(interests, 1, interestOf) }),
    ...(titles && { titles: claims(titles, 1, titleOf) }),
  };
  return known;
}

/** The claims alone; none where none are stored. */
export function unpackClaims({
  skills = {},
  interests = {},
  titles = {},
}: PackedProfile): Pick<Profile, Claimed> {
  return {
    skills: claims(skills, 2, skillOf),
    interests: claims(interests, 1, interestOf),
    titles: claims(titles, 1, titleOf),
  };
}

/** The other way round: unpacking gives the same facts back. */
export function pack(known: Partial<Profile>): PackedProfile {
  return hasNoClaims(known) ? known : packClaims(known);
}

type Claimed = "skills" | "interests" | "titles";
/** What is stored as it is. */
type Facts = Partial<Omit<Profile, Claimed>> & { readonly [Key in Claimed]?: never };

const hasNoClaims = (known: Partial<Profile>): known is Facts =>
  known.skills === undefined && known.interests === undefined && known.titles === undefined;

function packClaims({ skills, interests, titles, ...facts }: Partial<Profile>): PackedProfile {
  return {
    ...facts,
    ...(skills && { skills: packed(skills, skillLetters) }),
    ...(interests && { interests: packed(interests, ({ stance }) => letter(TASTES, stance)) }),
    ...(titles && { titles: packed(titles, ({ stance }) => letter(JOBS, stance)) }),
  };
}

function claims<T>(
  stored: Claims,
  letters: number,
  claimOf: (text: string, quote: string) => T,
): Record<string, T> {
  const found: Record<string, T> = {};
  let quote = "";
  for (const id in stored) {
    const text = stored[id] ?? "";
    if (text[letters] === ":") quote = text.slice(letters + 1);
    found[id] = claimOf(text, quote);
  }
  return found;
}

function packed<T extends { readonly quote: string }>(
  all: Readonly<Record<string, T>>,
  lettersOf: (claim: T) => string,
): Record<string, string> {
  const texts: Record<string, string> = {};
  let before: string | undefined;
  for (const [id, claim] of Object.entries(all)) {
    const letters = lettersOf(claim);
    texts[id] = claim.quote === before ? `${letters}=` : `${letters}:${claim.quote}`;
    before = claim.quote;
  }
  return texts;
}

const skillOf = (text: string, quote: string): SkillClaim => ({
  stance: STANCES[text[0] as keyof typeof STANCES],
  level: LEVELS[text[1] as keyof typeof LEVELS],
  quote,
});

const interestOf = (text: string, quote: string): InterestClaim => ({
  stance: TASTES[text[0] as keyof typeof TASTES],
  quote,
});

const titleOf = (text: string, quote: string): TitleClaim => ({
  stance: JOBS[text[0] as keyof typeof JOBS],
  quote,
});

function skillLetters({ stance, level }: SkillClaim): string {
  return letter(STANCES, stance) + letter<Level | null>(LEVELS, level);
}

function letter<T>(letters: Readonly<Record<string, T>>, value: T): string {
  for (const key in letters) if (letters[key] === value) return key;
  throw new Error(`"${value}" has no letter`);
}
