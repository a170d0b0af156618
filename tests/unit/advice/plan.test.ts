import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { effectiveSkills } from "../../../src/domain/advice/held.ts";
import { type Plan, plan, skipKind } from "../../../src/domain/advice/plan.ts";
import { addDays } from "../../../src/domain/advice/schedule.ts";
import { refSkills } from "../../../src/domain/knowledge.ts";
import { emptyProfile, LevelSchema, type Profile, StanceSchema } from "../../../src/domain/profile.ts";
import { PHASES } from "../../../src/domain/taxonomy.ts";
import { backendDeveloper, having, knowledge, nurse, person, student } from "./knowledge.ts";

const START = "2026-12-01";
const settings = { hoursPerWeek: 8, start: START };
const skillsOf = (made: Plan) => made.phases.flatMap((phase) => phase.skills);
const ids = (made: Plan) => skillsOf(made).map((skill) => skill.id);
const hours = (made: Plan) => made.phases.reduce((sum, phase) => sum + phase.hours, 0);

const anySkill = fc.constantFrom(...knowledge.skillById.keys());
const anyRole = fc.constantFrom(...knowledge.roleById.keys());
const anyClaim = fc.record({
  stance: fc.constantFrom(...StanceSchema.options),
  level: fc.constantFrom(null, ...LevelSchema.options),
  quote: fc.constant("my words"),
});
/** Skills of the role itself matter most, so half of the claims are drawn from it. */
const anyCase = anyRole.chain((roleId) => {
  const role = knowledge.roleById.get(roleId);
  const own = [...(role?.skills.essential ?? []), ...(role?.skills.important ?? [])].flatMap(refSkills);
  return fc.record({
    roleId: fc.constant(roleId),
    profile: fc
      .record({
        audience: fc.constantFrom(null, "student", "career-changer", "tech-professional", "leader"),
        skills: fc.dictionary(fc.oneof(fc.constantFrom(...own), anySkill), anyClaim, { maxKeys: 25 }),
      })
      .map((known) => ({ ...emptyProfile(), ...known }) as Profile),
    hoursPerWeek: fc.integer({ min: 1, max: 160 }).map((half) => half / 2),
    start: fc.integer({ min: 0, max: 30_000 }).map((days) => addDays("2000-01-01", days)),
    done: fc.array(fc.constantFrom(...own), { maxLength: 6 }),
  });
});

