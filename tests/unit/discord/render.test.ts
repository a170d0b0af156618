import fc from "fast-check";
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { faultsOf } from "../../../adapters/discord/check.ts";
import { createComposer, plainMessages } from "../../../adapters/discord/compose.ts";
import { printable } from "../../../adapters/discord/escape.ts";
import { type Page, type RenderOptions, render, withoutPictures } from "../../../adapters/discord/render.ts";
import type { Button, Part, Row, Select } from "../../../adapters/discord/wire.ts";
import { Type } from "../../../adapters/discord/wire.ts";
import type { Reply } from "../../../src/engine/reply.ts";
import { realContent } from "../../support/conversation.ts";
import { read } from "./reader.ts";
import { anyReply, wordsOf } from "./replies.ts";

const OWNER = "12345678901234567890";
const base: RenderOptions = {
  words: realContent().words,
  owner: OWNER,
  turnId: "12345678901234567891",
  typing: false,
  share: { channel: true, thread: true },
  audience: "owner",
};
const PNG = new Uint8Array([137, 80, 78, 71]);
const compose = createComposer({ paint: async () => PNG, close: async () => {} }, pino({ level: "silent" }));
const options = fc.record({
  audience: fc.constantFrom("owner", "everyone"),
  typing: fc.boolean(),
  turnId: fc.constantFrom(base.turnId, null),
  share: fc.record({ channel: fc.boolean(), thread: fc.boolean() }),
  lead: fc.constantFrom(undefined, [{ text: "Shared by Ada" }]),
}) as fc.Arbitrary<Partial<RenderOptions>>;

const texts = (parts: readonly Part[]): string[] =>
  parts.flatMap((part) => {
    if (part.type === Type.text) return [part.content];
    return part.type === Type.container ? texts(part.components) : [];
  });
