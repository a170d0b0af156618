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

/**
 * A profile as it is stored. All claims of a kind are one text, parted by "|": the id, letters for the stance (and a
 * skill's level, "-" when not said), then ":" and the person's words, or "=" when they are the words of the claim before.
 * "docker hw:I use Docker at work": has, working. Sessions are read and written every turn; claims are most of them,
 * and most turns ask for none of them.
 */
const PARTS = "|";
/** What stands for that sign in a person's words. */
const NO_PART = "/";

const STANCES = { h: "has", w: "wants", l: "lacks" } as const;
const LEVELS = { "-": null, b: "basic", w: "working", a: "advanced" } as const;
const TASTES = { d: "does", l: "likes", a: "avoids" } as const;
const JOBS = { h: "holds", w: "wants" } as const;

function claimsOf(letters: string) {
  const claim = `[a-z0-9]+(?:-[a-z0-9]+)* ${letters}(?:=|:[^|]{0,${QUOTE_MAX}})`;
  return z.string().regex(new RegExp(`^(?:${claim}(?:\\|${claim})*)?$`));
}

const { region, industry, companySize } = ProfileSchema.shape;

/** What no question asks for as its one fact: the claims, and where somebody works or wants to. */
export const PackedProfileSchema = z
  .strictObject({
    skills: claimsOf("[hwl][-bwa]"),
    interests: claimsOf("[dla]"),
    titles: claimsOf("[hw]"),
    region,
    industry,
    companySize,
  })
  .partial();

export type PackedProfile = z.infer<typeof PackedProfileSchema>;
type Packable = Pick<Profile, keyof PackedProfile>;

/** What is absent is not known. */
export function unpack({
  skills = "",
  interests = "",
  titles = "",
  region = null,
  industry = null,
  companySize = null,
}: PackedProfile): Packable {
  return {
    skills: claims(skills, skillOf),
    interests: claims(interests, interestOf),
    titles: claims(titles, titleOf),
    region,
    industry,
    companySize,
  };
}

/** The other way round: unpacking gives the same facts back. */
export function pack({ skills, interests, titles, ...settings }: Partial<Packable>): PackedProfile {
  return {
    ...settings,
    ...(skills && { skills: packed(skills, skillLetters) }),
    ...(interests && { interests: packed(interests, ({ stance }) => letter(TASTES, stance)) }),
    ...(titles && { titles: packed(titles, ({ stance }) => letter(JOBS, stance)) }),
  };
}

function claims<T>(stored: string, claimOf: (letters: string, quote: string) => T): Record<string, T> {
  const found: Record<string, T> = {};
  if (stored === "") return found;
  let quote = "";
  for (const part of stored.split(PARTS)) {
    const letters = part.indexOf(" ") + 1;
    const mark = part.slice(letters).search(/[:=]/) + letters;
    if (part[mark] === ":") quote = part.slice(mark + 1);
    found[part.slice(0, letters - 1)] = claimOf(part.slice(letters, mark), quote);
  }
  return found;
}

function packed<T extends { readonly quote: string }>(
  all: Readonly<Record<string, T>>,
  lettersOf: (claim: T) => string,
): string {
  const texts: string[] = [];
  let before: string | undefined;
  for (const id in all) {
    const claim = all[id];
    if (claim === undefined) continue;
    texts.push(part(id, `${lettersOf(claim)}${claim.quote === before ? "=" : `:${claim.quote}`}`));
    before = claim.quote;
  }
  return texts.join(PARTS);
}

/** One text of claims by their ids. */
export const joinClaims = (claims: Readonly<Record<string, string>>): string =>
  Object.entries(claims)
    .map(([id, claim]) => part(id, claim))
    .join(PARTS);

const part = (id: string, claim: string): string =>
  `${id} ${claim.includes(PARTS) ? claim.replaceAll(PARTS, NO_PART) : claim}`;

const skillOf = (letters: string, quote: string): SkillClaim => ({
  stance: STANCES[letters[0] as keyof typeof STANCES],
  level: LEVELS[letters[1] as keyof typeof LEVELS],
  quote,
});

const interestOf = (letters: string, quote: string): InterestClaim => ({
  stance: TASTES[letters as keyof typeof TASTES],
  quote,
});

const titleOf = (letters: string, quote: string): TitleClaim => ({
  stance: JOBS[letters as keyof typeof JOBS],
  quote,
});

function skillLetters({ stance, level }: SkillClaim): string {
  return letter(STANCES, stance) + letter<Level | null>(LEVELS, level);
}

function letter<T>(letters: Readonly<Record<string, T>>, value: T): string {
  for (const key in letters) if (letters[key] === value) return key;
  throw new Error(`"${value}" has no letter`);
}
