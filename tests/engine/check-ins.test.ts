import { describe, expect, it } from "vitest";
import { nextCheckIn } from "../../src/engine/check-in-time.ts";
import { replyText } from "../../src/engine/reply.ts";
import { newState, type SessionState } from "../../src/engine/state.ts";
import { transition } from "../../src/engine/transition.ts";
import type { TurnEvent, TurnPlace } from "../../src/engine/turn.ts";
import { realContent } from "../support/conversation.ts";

const NOW = "2026-12-01T09:00:00.000Z";
const turn = (state: SessionState, event: TurnEvent | string, place: Partial<TurnPlace> = {}) =>
  transition(realContent(), state, typeof event === "string" ? { kind: "text", text: event } : event, {
    now: NOW,
    posts: true,
    ...place,
  });

describe("the next check-in", () => {
  it.each([
    ["Monday morning in Berlin", 1, 9, "Europe/Berlin", "2026-12-07T08:00:00.000Z"],
    ["today, an hour from now", 2, 10, "UTC", "2026-12-08T10:00:00.000Z", "2026-12-01T10:00:00.000Z"],
    ["today, later", 2, 10, "UTC", "2026-12-01T10:00:00.000Z"],
    ["a zone half an hour off", 3, 9, "Asia/Kolkata", "2026-12-02T03:30:00.000Z"],
    ["where it is still the day before", 1, 20, "America/Los_Angeles", "2026-12-08T04:00:00.000Z"],
    [
      "across the end of summer time",
      0,
      9,
      "Europe/Berlin",
      "2026-10-25T08:00:00.000Z",
      "2026-10-20T12:00:00Z",
    ],
    ["in summer time", 0, 9, "Europe/Berlin", "2026-10-18T07:00:00.000Z", "2026-10-12T12:00:00Z"],
    ["far in the east", 6, 0, "Pacific/Auckland", "2026-12-04T11:00:00.000Z"],
  ] as const)("%s", (_, weekday, hour, zone, expected, after: string = NOW) => {
    expect(nextCheckIn({ weekday, hour, zone }, after)).toBe(expected);
  });
});

describe("weekly check-ins", () => {
  it("are set by words, in the person's zone, and stopped by words", () => {
    const set = turn(newState(), "remind me on friday at 5pm", { zone: "Europe/Berlin" });
    expect(set.state.checkIns).toEqual({ weekday: 5, hour: 17, zone: "Europe/Berlin" });
    expect(set.effects).toEqual([{ kind: "check-in-at", at: "2026-12-04T16:00:00.000Z" }]);
    const stopped = turn(set.state, "stop reminders");
    expect(stopped.state.checkIns).toBeUndefined();
    expect(stopped.effects).toEqual([{ kind: "check-in-at", at: null }]);
  });

  it("take a zone from the words before the one that the platform tells", () => {
    const { state } = turn(newState(), "remind me on Friday at 17 Asia/Tokyo", { zone: "Europe/Berlin" });
    expect(state.checkIns?.zone).toBe("Asia/Tokyo");
  });

  it("do not take a zone or an hour that does not exist", () => {
    for (const time of [
      { weekday: 1, hour: 9, zone: "Mars/Olympus" },
      { weekday: 1, hour: 25, zone: "UTC" },
    ]) {
      const { state, effects } = turn(newState(), { kind: "check-ins", time });
      expect(state.checkIns).toBeUndefined();
      expect(effects).toEqual([]);
    }
  });

  it("are offered only where somebody can be written to", () => {
    expect(replyText(turn(newState(), "reminders", { posts: false }).reply)).toContain("by myself");
    expect(turn(newState(), "reminders").reply.prompt?.kind).toBe("choice");
  });

  it("tell the progress, set the next one, and do not count as a sign of life", () => {
    const planned = turn(newState(), "plan data scientist").state;
    const set = turn(planned, "remind me on monday").state;
    const later = turn(set, { kind: "check-in" }, { now: "2026-12-07T09:00:00.000Z" });
    expect(replyText(later.reply)).toContain("weekly check-in");
    expect(replyText(later.reply)).toContain("Data Scientist");
    expect(later.effects).toEqual([{ kind: "check-in-at", at: "2026-12-14T09:00:00.000Z" }]);
    expect(later.state.seen).toBe("2026-12-01T09:00Z");
  });

  it("end by themselves when nobody has answered for two months", () => {
    const set = turn(turn(newState(), "plan data scientist").state, "remind me on monday").state;
    const last = turn(set, { kind: "check-in" }, { now: "2027-02-15T09:00:00.000Z" });
    expect(last.effects).toEqual([{ kind: "check-in-at", at: null }]);
    expect(last.state.checkIns).toBeUndefined();
    expect(replyText(last.reply)).toContain("not heard");
  });

  it("say nothing once they are not wanted any more", () => {
    const { reply, effects } = turn(newState(), { kind: "check-in" });
    expect(reply.blocks).toEqual([]);
    expect(effects).toEqual([{ kind: "check-in-at", at: null }]);
  });
});
