import type { Knowledge } from "../knowledge.ts";
import type { InterestStance, Profile } from "../profile.ts";
import type { Setting } from "../reference.ts";
import type { CurrentRole } from "../taxonomy.ts";
import type { Reason } from "./reason.ts";
import type { Weights } from "./weights.ts";

/** Doing the work says more than liking it; avoiding it says much against. */
export const INTEREST_WORTH: Record<InterestStance, number> = { does: 2.5, likes: 2, avoids: -3 };
const HELD_TITLE = 14;
/** A goal counts most of all. */
const WISHED_TITLE = 20;
const NEAR_TITLE = 0.2;
const LEADS = 6;
const NO_LEADER_YET = -6;
const LONG_SERVICE = 2;
const SETTING = 0.8;

const MUCH = ["", "Some", "Much", "Most"] as const;

type Add = (role: number, reason: Reason) => void;

/** Everything beside skills: interests, titles, audience, years and setting. */
export function personEvidence(knowledge: Knowledge, weights: Weights, profile: Profile, add: Add): void {
  addInterests(knowledge, weights, profile, add);
  addTitles(knowledge, weights, profile, add);
  for (const [index, role] of weights.roles.entries()) {
    for (const reason of standing(role, profile)) add(index, reason);
  }
  addSettings(knowledge, weights, profile, add);
}

function addInterests(knowledge: Knowledge, weights: Weights, profile: Profile, add: Add): void {
  for (const [id, { stance, quote }] of Object.entries(profile.interests)) {
    const name = knowledge.interestById.get(id)?.name ?? id;
    for (const { role, much, points } of weights.byInterest.get(id) ?? []) {
      const part = `${MUCH[much] ?? ""} of the work is ${name}`;
      const text = { does: `${part}, which you do already`, likes: part, avoids: `${part}, which you avoid` };
      const kind = stance === "avoids" ? "avoids" : "interest";
      add(role, { kind, text: text[stance], quote, points: points * INTEREST_WORTH[stance] });
    }
  }
}

function addTitles(knowledge: Knowledge, weights: Weights, profile: Profile, add: Add): void {
  const index = new Map(weights.roles.map((role, place) => [role.id, place]));
  for (const [id, { stance, quote }] of Object.entries(profile.titles)) {
    const role = knowledge.roleById.get(id);
    if (role === undefined) continue;
    const kind = stance === "wants" ? "wish" : "title";
    const points = stance === "wants" ? WISHED_TITLE : HELD_TITLE;
    const whose = stance === "wants" ? "your goal" : "your job";
    const own = index.get(id);
    if (own !== undefined) {
      add(own, { kind, text: stance === "wants" ? "This is your goal" : "This is your job", quote, points });
    }
    const near = role.status === "current" ? role.neighbours.map((other) => other.role) : role.growsFrom;
    for (const other of near) {
      const place = index.get(other);
      if (place === undefined || place === own) continue;
      const text = `${role.status === "current" ? "Close to" : "Leads to"} ${whose}, ${role.name}`;
      add(place, { kind, text, quote, points: points * NEAR_TITLE });
    }
  }
}

function standing(role: CurrentRole, { audience, years }: Profile): Reason[] {
  if (role.category !== "leadership-management") return [];
  const reasons: Reason[] = [];
  if (audience === "leader") {
    reasons.push({ kind: "audience", text: "You lead people already", quote: "", points: LEADS });
  } else if (audience === "student" || (years !== null && years < 3)) {
    const text = "Leading roles usually come after some years of work";
    reasons.push({
      kind: audience === "student" ? "audience" : "years",
      text,
      quote: "",
      points: NO_LEADER_YET,
    });
  } else if (years !== null && years >= 8) {
    reasons.push({ kind: "years", text: "Your years of work count here", quote: "", points: LONG_SERVICE });
  }
  return reasons;
}

function addSettings(knowledge: Knowledge, weights: Weights, profile: Profile, add: Add): void {
  const { regions, industries, companySizes } = knowledge.market;
  const chosen: Array<Setting | undefined> = [
    regions.find(({ id }) => id === profile.region),
    industries.find(({ id }) => id === profile.industry),
    companySizes.find(({ id }) => id === profile.companySize),
  ];
  for (const setting of chosen) {
    if (setting === undefined) continue;
    for (const [place, role] of weights.roles.entries()) {
      if (!setting.roles.includes(role.id)) continue;
      add(place, {
        kind: "setting",
        text: `Asked for in particular: ${setting.name}`,
        quote: "",
        points: SETTING,
      });
    }
  }
}
