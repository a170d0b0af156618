import { skillName } from "../cards.ts";
import type { Knowledge } from "../knowledge.ts";
import { type Profile, QUOTE_MAX } from "../profile.ts";
import type { Reading } from "../understanding/reading.ts";
import { type Need, readNeeds, readYears } from "./match-ad-cues.ts";
import { type AdRole, type AskedSkill, closestRoles } from "./match-ad-roles.ts";
import { offeredTitles } from "./match-ad-titles.ts";
import { createStandings, type Standing } from "./standing.ts";

export interface AdSkill extends AskedSkill {
  /** Where the person stands; null without a person. */
  readonly state: Standing["state"] | null;
  /** The person's words. */
  readonly own: string;
}

export interface AdMatch {
  /** In the order of the ad. */
  readonly required: readonly AdSkill[];
  readonly niceToHave: readonly AdSkill[];
  /** The most years that the ad requires; null: none named. */
  readonly years: { readonly asked: number; readonly quote: string; readonly enough: boolean | null } | null;
  /** Best first. */
  readonly roles: readonly AdRole[];
  /** null without a person, or when the ad names no skill. */
  readonly person: {
    readonly summary: string;
    readonly have: number;
    readonly partly: number;
    readonly missing: number;
  } | null;
}

/** What a job ad asks for, which roles it is nearest to, and how a person stands against it. */
export function matchAd(
  knowledge: Knowledge,
  mentions: Pick<Reading, "skills" | "titles">,
  text: string,
  profile: Profile | null,
): AdMatch {
  const asked = askedSkills(knowledge, mentions.skills, text);
  const standings = profile === null ? null : createStandings(knowledge, profile);
  const skills = asked.map((skill): AdSkill => {
    const standing = standings?.of(skill.id);
    return { ...skill, state: standing?.state ?? null, own: standing?.quote ?? "" };
  });
  const required = skills.filter((skill) => skill.need === "required");
  return {
    required,
    niceToHave: skills.filter((skill) => skill.need === "nice"),
    years: yearsAsked(text, profile?.years ?? null),
    roles: closestRoles(knowledge, asked, [...mentions.titles, ...offeredTitles(knowledge, text)], text),
    person: profile === null || skills.length === 0 ? null : against(required.length > 0 ? required : skills),
  };
}

/** Each skill once; required anywhere is required. An ad that says a skill is not needed does not ask for it. */
function askedSkills(knowledge: Knowledge, mentions: Reading["skills"], text: string): AskedSkill[] {
  const needAt = readNeeds(text);
  const found = new Map<string, AskedSkill>();
  for (const mention of [...mentions].sort((a, b) => a.start - b.start)) {
    if (mention.stance === "lacks" || !knowledge.skillById.has(mention.id)) continue;
    const need: Need = needAt(mention);
    const known = found.get(mention.id);
    if (known !== undefined && (known.need === "required" || need === "nice")) continue;
    const quote = text.slice(mention.start, mention.end).slice(0, QUOTE_MAX);
    found.set(mention.id, { id: mention.id, name: skillName(knowledge, mention.id), need, quote });
  }
  return [...found.values()];
}

function yearsAsked(text: string, own: number | null): AdMatch["years"] {
  const required = readYears(text).filter((entry) => entry.need === "required");
  const [most] = required.sort((a, b) => b.years - a.years);
  if (most === undefined) return null;
  const quote = text.slice(most.start, most.end);
  return { asked: most.years, quote, enough: own === null ? null : own >= most.years };
}

function against(skills: readonly AdSkill[]): AdMatch["person"] {
  const count = (state: Standing["state"]) => skills.filter((skill) => skill.state === state).length;
  const [have, partly, missing] = [count("have"), count("partly"), count("missing")];
  const part = partly > 0 ? `, and part of ${partly} more` : "";
  const what = skills[0]?.need === "nice" ? "named" : "required";
  return { summary: `You have ${have} of ${skills.length} ${what} skills${part}.`, have, partly, missing };
}
