import { dateInWords } from "../domain/advice/sentences.ts";
import { skillName } from "../domain/cards.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import type { Profile, SkillClaim } from "../domain/profile.ts";
import { normalise } from "../domain/tokens.ts";
import { profileFromReading } from "../domain/understanding/profile-from-reading.ts";
import type { Reading } from "../domain/understanding/reading.ts";
import type { CompiledFlow } from "./compile-flow.ts";
import { merged } from "./copy-of.ts";
import { partsOf } from "./position.ts";
import { plain, quote, type Spans, strong } from "./reply.ts";
import { FACT_STEPS } from "./state.ts";
import type { Turn } from "./turn.ts";
import type { Words } from "./words.ts";

/** Skills that a message must name before the question for skills counts as answered by it. */
const SKILLS_ENOUGH = 3;

/** Takes everything that a text says into the profile. @returns what was new, as facts for an echo */
export function absorb(turn: Turn, reading: Reading, text: string): Profile {
  const known = turn.profile;
  const said = whatCounts(turn, profileFromReading(reading, text), text);
  const facts: { -readonly [Key in keyof Profile]?: Profile[Key] } = {};
  if (isSaid(said.skills)) facts.skills = merged(known.skills, said.skills);
  if (isSaid(said.interests)) facts.interests = merged(known.interests, said.interests);
  if (isSaid(said.titles)) facts.titles = merged(known.titles, said.titles);
  if (said.audience !== null) facts.audience = said.audience;
  if (said.years !== null) facts.years = said.years;
  if (said.hoursPerWeek !== null) facts.hoursPerWeek = said.hoursPerWeek;
  if (said.by !== null) facts.by = said.by;
  if (said.region !== null) facts.region = said.region;
  if (said.industry !== null) facts.industry = said.industry;
  if (said.companySize !== null) facts.companySize = said.companySize;
  turn.learn(facts);
  return said;
}

const isSaid = (claims: object): boolean => Object.keys(claims).length > 0;

export const saysAnything = (said: Profile): boolean =>
  Object.values(said).some((fact) => fact !== null && (typeof fact !== "object" || isSaid(fact)));

/** So many skills beside a number of years say what the years were spent with. */
const SKILLS_OF_TRADE = 2;

/** Kinds of people whose years at work are years with technology. */
const TECHNICAL = new Set(["student", "tech-professional", "ai-professional"]);

