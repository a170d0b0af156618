import fc from "fast-check";
import type { Block, Option, Prompt, Reply, Spans, TextSpan, Tick } from "../../../src/engine/reply.ts";
import { OPTION_ID_MAX, OPTIONS_MAX } from "../../../src/engine/reply.ts";

/** Replies of any shape, from ordinary to absurd. */

const words = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    "日本語の説明文です。",
    "# not a heading",
    "<@1> @everyone",
    "[x](https://y.example)",
    "a\nb\n- c",
  ),
  fc.nat({ max: 40 }).map((count) => "many words in a row ".repeat(count)),
  fc.nat({ max: 9 }).map((count) => "長い文章".repeat(count * 100)),
);

const span: fc.Arbitrary<TextSpan> = fc.record(
  {
    text: words,
    style: fc.constantFrom("strong", "emphasis", "code", "quote"),
    href: fc.constantFrom("https://a.example/course", "mailto:a@b.example"),
  },
  { requiredKeys: ["text"] },
) as fc.Arbitrary<TextSpan>;
const spans: fc.Arbitrary<Spans> = fc.array(span, { maxLength: 4 });
const share = fc.double({ noNaN: false });

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant("heading" as const), text: words }),
  fc.record({ kind: fc.constant("paragraph" as const), spans }),
  fc.record({ kind: fc.constant("note" as const), spans }),
  fc.record({
    kind: fc.constant("list" as const),
    ordered: fc.boolean(),
    items: fc.array(spans, { maxLength: 8 }),
  }),
  fc.record({
    kind: fc.constant("fields" as const),
    rows: fc.array(fc.record({ label: words, spans }), { maxLength: 5 }),
  }),
  fc.record({
    kind: fc.constant("table" as const),
    head: fc.array(words, { maxLength: 4 }),
    rows: fc.array(fc.array(words, { maxLength: 4 }), { maxLength: 5 }),
  }),
  fc.record({ kind: fc.constant("progress" as const), label: words, share, text: words }),
  fc.record({
    kind: fc.constant("chart" as const),
    title: words,
    bars: fc.array(fc.record({ label: words, share, text: words }), { maxLength: 6 }),
  }),
);

const about = fc.oneof(
  fc.constantFrom("menu", "forget", "restart", "skills", "skills-check", "probe:sql"),
  fc.string({ minLength: 1, maxLength: 60 }),
);
const id = fc.oneof(
  fc.string({ maxLength: OPTION_ID_MAX }),
  fc.constantFrom("yes", "remind me on monday", "plan Machine Learning Engineer"),
);
const option: fc.Arbitrary<Option> = fc.record({ id, label: words });
const prompt: fc.Arbitrary<Prompt> = fc.oneof(
  fc.record({ kind: fc.constant("text" as const), about, hint: words }),
  fc.record({
    kind: fc.constant("choice" as const),
    about,
    options: fc.array(option, { maxLength: OPTIONS_MAX + 3 }),
    min: fc.nat({ max: 3 }),
    max: fc.nat({ max: 30 }),
  }),
);
const tick: fc.Arbitrary<Tick> = fc.record({ skill: id, name: words, done: fc.boolean(), text: words });

export const anyReply: fc.Arbitrary<Reply> = fc.record(
  {
    blocks: fc.array(block, { maxLength: 14 }),
    prompt,
    attachments: fc.array(
      fc.record({ name: words, mime: fc.constant("text/plain"), text: fc.string({ maxLength: 20 }) }),
      { maxLength: 12 },
    ),
    shareable: fc.constant(true),
    personal: fc.constant(true),
    ticks: fc.array(tick, { maxLength: OPTIONS_MAX }),
  },
  { requiredKeys: ["blocks"] },
) as fc.Arbitrary<Reply>;

/** Every word of a reply, as they stand in it. */
export const wordsOf = (reply: Reply): string[] => reply.blocks.flatMap(blockWords);

function blockWords(one: Block): string[] {
  switch (one.kind) {
    case "heading":
      return [one.text];
    case "paragraph":
    case "note":
      return one.spans.map(({ text }) => text);
    case "list":
      return one.items.flat().map(({ text }) => text);
    case "fields":
      return one.rows.flatMap(({ label, spans }) => [label, ...spans.map(({ text }) => text)]);
    case "table":
      return one.rows.flat();
    case "progress":
      return [one.label, one.text];
    case "chart":
      return [one.title, ...one.bars.flatMap(({ label, text }) => [label, text])];
  }
}
