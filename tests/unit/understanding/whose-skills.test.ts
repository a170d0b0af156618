import { describe, expect, it } from "vitest";
import { realContent } from "../../support/conversation.ts";

const held = (text: string) =>
  realContent()
    .understanding.read(text, { expecting: "skills" })
    .skills.filter((skill) => skill.stance === "has")
    .map((skill) => skill.id);

describe("hiring", () => {
  it("is a skill in a list and mutes nothing after it", () => {
    expect(held("people management 8 years, hiring, budgeting, mentoring")).toEqual([
      "people-management",
      "hiring",
      "budgeting",
      "mentoring",
    ]);
  });

  it("makes the skills of those who are hired nobody's claim", () => {
    expect(held("I am hiring a Python developer")).toEqual([]);
    expect(held("we need to hire people who know Spark")).toEqual([]);
  });
});

describe("extracting", () => {
  const named = (text: string) =>
    realContent()
      .understanding.extractSkills(text)
      .map((skill) => skill.id);

  it("takes everything that people say of themselves", () => {
    expect(named("I'm good at communication and know Excel")).toEqual(["communication", "excel"]);
  });

  it("leaves aside what an advertisement only mentions", () => {
    expect(
      named("Our company values good communication in a friendly hospital environment and uses Excel"),
    ).toEqual(["excel"]);
  });
});