/** "I don't know Python" is a lack wherever it is said; "no Python" may be a taste. */
const KNOWING =
  /\b(?:know|knew|known|learn(?:ed|t)?|used?|tried|touched|can ?not|can['\u2019]?t|no idea|experience)\b/i;

/** "Hiring, budgeting" among the skills of a manager, or "I teach it", is no new answer to who they are. */
const SKILL_STEPS = new Set(["skills", "skills-check", "probe"]);
const TO_HIRE =
  /\b(?:(?:want|need|have|would like|here|trying|looking) (?:\w+ ){0,2}(?:to )?(?:hire|recruit)|(?:i am|i['\u2019]?m|we are|we['\u2019]?re) (?:\w+ )?(?:hiring|recruiting|building a team))\b/i;
const NOT_TO_HIRE = /\b(?:not|never|don['\u2019]?t|won['\u2019]?t) (?:\w+ ){0,2}(?:hire|hiring|recruit)/i;

/** Whoever leads likes to hire as well: only whoever says that they want to hire now is here for that. */
const saysToHire = (text: string): boolean => TO_HIRE.test(text) && !NOT_TO_HIRE.test(text);

/**
 * Some things are said about something else. Ten years as a nurse are no years with data: years count when they
 * are asked for, or from somebody in technology, or beside a list of its skills. A taste for maths is no lack or wish of the skill, and a wish
 * does not undo a skill that is held.
 */
function whatCounts(turn: Turn, said: Profile, text: string): Profile {
  const [step] = turn.state.at === undefined ? [] : partsOf(turn.state.at);
  const audience = said.audience ?? turn.profile.audience;
  const technical = audience === null ? hardSkills(turn, said) >= SKILLS_OF_TRADE : TECHNICAL.has(audience);
  const keepYears =
    step === "years" ||
    (technical && step !== "hours" && step !== "by" && turn.state.answers?.[FACT_STEPS.years] === undefined);
  const taste = step === "draws" || step === "avoids";
  const skills = Object.entries(said.skills).filter(([id, claim]) => {
    if (claim.stance === "has" || (claim.stance === "lacks" && KNOWING.test(claim.quote))) return true;
    return !taste && !(claim.stance === "wants" && turn.profile.skills[id]?.stance === "has");
  });
  const settings = step === "settings";
  const told = turn.profile.audience !== null && step !== undefined && step !== "audience";
  const sameKind = told && (said.audience === "hiring" ? !saysToHire(text) : SKILL_STEPS.has(step ?? ""));
  return {
    ...said,
    audience: sameKind ? null : said.audience,
    years: keepYears ? said.years : null,
    skills: settings ? {} : Object.fromEntries(skills),
  };
}

/** Marks the questions that a message has answered beside the one that was asked; one that asks for a fact has its answer with it. */
export function markVolunteered(turn: Turn, flow: CompiledFlow, said: Profile): void {
  const stances = Object.values(said.interests).map((claim) => claim.stance);
  const filled: Record<string, boolean> = {
    draws:
      stances.filter((stance) => stance !== "avoids").length >= 2 ||
      Object.values(said.titles).some((title) => title.stance === "wants"),
    avoids: stances.includes("avoids"),
    skills: hardSkills(turn, said) >= SKILLS_ENOUGH,
    settings: said.region !== null || said.companySize !== null,
  };
  for (const { id, step } of flow.asks.values())
    if (filled[step.ask.slot] && turn.state.answers?.[id] === undefined) turn.answer(id, true);
}

/** Fields that people have lived in rather than skills they would list. */
const SOFT_FIELDS = new Set(["industry-knowledge", "people-skills", "leadership"]);

const hardSkills = (turn: Turn, { skills }: Profile): number =>
  Object.entries(skills).filter(([id, claim]) => claim.stance === "has" && isHard(turn, id)).length;

const isHard = (turn: Turn, id: string): boolean =>
  !SOFT_FIELDS.has(turn.content.knowledge.skillById.get(id)?.domain ?? "");

/** Facts in a few words each, for an echo: "career changer, 6 hours a week, Excel, SQL (basic)". */
export function factList(knowledge: Knowledge, words: Words, said: Profile): string[] {
  const facts = new Set<string>();
  if (said.audience !== null) facts.add(words.text(`fact.audience.${said.audience}`));
  for (const [id, { stance }] of Object.entries(said.titles))
    facts.add(words.text(`fact.title.${stance}`, { name: knowledge.roleById.get(id)?.name ?? id }));
  for (const [id, claim] of Object.entries(said.skills)) facts.add(skillFact(knowledge, words, id, claim));
  for (const [id, { stance }] of Object.entries(said.interests))
    facts.add(words.text(`fact.${stance}`, { name: knowledge.interestById.get(id)?.name ?? id }));
  if (said.years !== null) facts.add(words.text("fact.years", { n: said.years }));
  if (said.hoursPerWeek !== null) facts.add(words.text("fact.hours", { n: said.hoursPerWeek }));
  if (said.by !== null) facts.add(words.text("fact.by", { date: dateInWords(said.by) }));
  for (const id of [said.region, said.industry, said.companySize]) {
    const setting = id === null ? undefined : settingName(knowledge, id);
    if (setting !== undefined) facts.add(setting);
  }
  return [...facts];
}

function settingName({ market }: Knowledge, id: string): string | undefined {
  const settings = [...market.regions, ...market.industries, ...market.companySizes];
  return settings.find((entry) => entry.id === id)?.name;
}

function skillFact(knowledge: Knowledge, words: Words, id: string, claim: SkillClaim): string {
  const name = skillName(knowledge, id);
  if (claim.stance !== "has") return words.text(`fact.skill.${claim.stance}`, { name });
  return claim.level === null ? name : `${name} (${words.text(`level.${claim.level}`)})`;
}

/**
 * Held skills in as few lines as they need: those with the same words and level together, and those that were
 * just named, where the words say nothing more, in one line.
 */
export function skillLines(
  knowledge: Knowledge,
  words: Words,
  claims: ReadonlyArray<readonly [string, SkillClaim]>,
): Spans[] {
  const groups = new Map<string, { names: string[]; claim: SkillClaim; told: boolean }>();
  for (const [id, claim] of claims) {
    const name = skillName(knowledge, id);
    const told = !normalise(name).includes(normalise(claim.quote));
    const key = `${claim.level} ${told ? claim.quote : ""}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { names: [name], claim, told });
    else group.names.push(name);
  }
  return [...groups.values()].map(({ names, claim, told }) => [
    strong(names.join(", ")),
    ...(claim.level === null ? [] : [plain(` (${words.text(`level.${claim.level}`)})`)]),
    ...(told ? [plain(": "), quote(claim.quote)] : []),
  ]);
}
