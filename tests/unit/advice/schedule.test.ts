import { describe, expect, it } from "vitest";
import { addDays, hoursNeeded, schedule, weeksFor } from "../../../src/domain/advice/schedule.ts";

describe("schedule", () => {
  it.each([
    ["2028-02-28", 1, "2028-02-29"],
    ["2027-02-28", 1, "2027-03-01"],
    ["2100-02-28", 1, "2100-03-01"],
    ["2026-12-31", 1, "2027-01-01"],
    ["2026-03-28", 2, "2026-03-30"],
  ])("%s and %d days is %s", (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected);
  });

  it("rounds up to half weeks", () => {
    expect([weeksFor(10, 10), weeksFor(11, 10), weeksFor(16, 10), weeksFor(0, 10)]).toEqual([1, 1.5, 2, 0.5]);
  });

  it("lays phases one after the other over a leap day", () => {
    expect(schedule([15, 5, 20], 10, "2028-02-20")).toEqual([
      { start: "2028-02-20", end: "2028-03-01", weeks: 1.5 },
      { start: "2028-03-02", end: "2028-03-04", weeks: 0.5 },
      { start: "2028-03-05", end: "2028-03-18", weeks: 2 },
    ]);
  });

  it("finds the fewest hours a week that end in time, or says that none do", () => {
    expect(hoursNeeded([100], "2026-01-01", "2026-03-12", 80)).toBe(10);
    expect(hoursNeeded([100], "2026-01-01", "2025-01-01", 80)).toBeNull();
  });
});
