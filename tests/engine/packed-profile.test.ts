import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyProfile, type Profile, ProfileSchema, QUOTE_MAX } from "../../src/domain/profile.ts";
import { PackedProfileSchema, pack, unpack } from "../../src/engine/packed-profile.ts";

const id = fc.stringMatching(/^[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}$/);
// Few words, so that neighbours often share theirs.
const quote = fc.oneof(
  fc.constantFrom("", "=", ":", "sql h-:x", "I know SQL and Excel"),
  fc
    .string({ unit: "binary", maxLength: QUOTE_MAX })
    .map((text) => text.slice(0, QUOTE_MAX).replaceAll("|", "/")),
);
const claims = <T extends Record<string, fc.Arbitrary<unknown>>>(shape: T) =>
  fc.dictionary(id, fc.record({ ...shape, quote }), { noNullPrototype: true });

const skills = claims({
  stance: fc.constantFrom("has", "wants", "lacks"),
  level: fc.constantFrom(null, "basic", "working", "advanced"),
});
const interests = claims({ stance: fc.constantFrom("does", "likes", "avoids") });
const titles = claims({ stance: fc.constantFrom("holds", "wants") });
const facts = fc.record(
  { skills, interests, titles, region: fc.constantFrom(null, "europe"), companySize: fc.constant("startup") },
  { requiredKeys: [] },
) as fc.Arbitrary<Partial<Profile>>;

describe("a packed profile", () => {
  it("gives the same facts back, through JSON too, and passes its schema", () => {
    fc.assert(
      fc.property(facts, (known) => {
        const stored = JSON.parse(JSON.stringify(pack(known)));
        expect(PackedProfileSchema.parse(stored)).toEqual(stored);
        const back = unpack(stored);
        expect(ProfileSchema.partial().parse(back)).toEqual(back);
        expect({ ...emptyProfile(), ...back }).toEqual({ ...emptyProfile(), ...known });
        expect(Object.keys(back.skills)).toEqual(Object.keys(known.skills ?? {}));
      }),
    );
  });

  it("keeps words that neighbours share once", () => {
    const quote = "I know SQL and Excel";
    const claim = { stance: "has", level: null, quote } as const;
    expect(pack({ skills: { sql: claim, excel: { ...claim, level: "basic" } } })).toEqual({
      skills: `sql h-:${quote}|excel hb=`,
    });
  });

  it("parts no claim at a sign in the person's words", () => {
    const claim = { stance: "has", level: null, quote: "SQL|python ha:Excel" } as const;
    expect(unpack(pack({ skills: { sql: claim } })).skills).toEqual({
      sql: { ...claim, quote: "SQL/python ha:Excel" },
    });
  });

  it.each([
    "sql",
    "sql h-",
    "sql h-:a|",
    "|sql h-:a",
    "sql h-:a||excel h-:b",
    "SQL h-:a",
    "sql hx:a",
    "sql h:a",
  ])("is refused where a claim is not whole: %j", (skills) => {
    expect(PackedProfileSchema.safeParse({ skills }).success).toBe(false);
  });
});
