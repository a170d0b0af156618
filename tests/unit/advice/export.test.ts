import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planCalendar } from "../../../src/domain/advice/export-calendar.ts";
import { escapeMarkdown, planMarkdown } from "../../../src/domain/advice/export-markdown.ts";
import { plan } from "../../../src/domain/advice/plan.ts";
import { knowledge, nurse } from "./knowledge.ts";

const settings = { hoursPerWeek: 6, start: "2026-12-01" };
const made = plan(knowledge, nurse, "data-analyst", settings);
const calendar = planCalendar(made, { now: "2026-11-21T09:30:00.123Z" });
const unfolded = (text: string) => text.replaceAll("\r\n ", "").split("\r\n");
const octets = (text: string) => new TextEncoder().encode(text).length;

describe("planCalendar", () => {
  it("keeps to the line rules of iCalendar", () => {
    expect(calendar.endsWith("END:VCALENDAR\r\n")).toBe(true);
    expect(calendar.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    for (const line of calendar.split("\r\n")) expect(octets(line)).toBeLessThanOrEqual(75);
  });

  it("folds by octets and loses nothing, whatever the words", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 }), (name) => {
        const text = planCalendar({ ...made, role: { id: "x", name } }, { now: "2026-11-21" });
        for (const line of text.split("\r\n")) expect(octets(line)).toBeLessThanOrEqual(75);
        const starts = unfolded(text).filter((line) => /^(BEGIN|SUMMARY)/.test(line));
        expect(starts.length).toBe(made.phases.length * 4 + 1);
      }),
      { numRuns: 100 },
    );
  });

  it("has an all-day event for each phase that ends on the day after its last", () => {
    const lines = unfolded(calendar);
    expect(lines.filter((line) => line === "BEGIN:VEVENT").length).toBe(made.phases.length * 2);
    expect(lines).toContain("DTSTART;VALUE=DATE:20261201");
    expect(lines).toContain(`DTEND;VALUE=DATE:${made.phases[1]?.start.replaceAll("-", "")}`);
    expect(lines).toContain("DTSTAMP:20261121T093000Z");
  });

  it("reminds once a week within each phase", () => {
    const rules = unfolded(calendar).filter((line) => line.startsWith("RRULE"));
    expect(rules).toEqual(
      made.phases.map((phase) => expect.stringMatching(new RegExp(`;COUNT=${Math.ceil(phase.weeks)}$`))),
    );
    expect(rules[0]).toContain("BYDAY=TU");
  });

  it("keeps its ids when the pace changes, and has no two alike", () => {
    const ids = (text: string) => unfolded(text).filter((line) => line.startsWith("UID"));
    const quicker = plan(knowledge, nurse, "data-analyst", { ...settings, hoursPerWeek: 12 });
    expect(ids(planCalendar(quicker, { now: "2027-01-01" }))).toEqual(ids(calendar));
    expect(new Set(ids(calendar)).size).toBe(made.phases.length * 2);
  });

  it("escapes what has a meaning of its own", () => {
    const text = planCalendar({ ...made, role: { id: "x", name: "a;b,c\\d\ne" } }, { now: "2026-11-21" });
    expect(unfolded(text)).toContain("X-WR-CALNAME:Plan: a\\;b\\,c\\\\d\\ne");
  });
});

describe("planMarkdown", () => {
  const text = planMarkdown(made);

  it("shows phases with dates, boxes to tick, links and what is held", () => {
    expect(text).toContain("# Plan: Data Analyst");
    expect(text).toContain("(2026-12-01 to ");
    expect(text).toMatch(/- \[ \] \*\*SQL\*\*, \d+ hours \(essential\)/);
    expect(text).toContain("](https://sqlbolt.com/)");
    expect(text).toContain('- Microsoft Excel: You have it: "I use excel"');
  });

  it("lets no word become mark-up", () => {
    expect(escapeMarkdown("*a* [b](c) <i> `d` # | _e_")).toBe(
      "\\*a\\* \\[b\\](c) \\<i\\> \\`d\\` \\# \\| \\_e\\_",
    );
    expect(escapeMarkdown("1. one\n- two")).toBe("1\\. one - two");
    const quoted = {
      excel: { stance: "has", level: "working", quote: "<script>x</script> [a](b)" },
    } as const;
    const sly = plan(knowledge, { ...nurse, skills: quoted }, "data-analyst", settings);
    expect(planMarkdown(sly)).not.toContain("<script>");
    expect(planMarkdown(sly)).not.toContain("[a](b)");
  });
});
