import * as z from "zod";
import { type Profile, ProfileSchema } from "../domain/profile.ts";
import { joinClaims, pack } from "../engine/packed-profile.ts";
import { FACT_STEPS, type Fact, newState, type SessionState, STATE_VERSION } from "../engine/state.ts";
import { StoreError } from "./ports.ts";
import { type PersonRecord, RecordSchema } from "./record.ts";

type Json = Record<string, unknown>;

/** From a version to the next; see the change log beside STATE_VERSION. */
const MIGRATIONS: Readonly<Record<number, (state: Json) => Json>> = {
  1: packProfile,
  2: shorten,
};

/** What never was a profile stays what it is, and fails the schema afterwards. */
function packProfile({ profile, ...state }: Json): Json {
  if (profile === undefined) return state;
  const { data } = ProfileSchema.partial().safeParse(profile);
  // A stored fact is there or it is not; JSON knows no undefined.
  return { ...state, profile: data === undefined ? profile : pack(data as Partial<Profile>) };
}

/** What cannot be read stays as it is, and fails the schema afterwards. */
function shorten({ at, answers, profile, ...state }: Json): Json {
  const position = PositionSchema.safeParse(at);
  const { facts, others } = parted(profile);
  return {
    ...state,
    ...(position.success ? flat(position.data) : at !== undefined && { at }),
    ...((answers !== undefined || facts.size > 0) && { answers: withFacts(answers, facts) }),
    ...(profile !== undefined && { profile: others }),
  };
}

const PositionSchema = z.object({
  step: z.string(),
  subject: z.string().optional(),
  tries: z.number().optional(),
});

const flat = ({ step, subject, tries = 0 }: z.infer<typeof PositionSchema>): Json => ({
  at: subject === undefined ? step : `${step}:${subject}`,
  ...(tries > 0 && { tries }),
});

/** The facts that are kept as answers from now on, and what stays in the profile. */
function parted(profile: unknown): { facts: Map<string, unknown>; others: unknown } {
  const facts = new Map<string, unknown>();
  if (!isObject(profile)) return { facts, others: profile };
  const others: Json = {};
  for (const [key, value] of Object.entries(profile)) {
    if (!Object.hasOwn(FACT_STEPS, key)) others[key] = joined(value);
    else if (value !== null) facts.set(FACT_STEPS[key as Fact], value);
  }
  return { facts, others };
}

/** An answer to such a step was the fact as well, or a word that there is none. */
function withFacts(answers: unknown = {}, facts: ReadonlyMap<string, unknown>): unknown {
  if (!isObject(answers)) return answers;
  const kept: Json = { ...answers };
  for (const step of Object.values(FACT_STEPS)) if (step in kept) kept[step] = null;
  return Object.assign(kept, Object.fromEntries(facts));
}

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const ClaimsSchema = z.record(z.string(), z.string());

/** One text of all claims of a kind. */
function joined(value: unknown): unknown {
  const claims = ClaimsSchema.safeParse(value);
  return claims.success ? joinClaims(claims.data) : value;
}

export type OpenedRecord =
  | { readonly kind: "opened"; readonly record: PersonRecord }
  /** The record cannot be understood any more; the person starts afresh and is told so. */
  | { readonly kind: "afresh"; readonly record: PersonRecord };

/**
 * A stored value to a record of today's version.
 * @throws StoreError NEWER when a newer version of the program wrote it: begun afresh here, it would be lost there
 */
export function openRecord(value: unknown): OpenedRecord {
  const parsed = RecordSchema.safeParse(migrated(value));
  return parsed.success ? { kind: "opened", record: parsed.data } : { kind: "afresh", record: emptyRecord() };
}

export function emptyRecord(state: SessionState = newState()): PersonRecord {
  return { state, turns: [] };
}

const NEWER =
  "A newer version of Rolewise wrote this record. Stop this process, and run the newer version everywhere.";

function migrated(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("state" in value)) return value;
  let state = value.state as Json;
  if (Number(state?.version) > STATE_VERSION) throw new StoreError("NEWER", NEWER);
  for (let version = Number(state?.version); version < STATE_VERSION; version++) {
    const step = MIGRATIONS[version];
    if (step === undefined) return undefined;
    state = { ...step(state), version: version + 1 };
  }
  return { ...value, state };
}
