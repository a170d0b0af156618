import { describe, expect, it } from "vitest";
import type { Block, Reply } from "../../src/engine/reply.ts";
import { newState, type SessionState } from "../../src/engine/state.ts";
import { transition } from "../../src/engine/transition.ts";
import { realContent, shown } from "../support/conversation.ts";

const place = { now: "2026-11-02T09:00:00.000Z" };

/** The last reply after these messages. */
function lastReply(...texts: string[]): Reply {
  let state: SessionState = newState();
  let last: Reply = { blocks: [] };
  for (const text of texts) {
    const result = transition(realContent(), state, { kind: "text", text }, place);
    state = result.state;
    last = result.reply;
  }
  return last;
}

const textOf = (block: Block): string => shown({ blocks: [block] });
const cards = (blocks: readonly Block[]) =>
  blocks.flatMap((block, at) => (/^[123]\. /.test(textOf(block)) ? [at] : []));

describe("the cards of a recommendation", () => {
  const { blocks } = lastReply(
    "I know Python, SQL and statistics, and I like digging into data",
    "recommend",
  );

  it("end with a list, so that every surface sets the next one apart", () => {
    const starts = cards(blocks);
    expect(starts).toHaveLength(3);
    for (const at of starts.slice(1)) expect(blocks[at - 1]?.kind).toBe("list");
  });

  it("are measured beside a whole fit, not beside the best of the three", () => {
    const chart = blocks.find((block) => block.kind === "chart");
    if (chart?.kind !== "chart") throw new Error("no chart");
    for (const { share } of chart.bars) expect(share).toBeLessThan(1);
    for (const { share } of chart.bars) expect(share).toBeGreaterThan(0);
  });

  it("say which role is what the person does today", () => {
    const reply = shown(lastReply("I work as a data analyst with SQL, Excel and Tableau", "recommend"));
    expect(reply).toMatch(/Data Analyst {2}(possible|strong) fit, what you do today/);
    expect(reply.match(/what you do today/g)).toHaveLength(1);
  });

  it("hold a limit against a role in the person's words before anything else", () => {
    const reply = shown(
      lastReply(
        "I'm a lawyer, GDPR, AI ethics, contract law, bias and fairness. No programming please",
        "recommend",
      ),
    );
    const [first = ""] = reply.split("\n").filter((line) => line.includes("Speaks against it"));
    expect(first).toContain("you avoid day-to-day programming");
    expect(first).toContain("No programming please");
  });

  it("are followed by a role to come that is closer", () => {
    const reply = shown(
      lastReply("I'm a UX designer: user research, prototyping, Figma, usability testing", "recommend"),
    );
    expect(reply).toContain("On the horizon, close to you: AI Interaction Designer, expected in 5 years.");
  });
});

describe("a plan with work that somebody avoids", () => {
  it("says so under its dates", () => {
    const reply = shown(lastReply("I'm a lawyer, GDPR, no programming", "plan AI Ethics Officer"));
    expect(reply).toMatch(/About \d+ of the hours take day-to-day programming/);
  });
});

describe("a whole plan", () => {
  it("sets what is held and the notes apart from the last phase", () => {
    const { blocks } = lastReply("I know Python well, 6 hours a week", "plan data engineer", "whole plan");
    const at = blocks.findIndex((block) => textOf(block).includes("You have already:"));
    expect(blocks[at]?.kind).toBe("list");
    expect(blocks[at - 1]?.kind).toBe("heading");
  });

  it("tells hours by fives above twenty, and exactly below", () => {
    const reply = shown(lastReply("I know SQL, 6 hours a week", "whole plan data engineer"));
    const told = [...reply.matchAll(/, (about )?(\d+) h[, ]/g)];
    expect(told.length).toBeGreaterThan(10);
    for (const [, about, hours] of told) {
      if (about === undefined) expect(Number(hours)).toBeLessThanOrEqual(20);
      else expect(Number(hours) % 5).toBe(0);
    }
  });
});
