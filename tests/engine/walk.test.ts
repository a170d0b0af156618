import { describe, expect, it } from "vitest";
import type { Content } from "../../src/engine/conversation.ts";
import { replyText } from "../../src/engine/reply.ts";
import { newState, profileOf, type SessionState, SessionStateSchema } from "../../src/engine/state.ts";
import { transition } from "../../src/engine/transition.ts";
import { realContent } from "../support/conversation.ts";

const NOW = "2026-12-01T09:00:00.000Z";

/** Answers that lead to different places, by kind of question; words that steer are tried everywhere. */
const STEERING = ["skip", "back", "repeat", "help", "nonsense of no use"];

function answersAt(content: Content, state: SessionState): string[] {
  const { at } = state;
  if (at === undefined) return [];
  const ask = content.flows.get("interview")?.asks.get(stepAt(at));
  switch (ask?.step.ask.kind) {
    case "choice":
      return ["1", "2"];
    case "interests":
      return ["1, 3", String(ask.choices.length)];
    case "skills":
      return ["Python and SQL", "Excel"];
    case "skills-check":
      return ["yes", "remove Excel"];
    case "settings":
      return ["Europe"];
    default:
      return ["1"];
  }
}

const stepAt = (at: string): string => at.split(":")[0] ?? at;

/** Position, and the answers that decide where it goes on. */
function key(state: SessionState): string {
  const probes = Object.keys(state.answers ?? {}).filter((step) => step.startsWith("probe:"));
  return JSON.stringify([
    state.at ?? "outside",
    Object.keys(state.answers ?? {})
      .filter((step) => !step.startsWith("probe:"))
      .sort(),
    probes.length,
    Object.keys(profileOf(state).skills).length > 0,
  ]);
}

describe("the interview", () => {
  const content = realContent();
  const seen = new Map<string, SessionState>();
  const steps = new Set<string>();
  const ends: SessionState[] = [];
  const silent: string[] = [];
  const queue: SessionState[] = [
    transition(content, newState(), { kind: "text", text: "start" }, { now: NOW }).state,
  ];

  for (let state = queue.pop(); state !== undefined && seen.size < 4000; state = queue.pop()) {
    const known = key(state);
    if (seen.has(known)) continue;
    seen.set(known, state);
    if (state.at === undefined) {
      ends.push(state);
      continue;
    }
    steps.add(stepAt(state.at));
    for (const text of [...answersAt(content, state), ...STEERING]) {
      const result = transition(content, state, { kind: "text", text }, { now: NOW });
      SessionStateSchema.parse(result.state);
      if (replyText(result.reply).trim() === "") silent.push(`${known} ${text}`);
      queue.push(result.state);
    }
  }

  it("is walked to the last corner", () => {
    expect(seen.size).toBeGreaterThan(50);
    expect(queue).toEqual([]);
  });

  it("reaches every question", () => {
    expect([...steps].sort()).toEqual([...(content.flows.get("interview")?.asks.keys() ?? [])].sort());
  });

  it("comes to an end", () => {
    expect(ends.length).toBeGreaterThan(0);
  });

  it("has an answer to everything", () => {
    expect(silent).toEqual([]);
  });

  it("has no dead end: from everywhere skipping leads to the recommendation", () => {
    for (const start of seen.values()) {
      let state = start;
      for (let turn = 0; state.at !== undefined && turn < 40; turn++) {
        state = transition(content, state, { kind: "text", text: "skip" }, { now: NOW }).state;
      }
      expect(state.at).toBeUndefined();
    }
  });
});