describe("plan, for anybody, any role, any pace and any start", () => {
  it("puts every prerequisite before what builds on it", () => {
    fc.assert(
      fc.property(anyCase, ({ roleId, profile, ...options }) => {
        const made = plan(knowledge, profile, roleId, options);
        const seen = new Set([
          ...effectiveSkills(knowledge, profile).keys(),
          ...made.skipped.filter(({ why }) => skipKind(why) !== "later").map(({ id }) => id),
          ...options.done.flatMap((id) => [
            ...effectiveSkills(knowledge, person({ skills: having(id) })).keys(),
          ]),
        ]);
        for (const { id } of skillsOf(made)) {
          const before = knowledge.skillById.get(id)?.prerequisites ?? [];
          expect(before.filter((other) => !seen.has(other))).toEqual([]);
          seen.add(id);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("learns what is folded into another skill no later than what builds on it", () => {
    fc.assert(
      fc.property(anyCase, ({ roleId, profile, ...options }) => {
        const made = plan(knowledge, profile, roleId, options);
        const order = ids(made);
        for (const part of made.skipped.filter(({ why }) => skipKind(why) === "inside")) {
          const host = skillsOf(made).find(({ name }) => part.why === `Part of ${name}.`);
          expect(host).toBeDefined();
          const builders = order.filter(
            (id) => id !== host?.id && knowledge.skillById.get(id)?.prerequisites.includes(part.id),
          );
          for (const id of builders) expect(order.indexOf(id)).toBeGreaterThan(order.indexOf(host?.id ?? ""));
        }
      }),
      { numRuns: 80 },
    );
  });

  it("lets dates run on without gaps and gives every phase weeks enough for its hours", () => {
    fc.assert(
      fc.property(anyCase, ({ roleId, profile, ...options }) => {
        const made = plan(knowledge, profile, roleId, options);
        let next = options.start;
        for (const phase of made.phases) {
          expect(phase.start).toBe(next);
          expect(phase.end >= phase.start).toBe(true);
          expect(phase.weeks * options.hoursPerWeek).toBeGreaterThanOrEqual(phase.hours);
          expect(Number.isInteger(phase.weeks * 2)).toBe(true);
          const learning = phase.skills.reduce((sum, skill) => sum + skill.hours, 0);
          expect(phase.hours).toBe(learning + phase.projectHours);
          next = addDays(phase.end, 1);
        }
        expect(made.end).toBe(made.phases.at(-1)?.end);
        expect(made.weeks).toBe(made.phases.reduce((sum, phase) => sum + phase.weeks, 0));
        const names = made.phases.map((phase) => phase.name);
        expect(names).toEqual(PHASES.filter((name) => names.includes(name)));
        expect(names).toContain("job-ready");
      }),
      { numRuns: 100 },
    );
  });

  it("plans nothing that is held, ticked or planned already", () => {
    fc.assert(
      fc.property(anyCase, ({ roleId, profile, ...options }) => {
        const made = plan(knowledge, profile, roleId, options);
        const held = effectiveSkills(knowledge, profile);
        for (const skill of skillsOf(made)) {
          const level = held.get(skill.id)?.level;
          expect(level === undefined || level === "basic").toBe(true);
          if (level === "basic") expect(skill.status).toBe("deepen");
          expect(options.done).not.toContain(skill.id);
        }
        const all = [...ids(made), ...made.skipped.map((entry) => entry.id)];
        expect(new Set(all).size).toBe(all.length);
      }),
      { numRuns: 100 },
    );
  });

  it("never ends later with more hours a week, and has the same content", () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 1, max: 40 }), ({ roleId, profile, ...options }, more) => {
        const made = plan(knowledge, profile, roleId, options);
        const quicker = plan(knowledge, profile, roleId, {
          ...options,
          hoursPerWeek: options.hoursPerWeek + more,
        });
        expect(quicker.end <= made.end).toBe(true);
        expect(ids(quicker)).toEqual(ids(made));
      }),
      { numRuns: 60 },
    );
  });

  it("is the same for the same answers in another order", () => {
    fc.assert(
      fc.property(anyCase, ({ roleId, profile, ...options }) => {
        const turned = { ...profile, skills: Object.fromEntries(Object.entries(profile.skills).reverse()) };
        expect(plan(knowledge, turned, roleId, options)).toEqual(plan(knowledge, profile, roleId, options));
      }),
      { numRuns: 100 },
    );
  });
});

describe("plan for each role", () => {
  it.each([...knowledge.roleById.keys()])("%s from zero is humane and complete", (roleId) => {
    const made = plan(knowledge, emptyProfile(), roleId, settings);
    const role = knowledge.roleById.get(roleId);
    expect(hours(made)).toBeGreaterThan(100);
    expect(hours(made)).toBeLessThan(1000);
    const shown = new Set([...ids(made), ...made.skipped.map((entry) => entry.id)]);
    for (const ref of role?.skills.essential ?? []) {
      expect(refSkills(ref).some((id) => shown.has(id))).toBe(true);
    }
    for (const phase of made.phases) expect(phase.doneWhen.length).toBeGreaterThan(0);
    expect(made.fits).toBeNull();
  });

  it.each(knowledge.currentRoles.map((role) => role.id))(
    "%s offers something free for each essential",
    (roleId) => {
      const made = plan(knowledge, emptyProfile(), roleId, settings);
      for (const skill of skillsOf(made)) {
        expect(skill.resources.length).toBeLessThanOrEqual(2);
        const free = knowledge.skillById.get(skill.id)?.resources.some((entry) => entry.cost === "free");
        if (free) expect(skill.resources[0]?.cost).toBe("free");
      }
    },
  );
});

describe("plan", () => {
  it("starts a nurse on SQL and skips the Excel she has, in her words", () => {
    const made = plan(knowledge, nurse, "data-analyst", { hoursPerWeek: 6, start: START });
    expect(skillsOf(made)[0]?.id).toBe("sql");
    expect(made.skipped).toContainEqual({
      id: "excel",
      name: "Microsoft Excel",
      why: 'You have it: "I use excel"',
    });
    expect(made.firstStep).toContain("SQL");
    expect(made.notes.join(" ")).toContain("old profession");
  });

  it("leads a backend developer from statistics and machine learning to operations", () => {
    const made = plan(knowledge, backendDeveloper, "mlops-engineer", { hoursPerWeek: 10, start: START });
    const order = ids(made);
    expect(order).not.toContain("docker");
    expect(order.indexOf("machine-learning")).toBeGreaterThan(order.indexOf("statistics"));
    expect(order.indexOf("mlops")).toBeGreaterThan(order.indexOf("machine-learning"));
    expect(skillsOf(made).find((skill) => skill.id === "machine-learning")?.tier).toBe("prerequisite");
    expect(hours(made)).toBeLessThan(hours(plan(knowledge, emptyProfile(), "mlops-engineer", settings)));
  });

  it("deepens what a student has met", () => {
    const made = plan(knowledge, student, "machine-learning-engineer", { hoursPerWeek: 10, start: START });
    expect(skillsOf(made)[0]).toMatchObject({ id: "python", status: "deepen" });
    expect(ids(made)).not.toContain("calculus");
  });

  it("chooses the alternative that a person knows a relative of, or wishes for", () => {
    const knowing = plan(
      knowledge,
      person({ skills: having("pytorch:basic") }),
      "machine-learning-engineer",
      settings,
    );
    expect(ids(knowing)).toContain("pytorch");
    const wish = { pytorch: { stance: "wants", level: null, quote: "want to learn PyTorch" } } as const;
    const wishing = plan(knowledge, person({ skills: wish }), "machine-learning-engineer", settings);
    expect(ids(wishing)).toContain("pytorch");
    expect(ids(wishing)).not.toContain("tensorflow");
  });

  it("does not send somebody who knows a skill back to what it builds on", () => {
    const made = plan(knowledge, backendDeveloper, "machine-learning-engineer", settings);
    expect(ids(made)).not.toContain("programming");
  });

  it("is honest and short for somebody who has everything", () => {
    const role = knowledge.roleById.get("data-analyst");
    const all = [...(role?.skills.essential ?? []), ...(role?.skills.important ?? [])].flatMap(refSkills);
    const made = plan(knowledge, person({ skills: having(...all) }), "data-analyst", settings);
    expect(made.phases.map((phase) => phase.name)).toEqual(["job-ready"]);
    expect(made.notes.join(" ")).toContain("You already have");
    expect(made.firstStep).toContain("Recommendation memo");
  });

  it("skips ticked skills and what was learned inside them", () => {
    const before = plan(knowledge, nurse, "data-analyst", settings);
    const after = plan(knowledge, nurse, "data-analyst", { ...settings, done: ["sql"] });
    expect(after.skipped.find((entry) => entry.id === "sql")?.why).toBe("ticked");
    expect(ids(after).filter((id) => !ids(before).includes(id))).toEqual([]);
    expect(hours(after)).toBeLessThan(hours(before));
  });

  it("never grows by ticking, whatever is ticked in whatever order", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...knowledge.currentRoles.map((role) => role.id)),
        fc.array(fc.nat(), { minLength: 1, maxLength: 5 }),
        (roleId, places) => {
          const before = plan(knowledge, student, roleId, settings);
          const done = places.flatMap((place) => ids(before)[place % ids(before).length] ?? []);
          const after = plan(knowledge, student, roleId, { ...settings, done });
          expect(after.phases.length).toBeGreaterThan(0);
          expect(hours(after)).toBeLessThanOrEqual(hours(before));
        },
      ),
      { numRuns: 60 },
    );
  });

  it("says what a wish date would take", () => {
    const options = { hoursPerWeek: 6, start: START, by: "2027-12-01" };
    const made = plan(knowledge, nurse, "data-analyst", options);
    expect(made.fits).toBe(false);
    const needed = Number(made.notes.join(" ").match(/would take ([\d.]+) hours? a week/)?.[1]);
    expect(needed).toBeGreaterThan(6);
    expect(plan(knowledge, nurse, "data-analyst", { ...options, hoursPerWeek: needed }).fits).toBe(true);
    expect(plan(knowledge, nurse, "data-analyst", { ...options, hoursPerWeek: needed - 0.5 }).fits).toBe(
      false,
    );
    expect(made.notes.join(" ")).toContain("finished the phase core");
    expect(made.notes.join(" ")).toContain("1 December 2027");
    expect(made.fittingHours).toBe(needed);
  });

  it("takes the wish date of the profile, unless told otherwise", () => {
    const wishing = { ...nurse, by: "2040-01-01" };
    expect(plan(knowledge, wishing, "data-analyst", settings).fits).toBe(true);
    expect(plan(knowledge, wishing, "data-analyst", { ...settings, by: null }).fits).toBeNull();
  });

  it("throws for a role that is not there", () => {
    expect(() => plan(knowledge, nurse, "astronaut", settings)).toThrow("astronaut");
  });
});
