import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Page } from "../../../adapters/slack/block-types.ts";
import { faultsOf } from "../../../adapters/slack/check.ts";
import { printable } from "../../../adapters/slack/escape.ts";
import { inWords, render, simpler } from "../../../adapters/slack/render.ts";
import type { ControlContext } from "../../../adapters/slack/render-prompt.ts";
import type { Reply } from "../../../src/engine/reply.ts";
import { realContent } from "../../support/conversation.ts";
import { refuseBlocks } from "../../support/slack/index.ts";
import { anyReply, textsOf } from "./arbitrary.ts";

const { words } = realContent();
const controls: ControlContext = { words, owner: "U1", turnId: "m:D1:1.1", share: "here" };

/** Letters alone: blanks and marks between texts are the renderer's business. */
const bare = (text: string): string => printable(text).replace(/[\s"]/g, "");

/** All texts in blocks, in order. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return value.map(shown).join("");
  if (typeof value !== "object" || value === null) return "";
  const { type, text, elements, options, rows, url } = value as Record<string, unknown>;
  const escapes = type === "mrkdwn";
  const own = typeof text === "string" ? (escapes ? unescaped(text) : text) : shown(text);
  const address = type === "link" && typeof url === "string" ? url : "";
  return own + address + shown(elements) + shown(options) + shown(rows);
}
const unescaped = (text: string): string =>
  text
    .replace(/<[^|>]*\|([^>]*)>/g, "$1")
    .replace(/[*_`]/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

const faultsIn = (pages: readonly Page[]) =>
  pages.flatMap((page) => [
    ...faultsOf("message", page),
    ...(page.blocks.length === 0 ? [] : (refuseBlocks([...page.blocks] as never)?.messages ?? [])),
  ]);

/** mrkdwn drops its own marks when it is read back, so they are compared without. */
const unmarked = (text: string): string => bare(text).replace(/[*_`]/g, "");

describe("any reply", () => {
  it("stays within Slack's limits, in every form", () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const pages = render(reply, { controls });
        expect(faultsIn(pages)).toEqual([]);
        expect(faultsIn(pages.flatMap((page) => simpler(page.pieces)))).toEqual([]);
        expect(faultsIn(pages.flatMap((page) => inWords(page.pieces)))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it("is all there, over the pages", () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const pages = render(reply, { controls });
        const all = unmarked(pages.map((page) => shown(page.blocks)).join(""));
        for (const text of textsOf(reply)) expect(all).toContain(unmarked(text));
      }),
      { numRuns: 150 },
    );
  });

  it("is all there without tables and charts, and in words alone", () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const pages = render(reply, { controls });
        const simple = unmarked(
          pages
            .flatMap((page) => simpler(page.pieces))
            .map((page) => shown(page.blocks))
            .join(""),
        );
        const spoken = unmarked(
          pages
            .flatMap((page) => inWords(page.pieces))
            .map((page) => unescaped(page.text))
            .join(""),
        );
        for (const text of textsOf(reply)) {
          expect(simple).toContain(unmarked(text));
          expect(spoken).toContain(unmarked(text));
        }
      }),
      { numRuns: 150 },
    );
  });

  it("lets nobody be called and nothing be linked that the reply does not link", () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        for (const page of render(reply, { controls })) {
          expect(page.text).not.toMatch(/[<>]/);
          const json = JSON.stringify(page.blocks);
          expect(json).not.toMatch(/"type":"(user|usergroup|broadcast|channel)"/);
          for (const [, text = ""] of json.matchAll(/"type":"mrkdwn","text":"((?:[^"\\]|\\.)*)"/g))
            expect(text).not.toMatch(/<[!@#]/);
          for (const [, url = ""] of json.matchAll(/"url":"([^"]*)"/g)) expect(url).toMatch(/^https?:\/\//);
        }
      }),
      { numRuns: 150 },
    );
  });
});

const say = (reply: Partial<Reply>): Reply => ({ blocks: [], ...reply });

describe("a rendered reply", () => {
  it("holds 200 rows of a table, a page for what one message takes", () => {
    const rows = Array.from({ length: 200 }, (_, index) => [`row ${index}`, "value"]);
    const pages = render(say({ blocks: [{ kind: "table", head: ["Name", "What"], rows }] }));
    expect(pages.length).toBe(3);
    expect(faultsIn(pages)).toEqual([]);
    for (const [name] of rows)
      expect(JSON.stringify(pages.map((page) => page.blocks))).toContain(`"${name}"`);
    for (const page of pages) expect(JSON.stringify(page.blocks)).toContain('"Name"');
  });

  it("shows a chart as bars of Slack's own, with the same in words", () => {
    const bars = [
      { label: "Machine Learning Engineer", share: 1, text: "strong fit" },
      { label: "Data Analyst", share: 0.5, text: "possible fit" },
    ];
    const [page] = render(say({ blocks: [{ kind: "chart", title: "How they compare", bars }] }));
    expect(page?.blocks.map(({ type }) => type)).toEqual(["data_visualization", "rich_text"]);
    expect(page?.text).toContain("Machine Learning Engineer: strong fit");
    const [plain] = simpler(page?.pieces ?? []);
    expect(plain?.blocks.map(({ type }) => type)).toEqual(["header", "rich_text"]);
  });

  it("keeps a heading with what it stands over", () => {
    const filler = { kind: "paragraph" as const, spans: [{ text: "x ".repeat(1_300) }] };
    const blocks = [filler, filler, filler, filler, { kind: "heading" as const, text: "Next" }, filler];
    const pages = render(say({ blocks }));
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page.blocks.at(-1)?.type).not.toBe("header");
  });

  it("has buttons for few choices, a menu for many, and a menu with a button for several answers", () => {
    const options = (count: number) =>
      Array.from({ length: count }, (_, n) => ({ id: `o${n}`, label: `Option ${n}` }));
    const elements = (count: number, max: number) => {
      const prompt = { kind: "choice" as const, about: "audience", options: options(count), min: 1, max };
      const [page] = render(say({ prompt }), { controls });
      const block = page?.blocks.at(-1);
      return block?.type === "actions" ? block.elements.map(({ type }) => type) : [];
    };
    expect(elements(3, 1)).toEqual(["button", "button", "button"]);
    expect(elements(24, 1)).toEqual(["static_select"]);
    expect(elements(24, 6)).toEqual(["multi_static_select", "button", "button"]);
  });

  it("writes out choices that no widget holds, to be answered by number", () => {
    const options = [
      { id: "a", label: "long ".repeat(30) },
      { id: "b", label: "short" },
    ];
    const prompt = { kind: "choice" as const, about: "audience", options, min: 1, max: 1 };
    const [page] = render(say({ prompt }), { controls });
    expect(page?.text).toContain("1. long");
    expect(page?.text).toContain("Type the number");
  });

  it("has at most one primary button, and a red one where a yes cannot be taken back", () => {
    const options = [
      { id: "yes", label: "Yes" },
      { id: "no", label: "No" },
    ];
    const [page] = render(say({ prompt: { kind: "choice", about: "forget", options, min: 1, max: 1 } }), {
      controls,
    });
    expect(JSON.stringify(page?.blocks)).toContain('"style":"danger"');
    expect(JSON.stringify(page?.blocks)).not.toContain('"style":"primary"');
  });

  it("says in its text what its blocks show, for those who hear it", () => {
    const [page] = render(
      say({
        blocks: [
          { kind: "heading", text: "Roles <&>" },
          { kind: "progress", label: "Done so far", share: 0.4, text: "40 % of the way" },
        ],
      }),
    );
    expect(page?.text).toBe("Roles &lt;&amp;&gt;\nDone so far: 40 % of the way");
  });
});
