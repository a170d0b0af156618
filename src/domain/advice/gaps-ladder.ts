import type { Profile } from "../profile.ts";
import type { CurrentRole, Rung, Tier } from "../taxonomy.ts";
import { TIERS } from "../taxonomy.ts";
import type { GapItem, TierGaps } from "./gaps.ts";
import { counted, inWords } from "./sentences.ts";

export interface LadderFit {
  readonly title: string;
  /** As the ladder puts it: "0-2" or "5+". */
  readonly years: string;
  /** 0..1; null when too little is known to say. */
  readonly readiness: number | null;
  /** What is still missing, one line each; empty when nothing is. */
  readonly lacking: readonly string[];
}

/** Weight of the years beside the skills, on rungs that ask for years. */
const YEARS_SHARE = 0.25;

/**
 * How ready a person is for each rung. The first rung asks for the essentials at working level and little else.
 * The higher the rung, the more the other tiers, an advanced level and the years weigh.
 * Nobody is readier for a rung than for the one below it.
 */
export function ladderFit(
  role: CurrentRole,
  tiers: Readonly<Record<Tier, TierGaps>>,
  profile: Profile,
  known: boolean,
): LadderFit[] {
  let ceiling = 1;
  return role.ladder.map((rung, index) => {
    const height = role.ladder.length < 2 ? 0 : index / (role.ladder.length - 1);
    const years = yearsShare(rung, profile.years);
    const skills = skillShare(tiers, height);
    const share = years === null ? skills : skills * (1 - YEARS_SHARE) + years * YEARS_SHARE;
    ceiling = Math.min(ceiling, share);
    return {
      title: rung.title,
      years: rung.years,
      readiness: known ? ceiling : null,
      lacking: lacking(rung, tiers, profile.years, height),
    };
  });
}

/** Tier weights at a height from 0, the first rung, to 1, the last. */
function weightAt(tier: Tier, height: number): number {
  return { essential: 5, important: 0.5 + 1.5 * height, useful: height }[tier];
}

function skillShare(tiers: Readonly<Record<Tier, TierGaps>>, height: number): number {
  let got = 0;
  let asked = 0;
  for (const tier of TIERS) {
    const { have, partly, missing } = tiers[tier];
    const weight = weightAt(tier, height);
    const credit = have.reduce((sum, item) => sum + creditAt(item, height), 0) + partly.length / (2 + height);
    got += weight * credit;
    asked += weight * (have.length + partly.length + missing.length);
  }
  return got / asked;
}

/** Working level is all that a first rung asks; at the top it is a good half. */
function creditAt(item: GapItem, height: number): number {
  return item.level === "advanced" ? 1 : 1 - 0.4 * height;
}

/** null: the rung asks for no years, or they are not known. */
function yearsShare(rung: Rung, years: number | null): number | null {
  const least = leastYears(rung);
  return least === 0 || years === null ? null : Math.min(1, years / least);
}

function leastYears(rung: Rung): number {
  return Number.parseInt(rung.years, 10);
}

function lacking(
  rung: Rung,
  tiers: Readonly<Record<Tier, TierGaps>>,
  years: number | null,
  height: number,
): string[] {
  const { essential, important } = tiers;
  const advanced = essential.have.filter((item) => item.level === "advanced").length;
  const total = essential.have.length + essential.partly.length + essential.missing.length;
  const wanted = Math.ceil((total / 2) * height);
  return [
    ...line("Essentials to learn", names(essential.missing)),
    ...line("Essentials to deepen", names(essential.partly)),
    ...(height > 0 ? line("Important skills to add", names(important.missing)) : []),
    ...(advanced < wanted
      ? [
          `Depth: about ${counted(wanted, "essential")} at advanced level are usual; you named ${advanced === 0 ? "none" : advanced}.`,
        ]
      : []),
    ...yearsLine(rung, years),
    ...(rung.needs === undefined ? [] : [`Usually asked for as well: ${rung.needs}.`]),
  ];
}

function names(items: readonly GapItem[]): string[] {
  return items.map((item) => item.name);
}

function line(label: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`${label}: ${inWords(items)}.`];
}

function yearsLine(rung: Rung, years: number | null): string[] {
  const least = leastYears(rung);
  if (least === 0) return [];
  if (years === null)
    return [`Experience: usually ${counted(least, "year")} or more; you have not said how much.`];
  return years < least ? [`Experience: usually ${counted(least, "year")} or more; you named ${years}.`] : [];
}
