import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { effectiveSkills } from "../../../src/domain/advice/held.ts";
import { createProber } from "../../../src/domain/advice/probes.ts";
import { createRecommender } from "../../../src/domain/advice/recommend.ts";
import { refSkills, roleRefs } from "../../../src/domain/knowledge.ts";
import { emptyProfile, type Profile } from "../../../src/domain/profile.ts";
import { anyone, essentialsOf, knowledge, person } from "./people.ts";

const { nextProbe } = createProber(knowledge);
const { recommend } = createRecommender(knowledge);
const topThree = (profile: Profile) =>
  recommend(profile)
    .roles.slice(0, 3)
    .map(({ id }) => id);

describe("probes", () => {
  it("ask about something known that was neither said nor asked", () => {
    fc.assert(
      fc.property(anyone, (profile) => {
        const asked: string[] = [];
        for (let count = 0; count < 3; count++) {
          const probe = nextProbe(profile, asked);
          if (probe === null) return;
          const all = probe.kind === "skill" ? knowledge.skillById : knowledge.interestById;
          const said = probe.kind === "skill" ? profile.skills : profile.interests;
          expect(all.has(probe.id)).toBe(true);
          expect(Object.hasOwn(said, probe.id)).toBe(false);
          expect(asked).not.toContain(probe.id);
          asked.push(probe.id);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("are asked only when an answer changes the first three roles", () => {
    fc.assert(
      fc.property(anyone, (profile) => {
        const probe = nextProbe(profile, []);
        fc.pre(probe !== null);
        if (probe === null) return;
        const quote = "";
        const answers: Profile[] =
          probe.kind === "skill"
            ? [
                {
                  ...profile,
                  skills: { ...profile.skills, [probe.id]: { stance: "has", level: null, quote } },
                },
              ]
            : (["likes", "avoids"] as const).map((stance) => ({
                ...profile,
                interests: { ...profile.interests, [probe.id]: { stance, quote } },
              }));
        const before = topThree(profile).join();
        expect(answers.some((answer) => topThree(answer).join() !== before)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it("are the same for the same answers", () => {
    const profile = person({ skills: ["python", "sql"], interests: { analysis: "likes" } });
    expect(nextProbe(profile, [])).not.toBeNull();
    expect(nextProbe(profile, [])).toEqual(createProber(knowledge).nextProbe({ ...profile }, []));
  });

  it("open with what draws a person when nothing is known", () => {
    expect(nextProbe(emptyProfile(), [])).toMatchObject({ kind: "interest" });
  });

  /** What is asked of somebody who says no to everything. */
  const questions = (profile: Profile, count = 5) => {
    const asked: string[] = [];
    const probes = [];
    for (let place = 0; place < count; place++) {
      const probe = nextProbe(profile, asked);
      if (probe === null) break;
      asked.push(probe.id);
      probes.push(probe);
    }
    return probes;
  };

  it.each([
    ["a nurse with a spreadsheet", person({ skills: ["healthcare-industry", "excel", "sql:basic"] })],
    [
      "a backend developer",
      person({
        skills: ["java", "spring-boot", "postgresql", "docker", "kubernetes", "backend-development"],
      }),
    ],
    ["somebody who knows one language", person({ skills: ["java"] })],
  ])("ask %s about skills, too, and only about what several roles know", (_, profile) => {
    const probes = questions(profile);
    const skills = probes.filter(({ kind }) => kind === "skill");
    expect(skills.length).toBeGreaterThan(0);
    for (const { id } of skills) {
      const named = knowledge.currentRoles.filter((role) =>
        roleRefs(role).some(({ ref }) => refSkills(ref).includes(id)),
      );
      expect(named.length, id).toBeGreaterThan(1);
      expect(knowledge.skillById.get(id)?.kind).not.toBe("people");
    }
    for (const { id } of probes) expect(["hardware", "learning-agents", "law"]).not.toContain(id);
  });

  it("never ask about on-call duty of somebody who named one language", () => {
    expect(questions(person({ skills: ["java"] })).map(({ id }) => id)).not.toContain("on-call");
  });

  it("never ask about what is implied, or builds on what was denied", () => {
    fc.assert(
      fc.property(anyone, (profile) => {
        const held = effectiveSkills(knowledge, profile);
        for (const { kind, id } of questions(profile, 3)) {
          if (kind !== "skill") continue;
          expect(held.has(id)).toBe(false);
          const skill = knowledge.skillById.get(id);
          for (const other of [...(skill?.prerequisites ?? []), ...(skill?.implies ?? [])])
            expect(profile.skills[other]?.stance).not.toBe("lacks");
        }
      }),
      { numRuns: 30 },
    );
  });

  it("end when everything was asked", () => {
    const everything = [...knowledge.skillById.keys(), ...knowledge.interestById.keys()];
    const [role] = knowledge.currentRoles;
    if (role === undefined) throw new Error("no roles");
    expect(nextProbe(person({ skills: essentialsOf(role) }), everything)).toBeNull();
  });

  it("are not about the laws of an industry that somebody comes from", () => {
    const radiologist = person({ skills: ["healthcare", "python"] });
    const asked: string[] = [];
    for (let count = 0; count < 12; count++) {
      const probe = nextProbe(radiologist, asked);
      if (probe === null) break;
      asked.push(probe.id);
    }
    expect(asked.length).toBeGreaterThan(3);
    expect(asked).not.toContain("hipaa");
    expect(asked).not.toContain("gdpr");
  });
});
