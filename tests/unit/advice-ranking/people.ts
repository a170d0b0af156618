import { resolve } from "node:path";
import fc from "fast-check";
import { loadKnowledge } from "../../../src/content/load-content.ts";
import { refSkills } from "../../../src/domain/knowledge.ts";
import {
  emptyProfile,
  type InterestStance,
  type Level,
  type Profile,
  type Stance,
  type TitleStance,
} from "../../../src/domain/profile.ts";
import type { CurrentRole } from "../../../src/domain/taxonomy.ts";

/** The taxonomy as it is shipped. */
export const knowledge = loadKnowledge({ root: resolve(import.meta.dirname, "../../..") });

interface Said {
  /** "python", "sql:basic", "rust:wants", "java:lacks". */
  readonly skills?: readonly string[];
  readonly interests?: Readonly<Record<string, InterestStance>>;
  readonly titles?: Readonly<Record<string, TitleStance>>;
  readonly rest?: Partial<Profile>;
}

/** A person whose claims quote themselves. */
export function person({ skills = [], interests = {}, titles = {}, rest = {} }: Said): Profile {
  return {
    ...emptyProfile(),
    skills: Object.fromEntries(skills.map(claim)),
    interests: Object.fromEntries(
      Object.entries(interests).map(([id, stance]) => [id, { stance, quote: `said ${id}` }]),
    ),
    titles: Object.fromEntries(
      Object.entries(titles).map(([id, stance]) => [id, { stance, quote: `said ${id}` }]),
    ),
    ...rest,
  };
}

function claim(text: string): [string, Profile["skills"][string]] {
  const [id = "", mark] = text.split(":");
  const stance: Stance = mark === "wants" || mark === "lacks" ? mark : "has";
  const level = mark === undefined || stance !== "has" ? null : (mark as Level);
  return [id, { stance, level, quote: `said ${id}` }];
}

/** One skill for each essential of a role: the first of the alternatives. */
export const essentialsOf = (role: CurrentRole): string[] =>
  role.skills.essential.map((ref) => refSkills(ref)[0] ?? "");

const skillIds = knowledge.skills.map(({ id }) => id);
const interestIds = knowledge.interests.map(({ id }) => id);
const roleIds = knowledge.roles.map(({ id }) => id);

/** Any profile that the schema allows, of skills, interests and titles that are known. */
export const anyone: fc.Arbitrary<Profile> = fc
  .record({
    skills: fc.dictionary(
      fc.constantFrom(...skillIds),
      fc.record({
        stance: fc.constantFrom("has" as const, "wants" as const, "lacks" as const),
        level: fc.constantFrom(null, "basic" as const, "working" as const, "advanced" as const),
        quote: fc.constant("words"),
      }),
      { maxKeys: 25 },
    ),
    interests: fc.dictionary(
      fc.constantFrom(...interestIds),
      fc.record({
        stance: fc.constantFrom("does" as const, "likes" as const, "avoids" as const),
        quote: fc.constant("words"),
      }),
      { maxKeys: 6 },
    ),
    titles: fc.dictionary(
      fc.constantFrom(...roleIds),
      fc.record({ stance: fc.constantFrom("holds" as const, "wants" as const), quote: fc.constant("words") }),
      { maxKeys: 2 },
    ),
    years: fc.constantFrom(null, 0, 1, 4, 12),
    audience: fc.constantFrom(null, "student" as const, "leader" as const, "career-changer" as const),
  })
  .map((known) => ({ ...emptyProfile(), ...known }));
