import { describe, expect, it } from "vitest";
import { faultsOf, type Sent } from "../../../adapters/slack/check.ts";
import * as limits from "../../../adapters/slack/limits.ts";

const text = (length: number, type = "plain_text") => ({
  type,
  text: "x".repeat(length),
  ...(type === "mrkdwn" && { verbatim: true }),
});
const option = (value: string, length = 5) => ({ text: text(length), value });
const options = (count: number) => Array.from({ length: count }, (_, index) => option(`o${index}`));
const message = (...blocks: unknown[]) => ({ text: "words", blocks });
const actions = (...elements: unknown[]) => message({ type: "actions", elements });
const button = (more: object) => actions({ type: "button", action_id: "a", text: text(3), ...more });
const many = (count: number) => Array.from({ length: count }, () => ({ type: "divider" }));
const modal = (more: object, ...blocks: unknown[]) => ({ type: "modal", title: text(5), blocks, ...more });
const chart = (more: object, label = 5) => {
  const name = "x".repeat(label);
  const data = [{ label: name, value: 1 }];
  return message({
    type: "data_visualization",
    title: "bars",
    chart: { type: "bar", series: [{ name: "s", data }], axis_config: { categories: [name] } },
    ...more,
  });
};
const rows = (count: number, columns = 2) =>
  Array.from({ length: count }, () =>
    Array.from({ length: columns }, () => ({ type: "raw_text", text: "c" })),
  );

/** What is just right, and the same with one too many. */
const EDGES: ReadonlyArray<readonly [string, Sent, (size: number) => unknown, number]> = [
  ["blocks of a message", "message", (size) => message(...many(size)), limits.MESSAGE_BLOCKS_MAX],
  ["top-level text", "message", (size) => ({ text: "x".repeat(size), blocks: [] }), limits.MESSAGE_TEXT_MAX],
  [
    "all blocks together",
    "message",
    (size) => message(...Array.from({ length: 4 }, () => ({ type: "section", text: text(size / 4) }))),
    limits.MESSAGE_CHARS_MAX,
  ],
  ["a section", "message", (size) => message({ type: "section", text: text(size) }), limits.SECTION_TEXT_MAX],
  ["a heading", "message", (size) => message({ type: "header", text: text(size) }), limits.HEADER_MAX],
  [
    "small print",
    "message",
    (size) => message({ type: "context", elements: [text(size, "mrkdwn")] }),
    limits.CONTEXT_TEXT_MAX,
  ],
  [
    "elements of small print",
    "message",
    (size) => message({ type: "context", elements: Array.from({ length: size }, () => text(1)) }),
    limits.CONTEXT_ELEMENTS_MAX,
  ],
  [
    "controls in a row",
    "message",
    (size) =>
      actions(
        ...Array.from({ length: size }, (_, n) => ({ type: "button", action_id: `a${n}`, text: text(3) })),
      ),
    limits.ACTIONS_ELEMENTS_MAX,
  ],
  ["a button's text", "message", (size) => button({ text: text(size) }), limits.BUTTON_TEXT_MAX],
  ["a button's value", "message", (size) => button({ value: "x".repeat(size) }), limits.BUTTON_VALUE_MAX],
  ["an action id", "message", (size) => button({ action_id: "x".repeat(size) }), limits.ID_MAX],
  [
    "a block id",
    "message",
    (size) => message({ type: "divider", block_id: "x".repeat(size) }),
    limits.ID_MAX,
  ],
  [
    "options of a menu",
    "message",
    (size) => actions({ type: "static_select", action_id: "a", options: options(size) }),
    limits.SELECT_OPTIONS_MAX,
  ],
  [
    "boxes to tick",
    "message",
    (size) => actions({ type: "checkboxes", action_id: "a", options: options(size) }),
    limits.CHECKBOXES_MAX,
  ],
  [
    "an option's text",
    "message",
    (size) => actions({ type: "static_select", action_id: "a", options: [option("o", size)] }),
    limits.OPTION_TEXT_MAX,
  ],
  [
    "an option's value",
    "message",
    (size) => actions({ type: "static_select", action_id: "a", options: [option("x".repeat(size))] }),
    limits.OPTION_VALUE_MAX,
  ],
  [
    "a placeholder",
    "message",
    (size) =>
      actions({ type: "static_select", action_id: "a", options: options(1), placeholder: text(size) }),
    limits.PLACEHOLDER_MAX,
  ],
  [
    "rows of a table",
    "message",
    (size) => message({ type: "table", rows: rows(size) }),
    limits.TABLE_ROWS_MAX,
  ],
  [
    "columns of a table",
    "message",
    (size) => message({ type: "table", rows: rows(1, size) }),
    limits.TABLE_COLUMNS_MAX,
  ],
  [
    "tables of a message",
    "message",
    (size) => message(...Array.from({ length: size }, () => ({ type: "table", rows: rows(1) }))),
    limits.TABLES_OF_MESSAGE_MAX,
  ],
  ["a chart's title", "message", (size) => chart({ title: "x".repeat(size) }), limits.CHART_TITLE_MAX],
  ["a chart's label", "message", (size) => chart({}, size), limits.CHART_LABEL_MAX],
  ["blocks of a Home", "home", (size) => ({ type: "home", blocks: many(size) }), limits.VIEW_BLOCKS_MAX],
  ["a form's title", "modal", (size) => modal({ title: text(size) }), limits.VIEW_TITLE_MAX],
  ["a form's button", "modal", (size) => modal({ submit: text(size) }), limits.VIEW_BUTTON_MAX],
  [
    "what a form carries",
    "modal",
    (size) => modal({ private_metadata: "x".repeat(size) }),
    limits.PRIVATE_METADATA_MAX,
  ],
  ["suggestions", "options", (size) => ({ options: options(size) }), limits.SELECT_OPTIONS_MAX],
];

describe("the checker", () => {
  it.each(EDGES)("knows the edge of %s", (_, kind, make, most) => {
    expect(faultsOf(kind, make(most))).toEqual([]);
    expect(faultsOf(kind, make(most + (most === limits.MESSAGE_CHARS_MAX ? 4 : 1)))).not.toEqual([]);
  });

  it.each<[string, Sent, unknown]>([
    ["a message without words", "message", { text: "", blocks: [] }],
    ["an empty text", "message", message({ type: "section", text: text(0) })],
    [
      "markup that Slack may add to",
      "message",
      message({ type: "section", text: { type: "mrkdwn", text: "x" } }),
    ],
    [
      "two controls of one name",
      "message",
      actions(...["a", "a"].map((action_id) => ({ type: "button", action_id, text: text(1) }))),
    ],
    [
      "two blocks of one name",
      "message",
      message({ type: "divider", block_id: "b" }, { type: "divider", block_id: "b" }),
    ],
    [
      "two primary buttons",
      "message",
      actions(
        ...["a", "b"].map((action_id) => ({ type: "button", action_id, text: text(1), style: "primary" })),
      ),
    ],
    [
      "two options of one value",
      "message",
      actions({ type: "static_select", action_id: "a", options: [option("o"), option("o")] }),
    ],
    ["a table in a Home", "home", { type: "home", blocks: [{ type: "table", rows: rows(1) }] }],
    [
      "an input without a button to send it",
      "modal",
      modal({}, { type: "input", label: text(1), element: { type: "plain_text_input" } }),
    ],
    ["a block that nobody renders", "message", message({ type: "video" })],
    ["nothing", "message", null],
  ])("refuses %s", (_, kind, payload) => {
    expect(faultsOf(kind, payload)).not.toEqual([]);
  });
});
