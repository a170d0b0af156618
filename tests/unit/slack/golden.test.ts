import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { faultsOf } from "../../../adapters/slack/check.ts";
import { render } from "../../../adapters/slack/render.ts";
import type { Reply } from "../../../src/engine/reply.ts";
import { newState } from "../../../src/engine/state.ts";
import { transition } from "../../../src/engine/transition.ts";
import { ROOT, realContent } from "../../support/conversation.ts";
import { refuseBlocks } from "../../support/slack/index.ts";
import { parseTranscript } from "../../support/transcript.ts";

const content = realContent();
const controls = { words: content.words, owner: "U1", turnId: "m:D1:1.1", share: "here" } as const;

/** One of everything that a reply can hold. */
const EVERYTHING: Reply = {
  blocks: [
    { kind: "heading", text: "Roles that fit you" },
    {
      kind: "paragraph",
      spans: [
        { text: "1. Data Analyst", style: "strong" },
        { text: " because you said " },
        { text: "I love <data> & charts", style: "quote" },
        { text: ". Start with " },
        { text: "SQLBolt", href: "https://sqlbolt.com/" },
      ],
    },
    { kind: "list", ordered: false, items: [[{ text: "SQL" }], [{ text: "Excel", style: "code" }]] },
    { kind: "list", ordered: true, items: [[{ text: "First" }], [{ text: "Second" }]] },
    { kind: "fields", rows: [{ label: "Hours", spans: [{ text: "6" }] }] },
    {
      kind: "table",
      head: ["Role", "entry"],
      rows: [
        ["Data Analyst", "$90k"],
        ["Data Engineer", ""],
      ],
    },
    { kind: "progress", label: "Done so far", share: 0.5, text: "50 % of the way" },
    {
      kind: "chart",
      title: "How they compare",
      bars: [
        { label: "Data Analyst", share: 1, text: "strong fit" },
        { label: "Machine Learning Engineer", share: 0.5, text: "possible fit" },
      ],
    },
    { kind: "note", spans: [{ text: "Say " }, { text: "plan", style: "strong" }, { text: " any time." }] },
  ],
  prompt: {
    kind: "choice",
    about: "menu",
    options: [
      { id: "plan data analyst", label: "Plan for Data Analyst" },
      { id: "help", label: "Help" },
    ],
    min: 1,
    max: 1,
  },
  personal: true,
  ticks: [
    { skill: "sql", name: "SQL", done: true, text: "12 h" },
    { skill: "statistics", name: "Statistics", done: false, text: "40 h" },
  ],
};

describe("golden renders", () => {
  it("of one of everything", async () => {
    const pages = render(EVERYTHING, { controls }).map(({ text, blocks }) => ({ text, blocks }));
    await expect(`${JSON.stringify(pages, null, 2)}\n`).toMatchFileSnapshot("golden/everything.txt");
  });
});

const folder = join(ROOT, "tests/transcripts");
const transcripts = readdirSync(folder).filter((name) => name.endsWith(".txt"));

describe("every reply of the transcripts", () => {
  it.each(transcripts)("%s can be sent as it is", (name) => {
    let state = newState();
    let now = Date.parse("2026-12-01T09:00:00.000Z");
    let said = 0;
    for (const line of parseTranscript(readFileSync(join(folder, name), "utf8"))) {
      if (line.kind === "wait") now += line.ms;
      if (line.kind !== "says") continue;
      now += 30_000;
      const place = { now: new Date(now).toISOString(), posts: true };
      const turn = transition(content, state, { kind: "text", text: line.text }, place);
      state = turn.state;
      for (const page of render(turn.reply, { controls })) {
        expect(faultsOf("message", page)).toEqual([]);
        expect(refuseBlocks([...page.blocks] as never)).toBeNull();
        said += 1;
      }
    }
    expect(said).toBeGreaterThan(0);
  });
});