const shown = (pages: readonly Page[]) => pages.flatMap((page) => texts(page.components)).join("\n");
const bare = (text: string) => text.replace(/[\s"…]+/g, "");
const rowsOf = (page: Page | undefined): Row[] =>
  (page?.components ?? []).filter((part) => part.type === Type.row);
const controls = (page: Page | undefined): Array<Button | Select> =>
  rowsOf(page).flatMap((row) => [...row.components]);
const labels = (page: Page | undefined) =>
  controls(page).flatMap((one) => (one.type === Type.button ? [one.label] : []));
const menu = (page: Page | undefined) => controls(page).find((one) => one.type === Type.select);

describe("rendering any reply", () => {
  it("keeps every limit of Discord, rules across fields included", async () => {
    await fc.assert(
      fc.asyncProperty(anyReply, options, async (reply, over) => {
        for (const page of render(reply, { ...base, ...over } as RenderOptions)) {
          const { body, files } = await compose(page);
          expect(faultsOf("message", body)).toEqual([]);
          expect(files.map(({ name }) => name)).toEqual(body.attachments?.map(({ filename }) => filename));
          const bare = withoutPictures(page);
          if (bare.components.length > 0) expect(faultsOf("message", (await compose(bare)).body)).toEqual([]);
          for (const plain of plainMessages(page)) expect(faultsOf("message", plain.body)).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("loses no word over its pages", () => {
    fc.assert(
      fc.property(anyReply, options, (reply, over) => {
        let rest = bare(read(shown(render(reply, { ...base, ...over } as RenderOptions))).text);
        for (const word of wordsOf(reply).map((text) => bare(printable(text)))) {
          const parts = findInOrder(rest, word);
          expect(parts, `"${word.slice(0, 60)}" is missing`).not.toBeNull();
          rest = rest.slice(parts ?? 0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("says the same in plain content", () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        for (const page of render(reply, base)) {
          const plain = plainMessages(page)
            .map(({ body }) => body.content ?? "")
            .join("");
          expect(bare(plain).replaceAll("…", "")).toContain(bare(texts(page.components).join("")));
        }
      }),
      { numRuns: 100 },
    );
  });
});

/** Where a word ends when its signs are looked for in order; bullets of continued lines may stand between. */
function findInOrder(text: string, word: string): number | null {
  let at = 0;
  for (const sign of word) {
    const found = text.indexOf(sign, at);
    if (found < 0) return null;
    at = found + sign.length;
  }
  return at;
}

const reply = (over: Partial<Reply>): Reply => ({
  blocks: [{ kind: "paragraph", spans: [{ text: "Words." }] }],
  ...over,
});
const choice = (about: string, ids: readonly string[], max = 1): NonNullable<Reply["prompt"]> => ({
  kind: "choice",
  about,
  options: ids.map((id) => ({ id, label: `Label ${id}` })),
  min: 1,
  max,
});

describe("what can be pressed", () => {
  it("is a button for each of a few options, with the question and the owner in its id", () => {
    const [page] = render(reply({ prompt: choice("audience", ["student", "leader"]) }), base);
    expect(labels(page)).toEqual(["Label student", "Label leader", "Answer in words", "Go on in a DM"]);
    expect(controls(page)[0]).toMatchObject({ custom_id: `v1:pick:${OWNER}:audience|student` });
  });

  it("is a menu for many options, or where several may be chosen", () => {
    const many = Array.from({ length: 9 }, (_, index) => `o${index}`);
    expect(menu(render(reply({ prompt: choice("a", many) }), base)[0])?.options).toHaveLength(9);
    expect(menu(render(reply({ prompt: choice("a", ["x", "y"], 2) }), base)[0])).toMatchObject({
      min_values: 1,
      max_values: 2,
    });
  });

  it("is a menu where a label would be cut off on a telephone or an id would be too long", () => {
    const long = choice("a", ["x"]);
    const label = "Compare Data Analyst and Business Intelligence Developer";
    const cut = render(
      reply({ prompt: { ...long, options: [{ id: "x", label }] } as Reply["prompt"] & {} }),
      base,
    );
    expect(menu(cut[0])?.options[0]?.label).toBe(label);
    const wide = render(reply({ prompt: choice("a".repeat(60), ["i".repeat(75)]) }), base);
    expect(menu(wide[0])?.options[0]?.value).toBe("i".repeat(75));
  });

  it("is danger only for what cannot be taken back", () => {
    const [page] = render(reply({ prompt: choice("forget", ["yes", "no"]) }), base);
    expect(controls(page)).toMatchObject([{ style: 4 }, { style: 2 }]);
    expect(labels(page)).not.toContain("Answer in words");
  });

  it("stays on a result, whose options answer beside it", () => {
    const [page] = render(reply({ personal: true, prompt: choice("years", ["1"]) }), base);
    expect(controls(page)[0]).toMatchObject({ custom_id: `v1:menu:${OWNER}:years|1` });
  });

  it("offers to share only a result, and only where others are", () => {
    const result = reply({ personal: true });
    expect(labels(render(result, base)[0])).toEqual(["Show it here", "Show it in a thread"]);
    const alone = { ...base, share: { channel: false, thread: false }, typing: true };
    expect(labels(render(result, alone)[0])).toEqual([]);
    expect(labels(render(reply({}), base)[0])).toEqual([]);
  });

  it("is nothing at all for others", () => {
    const all = reply({ personal: true, prompt: choice("a", ["x"]), attachments: [] });
    expect(render(all, { ...base, audience: "everyone" })[0]?.components).toHaveLength(1);
  });

  it("is written out where no control can hold it", () => {
    const twice = choice("a", ["same", "same"]);
    const [page] = render(reply({ prompt: twice }), base);
    expect(texts(page?.components ?? []).join("\n")).toContain("1. Label same\n2. Label same");
    expect(menu(page)).toBeUndefined();
  });

  it("ticks steps in a menu in which those done are chosen", () => {
    const ticks = [
      { skill: "sql", name: "SQL", done: false, text: "12 h" },
      { skill: "python", name: "Python", done: true, text: "40 h" },
    ];
    const [page] = render(reply({ personal: true, ticks }), base);
    expect(menu(page)).toMatchObject({
      custom_id: `v1:ticks:${OWNER}:`,
      min_values: 0,
      max_values: 2,
      options: [
        { value: "sql", description: "12 h" },
        { value: "python", default: true },
      ],
    });
  });
});

describe("pages", () => {
  const long = reply({
    personal: true,
    blocks: Array.from({ length: 30 }, (_, index) => ({
      kind: "paragraph" as const,
      spans: [{ text: `Part ${index}. ${"word ".repeat(80)}` }],
    })),
  });

  it("can be turned there and back", () => {
    const pages = render(long, base);
    expect(pages.length).toBeGreaterThan(2);
    expect(labels(pages[0]).slice(-2)).toEqual([`Page 1 of ${pages.length}`, "More"]);
    expect(labels(pages[1]).slice(-3)).toEqual(["Back", `Page 2 of ${pages.length}`, "More"]);
    expect(controls(pages[0]).at(-1)).toMatchObject({ custom_id: `v1:page:${OWNER}:${base.turnId}|1` });
    const others = render(long, { ...base, audience: "everyone" });
    expect(controls(others[0]).at(-1)).toMatchObject({ custom_id: `v1:read:${OWNER}:${base.turnId}|1` });
  });

  it("are all messages of their own where the turn is not kept", () => {
    const pages = render({ ...long, prompt: choice("menu", ["x"]) }, { ...base, turnId: null });
    expect(pages.slice(0, -1).flatMap(labels)).toEqual([]);
    expect(labels(pages.at(-1))).toContain("Label x");
  });

  it("keep a heading with what it heads", () => {
    const blocks = Array.from({ length: 12 }, (_, index) => [
      { kind: "heading" as const, text: `Heading ${index}` },
      { kind: "paragraph" as const, spans: [{ text: "word ".repeat(150) }] },
    ]).flat();
    for (const page of render(reply({ blocks }), base)) {
      const last = texts(page.components).join("\n").trim().split("\n").at(-1);
      expect(last).not.toMatch(/^###/);
    }
  });
});

describe("charts", () => {
  const chart = reply({
    personal: true,
    blocks: [
      { kind: "chart", title: "Fit", bars: [{ label: "Data Analyst", share: 0.8, text: "strong fit" }] },
    ],
  });

  it("come as pictures with their facts in words, in the alternative text too", async () => {
    const [page] = render(chart, base);
    expect(shown(page ? [page] : [])).toContain("**Data Analyst**: strong fit");
    const { body, files } = page ? await compose(page) : { body: null, files: [] };
    expect(files).toMatchObject([{ name: "chart-1.png", contentType: "image/png" }]);
    expect(body?.attachments).toEqual([
      { id: 0, filename: "chart-1.png", description: "Fit; Data Analyst: strong fit" },
    ]);
  });

  it("fall back to their words when the painter fails", async () => {
    const failing = createComposer(
      {
        paint: async () => {
          throw new Error("no fonts");
        },
        close: async () => {},
      },
      pino({ level: "silent" }),
    );
    const [page] = render(chart, base);
    const { body, files } = page ? await failing(page) : { body: null, files: [] };
    expect(files).toEqual([]);
    expect(faultsOf("message", body)).toEqual([]);
    expect(texts(body?.components ?? []).join()).toContain("strong fit");
  });
});
