import type { InterestStance, Level, PersonKind, Stance, TitleStance } from "../profile.ts";

/** A piece of the text that was given, in UTF-16 offsets: [start, end). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface SkillMention extends Span {
  readonly id: string;
  readonly stance: Stance;
  /** null: not said. */
  readonly level: Level | null;
}

export interface TitleMention extends Span {
  /** Role id. */
  readonly id: string;
  readonly stance: TitleStance;
}

export interface InterestMention extends Span {
  readonly id: string;
  readonly stance: InterestStance;
}

/** A word that looks like a skill and is not sure to be one: something to ask about, never to credit. */
export interface Suggestion extends Span {
  /** Skill ids, nearest first. */
  readonly ids: readonly string[];
}

export interface Fact<T> extends Span {
  readonly value: T;
}

/** Everything that one text says about its writer. */
export interface Reading {
  readonly skills: readonly SkillMention[];
  readonly titles: readonly TitleMention[];
  readonly interests: readonly InterestMention[];
  readonly suggestions: readonly Suggestion[];
  readonly audience: Fact<PersonKind> | null;
  readonly years: Fact<number> | null;
  readonly hoursPerWeek: Fact<number> | null;
  /** ISO date by which the person wants to be there. */
  readonly by: Fact<string> | null;
  /** Ids of market.yaml. */
  readonly region: Fact<string> | null;
  readonly industry: Fact<string> | null;
  readonly companySize: Fact<string> | null;
}

/** What it suggests is not said. */
export function saysNothing(reading: Reading): boolean {
  const { skills, titles, interests, audience, years, hoursPerWeek, by } = reading;
  if (skills.length + titles.length + interests.length > 0) return false;
  const settings = reading.region ?? reading.industry ?? reading.companySize;
  return (audience ?? years ?? hoursPerWeek ?? by ?? settings) === null;
}
