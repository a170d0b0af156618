import fc from "fast-check";
import type { Block, Reply, TextSpan } from "../../../src/engine/reply.ts";
import { OPTIONS_MAX } from "../../../src/engine/reply.ts";

/** Whatever people and catalogues may write: markup, control signs, emoji, other scripts, very long. */
const words = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.constantFrom(
    "<!channel>",
    "<@U1> & <https://evil.example|x>",
    "*bold* _x_ ~y~ `z`",
    "👩‍🔬🏳️‍🌈",
    "مرحبا بالعالم",
    "\u202Eabc",
    "a\u0000b",
    "\n\n",
    " ",
    "",
  ),
);
const long = fc
  .tuple(words, fc.integer({ min: 1, max: 900 }))
  .map(([text, times]) => `${text} word `.repeat(times));
const text = fc.oneof({ weight: 8, arbitrary: words }, { weight: 1, arbitrary: long });

const span: fc.Arbitrary<TextSpan> = fc.oneof(
  text.map((value) => ({ text: value })),
  fc.record({
    text,
    style: fc.constantFrom("strong" as const, "emphasis" as const, "code" as const, "quote" as const),
  }),
  fc.record({
    text: words,
    href: fc.oneof(
      fc.webUrl(),
      fc.constantFrom(
        "javascript:alert(1)",
        "https://x.example/<|>",
        `https://x.example/${"a".repeat(4_000)}`,
      ),
    ),
  }),
);
const spans = fc.array(span, { maxLength: 5 });

const block: fc.Arbitrary<Block> = fc.oneof(
  text.map((value) => ({ kind: "heading" as const, text: value })),
  spans.map((value) => ({ kind: "paragraph" as const, spans: value })),
  spans.map((value) => ({ kind: "note" as const, spans: value })),
  fc.record({
    kind: fc.constant("list" as const),
    ordered: fc.boolean(),
    items: fc.array(spans, { maxLength: 40 }),
  }),
  fc.record({
    kind: fc.constant("fields" as const),
    rows: fc.array(fc.record({ label: words, spans }), { maxLength: 12 }),
  }),
  fc.integer({ min: 0, max: 24 }).chain((columns) =>
    fc.record({
      kind: fc.constant("table" as const),
      head: fc.array(words, { minLength: columns, maxLength: columns }),
      rows: fc.array(fc.array(words, { minLength: columns, maxLength: columns }), { maxLength: 30 }),
    }),
  ),
  fc.record({
    kind: fc.constant("progress" as const),
    label: words,
    share: fc.double({ min: -1, max: 2, noNaN: true }),
    text: words,
  }),
  fc.record({
    kind: fc.constant("chart" as const),
    title: words,
    bars: fc.array(
      fc.record({ label: words, share: fc.double({ min: 0, max: 1, noNaN: true }), text: words }),
      { maxLength: 14 },
    ),
  }),
);

const options = fc.uniqueArray(
  fc.record({
    id: fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 75 }),
    label: fc.oneof(fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }), words),
  }),
  { selector: ({ id }) => id, minLength: 1, maxLength: OPTIONS_MAX },
);

const about = fc.constantFrom("menu", "forget", "skills", "skills-check", "audience", "probe:python");

export const anyReply: fc.Arbitrary<Reply> = fc.record(
  {
    blocks: fc.array(block, { maxLength: 14 }),
    prompt: fc.oneof(
      fc.record({ kind: fc.constant("text" as const), about, hint: words }),
      fc.record({
        kind: fc.constant("choice" as const),
        about,
        options,
        min: fc.constantFrom(0, 1),
        max: fc.integer({ min: 1, max: 6 }),
      }),
    ),
    shareable: fc.boolean(),
    personal: fc.boolean(),
    ticks: fc.uniqueArray(
      fc.record({
        skill: fc.stringMatching(/^[a-z][a-z-]{0,60}$/),
        name: words,
        done: fc.boolean(),
        text: words,
      }),
      { selector: ({ skill }) => skill, maxLength: OPTIONS_MAX },
    ),
  },
  { requiredKeys: ["blocks"] },
);

/** Every text of a reply that a person is to read. */
export function textsOf(reply: Reply): string[] {
  const ofSpans = (list: readonly TextSpan[]) => list.map((one) => one.text);
  const ofBlock = (one: Block): string[] => {
    switch (one.kind) {
      case "heading":
        return [one.text];
      case "paragraph":
      case "note":
        return ofSpans(one.spans);
      case "list":
        return one.items.flatMap(ofSpans);
      case "fields":
        return one.rows.flatMap((row) => [row.label, ...ofSpans(row.spans)]);
      case "table":
        return [...(one.rows.length === 0 ? one.head : []), ...one.rows.flat()];
      case "progress":
        return [one.label, one.text];
      case "chart":
        return one.bars.flatMap((bar) => [bar.label, bar.text]);
    }
  };
  return [
    ...reply.blocks.flatMap(ofBlock),
    ...(reply.prompt?.kind === "choice" ? reply.prompt.options.map(({ label }) => label) : []),
  ];
}
