import { effectiveSkills } from "../domain/advice/held.ts";
import { skillName } from "../domain/cards.ts";
import type { Profile } from "../domain/profile.ts";
import { emptyProfile } from "../domain/profile.ts";
import { profileFromReading } from "../domain/understanding/profile-from-reading.ts";
import { factList } from "./facts.ts";
import { showUnderstood } from "./question.ts";
import { heading } from "./reply.ts";
import type { Turn } from "./turn.ts";
import { offer } from "./views/menu.ts";

type Claims = Profile["skills"];

/** Takes the skills that a text names. @returns them, empty when it names none */
export function addSkills(turn: Turn, text: string): Claims {
  const { skills } = profileFromReading(turn.read(text, "skills"), text);
  if (Object.keys(skills).length > 0) turn.learn({ skills: { ...turn.profile.skills, ...skills } });
  return skills;
}

/** Drops the skills that a text names from the list. @returns the ids that were counted */
export function removeSkills(turn: Turn, text: string): string[] {
  const { skills } = profileFromReading(turn.read(text, "skills"), text);
  const counted = effectiveSkills(turn.content.knowledge, turn.profile);
  const gone = Object.keys(skills).filter((id) => id in turn.profile.skills || counted.has(id));
  if (gone.length > 0) turn.learn({ skills: withoutSkills(turn, gone, (id) => skills[id]?.quote ?? "") });
  return gone;
}

/** The claims without some; what another skill would bring back is kept as not known. */
export function withoutSkills(turn: Turn, gone: readonly string[], quoteOf: (id: string) => string): Claims {
  const skills = Object.fromEntries(Object.entries(turn.profile.skills).filter(([id]) => !gone.includes(id)));
  const implied = effectiveSkills(turn.content.knowledge, { skills });
  const lacks = gone
    .filter((id) => implied.has(id))
    .map((id) => [id, { stance: "lacks", level: null, quote: quoteOf(id) }] as const);
  return { ...skills, ...Object.fromEntries(lacks) };
}

/** A correction at the check of what was understood: "remove Docker", "add Excel", "SQL is basic". */
export function correctSkills(turn: Turn, text: string): boolean {
  const intent = turn.content.intents.match(text, true);
  if (intent?.id === "remove-skill") return removeAndSay(turn, intent.words.rest ?? text);
  if (intent !== null && intent.id !== "add-skill") return false;
  const added = addSkills(turn, intent?.words.rest ?? text);
  if (Object.keys(added).length === 0) return false;
  turn.note("interview.corrected", { facts: skillFacts(turn, added).join(", ") });
  return true;
}

export function removeAndSay(turn: Turn, text: string): boolean {
  const gone = removeSkills(turn, text);
  if (gone.length === 0) return false;
  turn.note("skills.removed", { names: gone.map((id) => skillName(turn.content.knowledge, id)).join(", ") });
  return true;
}

export function skillFacts(turn: Turn, skills: Claims): string[] {
  return factList(turn.content.knowledge, turn.content.words, { ...emptyProfile(), skills });
}

export function showSkills(turn: Turn): void {
  turn.add(heading(turn.text("skills.title")));
  if (Object.keys(turn.profile.skills).length === 0) {
    turn.say("skills.none");
    offer(turn);
    return;
  }
  showUnderstood(turn);
  turn.note("skills.counts").note("skills.levels");
  offer(turn);
}
