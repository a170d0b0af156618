import { type Profile, ProfileSchema } from "../domain/profile.ts";
import { pack } from "../engine/packed-profile.ts";
import { newState, type SessionState, STATE_VERSION } from "../engine/state.ts";
import { StoreError } from "./ports.ts";
import { type PersonRecord, RecordSchema } from "./record.ts";

type Json = Record<string, unknown>;

/** From a version to the next; see the change log beside STATE_VERSION. */
const MIGRATIONS: Readonly<Record<number, (state: Json) => Json>> = {
  1: packProfile,
};

/** What never was a profile stays what it is, and fails the schema afterwards. */
function packProfile({ profile, ...state }: Json): Json {
  if (profile === undefined) return state;
  const { data } = ProfileSchema.partial().safeParse(profile);
  // A stored fact is there or it is not; JSON knows no undefined.
  return { ...state, profile: data === undefined ? profile : pack(data as Partial<Profile>) };
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
