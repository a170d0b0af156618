import { describe, expect, test } from "vitest";
import { read, skills } from "./helper.ts";

describe("liking a field is not knowing it", () => {
  test.each([
    ["I love maths", []],
    ["love maths and statistics", []],
    ["I like proving things and coding", []],
    ["I'm into statistics", []],
    ["I love coding in Python", ["python"]],
    ["I love maths, I know Excel", ["excel"]],
    ["I know maths and love it", ["mathematics"]],
    ["I'm good at statistics and love maths", ["statistics/working"]],
    ["I studied maths", ["mathematics"]],
  ] as Array<[string, string[]]>)("%s", (text, expected) => {
    expect(skills(text)).toEqual(expected);
  });

  test("asked what they can do, people name it by what they like", () => {
    expect(skills("I love maths", "skills")).toEqual(["mathematics"]);
  });
});

describe("hours that are left of a week are the ones to plan with", () => {
  test.each([
    ["I study 20 hours a week, 5 left", 5],
    ["I study 20 hours a week, 5 left for this", 5],
    ["I work 40 hours a week and have 6 left", 6],
    ["my studies take 25 hours a week, I could do 4 on top", 4],
    ["40 hours a week at work and 6 hours to spare", 6],
    ["I have 10 hours a week left", 10],
    ["I study 20 hours a week", 20],
  ])("%s", (text, hours) => {
    expect(read(text).hoursPerWeek?.value).toBe(hours);
  });
});

describe("headings and years", () => {
  test("spoken languages are no work with language, a heading is no industry", () => {
    expect(read("Languages: German, English").interests).toEqual([]);
    expect(skills("Education: BSc Physics")).toEqual(["physics"]);
  });

  test.each([
    ["python, sql, docker, 6 years of experience", 6],
    ["Python, SQL, Docker 6 years of experience", 6],
    ["skills: python, sql. experience: 6 years", 6],
  ])("%s", (text, years) => {
    expect(read(text).years?.value).toBe(years);
  });

  test.each(["im in my 3rd year of a maths degree", "in my second year of physics"])(
    "%s: a student",
    (text) => {
      expect(read(text).audience?.value).toBe("student");
    },
  );
});
