import { describe, expect, it, test } from "vitest";
import type { Expecting } from "../../../src/domain/understanding/understanding.ts";
import { understanding } from "./helper.ts";

const read = (text: string, expecting?: Expecting) =>
  understanding.read(text, { today: "2026-12-01", ...(expecting && { expecting }) });

describe("hours a week, when asked", () => {
  test.each([
    ["30 minutes a day", 3.5],
    ["45 minutes a day", 5.25],
    ["20 min daily", 2.33],
    ["half an hour a day", 3.5],
    ["three quarters of an hour a day", 5.25],
    ["1 hour 30 minutes a day", 10.5],
    ["90 minutes on weekdays", 7.5],
    ["an hour a day", 7],
    ["1 hour on weekdays", 5],
    ["2 hours a day on weekdays", 10],
    ["1 hour a day, 5 days a week", 5],
    ["an hour every other day", 3.5],
    ["2 hours, 3 times a week", 6],
    ["3 x 2 hours", 6],
    ["3x 2h", 6],
    ["2 hours twice a week", 4],
    ["3 evenings a week, 2 hours each", 6],
    ["2 hours on Mondays and Thursdays", 4],
    ["an hour or two", 1.5],
    ["an hour or two a day", 10.5],
    ["six to eight hours", 7],
    ["between 6 and 8 hours", 7],
    ["two evenings, so maybe four hours, and three more on Sundays", 7],
    ["1 hour on weekdays and 3 on weekends", 8],
    ["weekends only", 8],
    ["about 6", 6],
    ["6 or so", 6],
    ["6ish", 6],
    ["6/week", 6],
    ["I have 2 kids, so 5", 5],
  ] as Array<[string, number]>)("%s", (text, hours) => {
    expect(read(text, "hours").hoursPerWeek?.value).toBe(hours);
  });

  test.each([
    ["10... or rather 5", 5],
    ["10 hours a week, no wait, 5", 5],
    ["2 hours a day, sorry, 1 hour a day", 7],
    ["100, I mean 10", 10],
    ["no more than 10", 10],
  ] as Array<[string, number]>)("the last word counts: %s", (text, hours) => {
    expect(read(text, "hours").hoursPerWeek?.value).toBe(hours);
  });

  test.each([
    ["I work 40 hours a week, 4 hours left for learning", 4],
    ["I work 40 hours a week and can study 5 hours a week", 5],
    ["5 hours a week besides my job of 40 hours a week", 5],
    ["I have a full-time job, so 6 hours", 6],
    ["2 hours a week after work", 2],
    ["I sleep 8 hours a day, so 5", 5],
    ["I can work on it 3 hours a week", 3],
  ] as Array<[string, number]>)("hours of work are not hours for learning: %s", (text, hours) => {
    expect(read(text, "hours").hoursPerWeek?.value).toBe(hours);
  });

  test.each([
    "I work 40 hours a week",
    "I work full time",
    "100",
    "100 hours a week",
    "-5",
    "6 years",
    "6 months",
    "6 weeks",
    "I am 34",
    "31.12.2026",
    "2027-06-30",
  ])("no answer: %s", (text) => {
    expect(read(text, "hours").hoursPerWeek).toBeNull();
  });

  it("are not taken from the hours of a job that nobody asked about", () => {
    expect(read("I work 40 hours a week").hoursPerWeek).toBeNull();
  });
});

describe("years of work, when asked", () => {
  test.each([
    ["3, no wait 4", 4],
    ["4 years, no wait, 3", 3],
    ["1-3 years", 2],
    ["a year or two", 1.5],
    ["less than a year", 0.5],
    ["over 5 years", 5],
    ["6 months", 0.5],
    ["since 2019", 7],
    ["about 5 in IT", 5],
    ["no more than 4", 4],
    ["none", 0],
    ["none, I'm 22", 0],
  ] as Array<[string, number]>)("%s", (text, years) => {
    expect(read(text, "years").years?.value).toBe(years);
  });

  test.each(["10 hours", "10 hours a week", "since I was 12", "I am 34 years old", "100"])(
    "no answer: %s",
    (text) => {
      expect(read(text, "years").years).toBeNull();
    },
  );
});

describe("the date, when asked", () => {
  test.each([
    ["12/2026", "2026-12-31"],
    ["31.12.2026", "2026-12-31"],
    ["31/12/2026", "2026-12-31"],
    ["12/31/2026", "2026-12-31"],
    ["2027-06", "2027-06-30"],
    ["2027-06-15", "2027-06-15"],
    ["I graduate in July", "2027-07-31"],
    ["contract ends in March 2027", "2027-03-31"],
    ["maybe next summer", "2027-08-31"],
    ["next summer", "2027-08-31"],
    ["end of next year", "2027-12-31"],
    ["Q3 2027", "2027-09-30"],
    ["by christmas", "2026-12-31"],
    ["6 months", "2027-06-01"],
    ["18 months", "2028-06-01"],
    ["2 years", "2028-12-01"],
    ["a year", "2027-12-01"],
    ["a year and a half", "2028-06-01"],
    ["a year or two", "2028-12-01"],
    ["6 hours a week, a year", "2027-12-01"],
  ] as Array<[string, string]>)("%s", (text, date) => {
    expect(read(text, "by").by?.value).toBe(date);
  });

  test.each([
    "6 hours a week",
    "twice a week",
    "6 a day",
    "5 hours every 2 weeks",
    "2 hours in the week",
    "for the last 2 years",
    "5 years of experience",
    "I march on",
    "40/2027",
    "31.13.2027",
  ])("no date: %s", (text) => {
    expect(read(text, "by").by).toBeNull();
  });

  test.each(["by", "hours"] as const)("takes no length of time for years of work (%s)", (expecting) => {
    for (const text of ["6 months", "18 months", "2 years", "a year and a half", "for 2 years"])
      expect(read(text, expecting).years, text).toBeNull();
    expect(read("5 years of experience, ready by June 2027", expecting).years?.value).toBe(5);
  });
});

describe("with nothing asked", () => {
  it("a week of hours is no date", () => {
    const { hoursPerWeek, by, years } = read("6 hours a week");
    expect([hoursPerWeek?.value, by, years]).toEqual([6, null, null]);
  });

  it("all three are told apart", () => {
    const { hoursPerWeek, by, years } = read("5 years of Python, 3 hours a week, by June 2027");
    expect([years?.value, hoursPerWeek?.value, by?.value]).toEqual([5, 3, "2027-06-30"]);
  });

  it("years in any trade are read", () => {
    expect(read("10 years in a hospital").years?.value).toBe(10);
  });

  test.each(["I have 5", "12/2026", "I graduate in July", "2 hours"])("nothing is guessed: %s", (text) => {
    const { hoursPerWeek, by, years } = read(text);
    expect([hoursPerWeek, by, years]).toEqual([null, null, null]);
  });
});

test("spans lie on what was read", () => {
  const text = "I work 40 hours a week, 4 hours left for learning";
  const { hoursPerWeek } = read(text, "hours");
  expect(text.slice(hoursPerWeek?.start, hoursPerWeek?.end)).toContain("4 hours");
});
