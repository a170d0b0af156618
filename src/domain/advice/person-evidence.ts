import type { Knowledge } from "../knowledge.ts";
import type { InterestStance, Profile } from "../profile.ts";
import type { CurrentRole } from "../taxonomy.ts";
import { addAvoided, avoidedPoints, MUCH } from "./avoided.ts";
import { addDenied } from "./denied.ts";
import { addParticular } from "./particular.ts";
import type { Reason } from "./reason.ts";
import { addToday } from "./today.ts";
import type { InterestEntry, Weights } from "./weights.ts";

/** Doing the work says more than liking it. */
const INTEREST_WORTH = { does: 2.5, likes: 2 } as const;
/** Who names one kind of work means it; each of many says less. */
const MANY_POWER = 0.5;
/** Largest part of what skills say that is lost where none of the work is what the person describes doing. */
const OTHER_WORK = 0.75;
/** Other work that is only some of a role is no reason against it. */
const GOOD_PART = 2;
/** How work is done rather than what it is: people who describe their job leave these out. */
const MANNERS: ReadonlySet<string> = new Set([
  "coding",
  "maths",
  "stakeholders",
  "presenting",
  "writing",
  "teaching",
  "quality",
  "on-call",
]);
const HELD_TITLE = 14;
/** A goal counts most of all. */
const WISHED_TITLE = 20;
const NEAR_TITLE = 0.2;
/** Says little: whether somebody wants to go on leading is told by what draws them. */
const LEADS = 2;
const NO_LEADER_YET = -6;
const LONG_SERVICE = 2;
const SETTING = 0.8;

type Add = (role: number, reason: Reason) => void;

/** Everything beside skills: interests, titles, audience, years and setting. */
export function personEvidence(
  knowledge: Knowledge,
  weights: Weights,
  profile: Profile,
  /** Points of the skills by role: what the person does bears on how far they count. */
  skillTotals: Float64Array,
  add: Add,
): void {
  const totals = Float64Array.from(skillTotals);
  const count: Add = (role, reason) => {
    totals[role] = (totals[role] ?? 0) + reason.points;
    add(role, reason);
  };
  addParticular(knowledge, weights, profile, count);
  addInterests(knowledge, weights, profile, count);
  addOtherWork(knowledge, weights, profile, skillTotals, count);
  addTitles(knowledge, weights, profile, count);
  addDenied(knowledge, weights, profile, count);
  for (const [index, role] of weights.roles.entries()) addStanding(role, profile, index, count);
  addSettings(knowledge, weights, profile, count);
  addToday(weights, profile, totals, add);
}

function addInterests(knowledge: Knowledge, weights: Weights, profile: Profile, add: Add): void {
  const interests = Object.entries(profile.interests).sort(([a], [b]) => (a < b ? -1 : 1));
  const wanted = interests.filter(([, { stance }]) => stance !== "avoids").length;
  const share = Math.max(1, wanted) ** -MANY_POWER;
  for (const [id, { stance, quote }] of interests) {
    const name = knowledge.interestById.get(id)?.name ?? id;
    if (stance === "avoids") {
      addAvoided(knowledge, weights, profile, { id, name, quote }, add);
      continue;
    }
    const tail = stance === "does" ? ", which you do already" : "";
    for (const entry of weights.byInterest.get(id) ?? []) {
      const text = `${MUCH[entry.much] ?? ""} ${name}${tail}`;
      add(entry.role, { kind: "interest", text, quote, points: interestPoints(entry, stance, share) });
    }
  }
}

/** What a kind of work says for a role; `share`: below 1 for each of several that are named. */
export function interestPoints({ much, points }: InterestEntry, stance: InterestStance, share = 1): number {
  return stance === "avoids" ? avoidedPoints(much) : points * INTEREST_WORTH[stance] * share;
}

/** Skills count less where the work is of another kind than the person describes doing today. */
function addOtherWork(
  knowledge: Knowledge,
  weights: Weights,
  { interests }: Profile,
  skillTotals: Float64Array,
  add: Add,
): void {
  const said = Object.entries(interests);
  // Who says what draws them looks ahead: what they do today is then no measure of what they could do.
  if (said.some(([, { stance }]) => stance === "likes")) return;
  if (!said.some(([id, { stance }]) => stance === "does" && !MANNERS.has(id))) return;
  for (const [place, kinds] of weights.kinds.entries()) {
    const skills = skillTotals[place] ?? 0;
    if (skills <= 0) continue;
    let all = 0;
    let other = 0;
    let main = "";
    let most = 0;
    for (const [id, much] of kinds) {
      if (MANNERS.has(id)) continue;
      all += much * much;
      if (Object.hasOwn(interests, id)) continue;
      other += much * much;
      if (much <= most) continue;
      main = id;
      most = much;
    }
    if (most < GOOD_PART) continue;
    const name = knowledge.interestById.get(main)?.name ?? main;
    const text = `${MUCH[most] ?? ""} ${name}, which you do not describe doing`;
    add(place, { kind: "interest", text, quote: "", points: -OTHER_WORK * skills * (other / all) });
  }
}

function addTitles(knowledge: Knowledge, weights: Weights, profile: Profile, add: Add): void {
  const index = weights.places;
  for (const [id, { stance, quote }] of Object.entries(profile.titles)) {
    const role = knowledge.roleById.get(id);
    if (role === undefined) continue;
    const wish = stance === "wants";
    const kind = wish ? "wish" : "title";
    const points = wish ? WISHED_TITLE : HELD_TITLE;
    const whose = wish ? "your goal" : "your job";
    const own = index.get(id);
    if (own !== undefined) add(own, { kind, text: `This is ${whose}`, quote, points });
    const near = role.status === "current" ? role.neighbours.map((other) => other.role) : role.growsFrom;
    for (const other of near) {
      const place = index.get(other);
      if (place === undefined || place === own) continue;
      const text = `${role.status === "current" ? "Close to" : "Leads to"} ${whose}, ${role.name}`;
      add(place, { kind, text, quote, points: points * NEAR_TITLE });
    }
  }
}

function addStanding(role: CurrentRole, { audience, years }: Profile, place: number, add: Add): void {
  if (role.category !== "leadership-management") return;
  const quote = "";
  if (audience === "leader") {
    add(place, { kind: "audience", text: "You lead people already", quote, points: LEADS });
  } else if (audience === "student" || (years !== null && years < 3)) {
    const kind = audience === "student" ? "audience" : "years";
    const text = "Leading roles usually come after some years of work";
    add(place, { kind, text, quote, points: NO_LEADER_YET });
  } else if (years !== null && years >= 8) {
    add(place, { kind: "years", text: "Your years of work count here", quote, points: LONG_SERVICE });
  }
}

function addSettings(
  { market }: Knowledge,
  weights: Weights,
  { region, industry, companySize }: Profile,
  add: Add,
): void {
  const chosen = [
    { setting: market.regions.find(({ id }) => id === region), where: "Where you look for work" },
    { setting: market.industries.find(({ id }) => id === industry), where: "In your industry" },
    { setting: market.companySizes.find(({ id }) => id === companySize), where: "In companies of that size" },
  ];
  for (const { setting, where } of chosen) {
    if (setting === undefined) continue;
    for (const [place, role] of weights.roles.entries()) {
      if (!setting.roles.includes(role.id)) continue;
      const text = `${where} this role is sought in particular: ${setting.name}`;
      add(place, { kind: "setting", text, quote: "", points: SETTING });
    }
  }
}
