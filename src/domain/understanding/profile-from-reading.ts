import { emptyProfile, type Level, type Profile, type SkillClaim } from "../profile.ts";
import { toQuote } from "./quote.ts";
import type { InterestMention, Reading, SkillMention } from "./reading.ts";

/** What a text says about its writer, with their own words as quotations. */
export function profileFromReading(reading: Reading, text: string): Profile {
  const profile = emptyProfile();
  const skills: Record<string, SkillClaim> = {};
  for (const mention of reading.skills) {
    // What somebody has stands in a list, each item for itself; "I don't know A, B or C" is said of all of them.
    const quote = toQuote(text, mention, mention.stance === "has" ? "item" : "clause");
    const claim = { stance: mention.stance, level: mention.level, quote };
    if (outweighs(claim, skills[mention.id])) skills[mention.id] = claim;
  }
  const interests: Profile["interests"] = {};
  for (const mention of reading.interests) {
    if (isPartOfName(mention, reading, text)) continue;
    const known = interests[mention.id];
    if (known === undefined || INTEREST_WEIGHT[mention.stance] > INTEREST_WEIGHT[known.stance]) {
      const quote = toQuote(text, mention, isInList(text, mention) ? "item" : "clause");
      interests[mention.id] = { stance: mention.stance, quote };
    }
  }
  const titles: Profile["titles"] = {};
  for (const mention of reading.titles) {
    titles[mention.id] ??= { stance: mention.stance, quote: toQuote(text, mention) };
  }
  return {
    ...profile,
    skills,
    interests,
    titles,
    audience: reading.audience?.value ?? null,
    years: reading.years?.value ?? null,
    hoursPerWeek: reading.hoursPerWeek?.value ?? null,
    by: reading.by?.value ?? null,
    region: reading.region?.value ?? null,
    industry: reading.industry?.value ?? null,
    companySize: reading.companySize?.value ?? null,
  };
}

const LIST_COMMAS = 2;

/** A list of three or more is quoted by its item. */
function isInList(text: string, mention: InterestMention): boolean {
  return toQuote(text, mention).split(",").length > LIST_COMMAS;
}

/** One word of a skill's name ("image" in "image classification") does not say what somebody's work is. */
function isPartOfName({ stance, start, end }: InterestMention, { skills }: Reading, text: string): boolean {
  if (stance !== "does" || /\s/.test(text.slice(start, end).trim())) return false;
  return skills.some((skill) => skill.start <= start && end <= skill.end);
}

const INTEREST_WEIGHT = { does: 0, likes: 1, avoids: 2 } as const;
/** A plain denial outweighs a mention elsewhere; a skill that is had and wanted ("improve my SQL") is had. */
const STANCE_WEIGHT: Record<SkillMention["stance"], number> = { wants: 0, has: 1, lacks: 2 };
const LEVEL_WEIGHT: Record<Level, number> = { basic: 1, working: 2, advanced: 3 };

function outweighs(claim: SkillClaim, known: SkillClaim | undefined): boolean {
  if (known === undefined) return true;
  const difference = STANCE_WEIGHT[claim.stance] - STANCE_WEIGHT[known.stance];
  if (difference !== 0) return difference > 0;
  return (
    (claim.level === null ? 0 : LEVEL_WEIGHT[claim.level]) >
    (known.level === null ? 0 : LEVEL_WEIGHT[known.level])
  );
}
