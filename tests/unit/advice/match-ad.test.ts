import { describe, expect, it } from "vitest";
import { matchAd } from "../../../src/domain/advice/match-ad.ts";
import type { SkillMention, TitleMention } from "../../../src/domain/understanding/reading.ts";
import { createUnderstanding } from "../../../src/domain/understanding/understanding.ts";
import { backendDeveloper, knowledge } from "./knowledge.ts";

const understanding = createUnderstanding(knowledge);

/** Mentions of words in a text: the reader's work, done by hand. */
function mentions(text: string, skills: Record<string, string>, titles: Record<string, string> = {}) {
  const places = (word: string) => [...text.matchAll(new RegExp(word.replace(/[+.]/g, "\\$&"), "g"))];
  return {
    skills: Object.entries(skills).flatMap(([word, id]) =>
      places(word).map(
        ({ index }): SkillMention => ({
          id,
          stance: "has",
          level: null,
          start: index,
          end: index + word.length,
        }),
      ),
    ),
    titles: Object.entries(titles).flatMap(([word, id]) =>
      places(word).map(
        ({ index }): TitleMention => ({ id, stance: "holds", start: index, end: index + word.length }),
      ),
    ),
  };
}

const ad = `Senior MLOps Engineer (all genders)
Founded 12 years ago, we build software for rail freight.

Your tasks
- Run our training pipelines on Kubernetes

Requirements:
- 5+ years of experience in software engineering
- Python and Docker
- MLflow is a plus

Nice to have
- Terraform
- You must know Git

Benefits
- Free courses in Tableau`;
const words = {
  Kubernetes: "kubernetes",
  Python: "python",
  Docker: "docker",
  MLflow: "mlflow",
  Terraform: "terraform",
  Git: "git",
  Tableau: "tableau",
};
const read = mentions(ad, words, { "MLOps Engineer": "mlops-engineer" });

describe("matchAd", () => {
  const match = matchAd(knowledge, read, ad, backendDeveloper);

  it("tells required from nice to have by sentence, then by section", () => {
    expect(match.required.map((skill) => skill.id)).toEqual(["kubernetes", "python", "docker", "git"]);
    expect(match.niceToHave.map((skill) => skill.id)).toEqual(["mlflow", "terraform", "tableau"]);
  });

  it.each([
    ["Python required, Spark preferred.", ["Python"], ["Spark"]],
    ["You know Python. Ideally you have seen Spark.", ["Python"], ["Spark"]],
    ["Spark is not required; Python is a must.", ["Python"], ["Spark"]],
    ["Must have: Python, Spark", ["Python", "Spark"], []],
    ["We use Python plus Spark", ["Python", "Spark"], []],
    ["Bonus: Spark\nMust-haves: Python", ["Python"], ["Spark"]],
    ["Preferred qualifications\nSpark\n\nMinimum qualifications\nPython", ["Python"], ["Spark"]],
    ["Nice: Spark would be great\n\nWhat you bring\nSpark, Python", ["Spark", "Python"], []],
  ])("%s", (text, required, nice) => {
    const found = matchAd(knowledge, mentions(text, { Python: "python", Spark: "spark" }), text, null);
    const quotes = (skills: typeof found.required) => skills.map((skill) => skill.quote);
    expect(quotes(found.required)).toEqual(required);
    expect(quotes(found.niceToHave)).toEqual(nice);
  });

  it("reads the years asked, not the years of the company", () => {
    expect(match.years).toEqual({ asked: 5, quote: "5+ years", enough: true });
    const text = "Founded 20 years ago. We need Python.";
    expect(matchAd(knowledge, mentions(text, { Python: "python" }), text, null).years).toBeNull();
  });

  it("puts the role of the title first, and every point has a reason", () => {
    expect(match.roles[0]?.id).toBe("mlops-engineer");
    expect(match.roles[0]?.reasons[0]).toMatchObject({ kind: "title", quote: "MLOps Engineer" });
    for (const role of match.roles) {
      expect(role.score).toBeGreaterThan(0);
      expect(role.score).toBeLessThanOrEqual(100);
      expect(role.reasons.reduce((sum, reason) => sum + reason.points, 0)).toBeCloseTo(role.score, 5);
    }
  });

  it("says what the person has of it, in their words", () => {
    expect(match.required.find((skill) => skill.id === "python")).toMatchObject({
      state: "have",
      own: "I use python",
      quote: "Python",
    });
    expect(match.person).toMatchObject({ have: 3, missing: 1 });
    expect(match.person?.summary).toBe("You have 3 of 4 required skills.");
  });

  it("stands without a person, and without a skill", () => {
    expect(matchAd(knowledge, read, ad, null).person).toBeNull();
    expect(matchAd(knowledge, { skills: [], titles: [] }, "Hello", backendDeveloper)).toEqual({
      required: [],
      niceToHave: [],
      years: null,
      roles: [],
      person: null,
    });
  });

  it("does not ask for what the ad says is not needed", () => {
    const text = "No Python needed";
    const skills = [{ id: "python", stance: "lacks", level: null, start: 3, end: 9 } as const];
    expect(matchAd(knowledge, { skills, titles: [] }, text, null).required).toEqual([]);
  });
});

describe("a title in the middle of an ad", () => {
  it.each([
    ["We are looking for an experienced MLOps engineer. Kubernetes, Terraform and Python.", "mlops-engineer"],
    [
      "Acme builds things. Join us as a senior data scientist! You know SQL and statistics.",
      "data-scientist",
    ],
    [
      "Our data engineers are nice. We are hiring a Machine Learning Engineer with PyTorch.",
      "machine-learning-engineer",
    ],
  ])("is what the ad is about: %s", (text, id) => {
    const result = matchAd(knowledge, understanding.read(text), text, null);
    expect(result.roles[0]?.id).toBe(id);
    expect(text).toContain(result.roles[0]?.reasons[0]?.quote);
  });
});
