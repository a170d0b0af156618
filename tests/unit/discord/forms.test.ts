import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faultsOf } from "../../../adapters/discord/check.ts";
import {
  adForm,
  planForm,
  planTurn,
  skillsForm,
  skillTurns,
  timesForm,
  timesTurn,
  wordsForm,
} from "../../../adapters/discord/forms.ts";
import { createSuggester } from "../../../adapters/discord/suggest.ts";
import { newState, type SessionState } from "../../../src/engine/state.ts";
import { realContent } from "../../support/conversation.ts";

const content = realContent();
const OWNER = "12345678901234567890";
const form = (state: SessionState | null) => ({ content, owner: OWNER, state });
const skills = (count: number): SessionState => ({
  ...newState(),
  profile: {
    skills: content.knowledge.skills
      .slice(0, count)
      .map(({ id }) => `${id} h-:x`)
      .join("|"),
  },
});
const known: SessionState = {
  ...newState(),
  plan: { role: "data-analyst", hoursPerWeek: 7.5, start: "2026-12-01", by: "2027-06-30", done: [] },
  checkIns: { weekday: 0, hour: 23, zone: "America/Argentina/ComodRivadavia" },
};

describe("forms", () => {
  it("keep every limit of Discord, whatever is known of the person", () => {
    for (const state of [null, newState(), skills(1), skills(60), known]) {
      const about = "a".repeat(60);
      for (const modal of [
        wordsForm(form(state), "skills", true),
        wordsForm(form(state), about, true),
        adForm(form(state)),
        skillsForm(form(state)),
        planForm(form(state)),
        timesForm(form(state)),
      ])
        expect(faultsOf("modal", modal)).toEqual([]);
    }
  });

  it("begin with what is known", () => {
    expect(JSON.stringify(planForm(form(known)))).toMatch(/"7\.5".*"2026-12-01".*"2027-06-30"/);
    const times = JSON.stringify(timesForm(form(known)));
    expect(times).toContain('"value":"America/Argentina/ComodRivadavia","default":true');
    expect(times).toContain('"label":"Sunday","value":"0","default":true');
  });

  it("of the plan leave alone what could not be shown", () => {
    expect(JSON.stringify(planForm(form(null)))).not.toContain('"by"');
    expect(planTurn({ texts: { hours: "6", start: "" }, lists: {} })).toEqual({
      kind: "plan",
      hoursPerWeek: 6,
    });
  });

  it("of the plan are read strictly", () => {
    const filled = (hours: string, start: string, by: string) =>
      planTurn({ texts: { hours, start, by }, lists: {} });
    expect(filled("7,5", "2026-12-01", "")).toEqual({
      kind: "plan",
      hoursPerWeek: 7.5,
      start: "2026-12-01",
      by: null,
    });
    for (const wrong of [filled("0.4", "", ""), filled("lots", "", ""), filled("", "2026-13-01", "")])
      expect(wrong).toBeNull();
    expect(filled("", "", "tomorrow")).toBeNull();
  });

  it("of the check-ins are a time, or none any more", () => {
    expect(timesTurn({ texts: { day: "5" }, lists: { hour: ["17"], zone: ["Europe/Berlin"] } })).toEqual({
      kind: "check-ins",
      time: { weekday: 5, hour: 17, zone: "Europe/Berlin" },
    });
    expect(timesTurn({ texts: { day: "none" }, lists: {} })).toEqual({ kind: "check-ins", time: null });
    expect(timesTurn({ texts: { day: "1" }, lists: { hour: ["9"], zone: ["Nowhere/Land"] } })).toMatchObject({
      time: { zone: "UTC" },
    });
  });

  it("of the skills take off first and then add in the person's words", () => {
    expect(skillTurns({ texts: { add: "basic SQL" }, lists: { remove: ["python"] } })).toEqual([
      { kind: "skills", add: [], remove: ["python"] },
      { kind: "text", text: "add basic SQL" },
    ]);
    expect(skillTurns({ texts: { add: " " }, lists: {} })).toEqual([{ kind: "skills", add: [], remove: [] }]);
  });
});

describe("names offered while one types", () => {
  const suggester = createSuggester(content);
  const names = (kind: "role" | "skill", typed: string) =>
    suggester.suggest(kind, typed).map(({ name }) => name);

  it("fit Discord, whatever is typed", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("role", "skill"),
        fc.string({ unit: "binary", maxLength: 20 }),
        (kind, typed) => {
          expect(faultsOf("choices", { choices: suggester.suggest(kind, typed) })).toEqual([]);
        },
      ),
    );
  });

  it("begin with what is meant", () => {
    expect(names("role", "data")[0]).toBe("Data Analyst");
    expect(names("role", "learning")).toContain("Machine Learning Engineer");
    expect(names("skill", "kuber")[0]).toBe("Kubernetes");
    expect(names("skill", "k8s")).toContain("Kubernetes");
  });

  it("forgive a slip of the finger", () => {
    expect(names("role", "dta scientist")).toContain("Data Scientist");
  });
});
