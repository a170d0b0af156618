import type * as z from "zod";
import { suggestedOptions } from "./block-elements.ts";
import { anyView, messageBlocks } from "./block-shapes.ts";
import { isJson, type Json, objectAt, objectsAt, textAt } from "./json.ts";

/** Why Slack would refuse: its error code and the lines it would add. */
export interface Refusal {
  readonly error: string;
  readonly messages: readonly string[];
}

/** All blocks of a message together; found by users of Slack, not documented. */
const MESSAGE_BLOCK_CHARACTERS = 13_200;
const MARKDOWN_CHARACTERS = 12_000;
const TABLE_CHARACTERS = 10_000;
const DATA_TABLE_CHARACTERS = 20_000;
const VIEW_BYTES = 250 * 1024;
const CHARTS_OF_MESSAGE = 2;
const ONLY_IN_MESSAGES = new Set([
  "markdown",
  "table",
  "context_actions",
  "data_visualization",
  "data_table",
]);

const wordOf = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case "too_big":
      return issue.origin === "array"
        ? `no more than ${issue.maximum} items allowed`
        : `must be less than ${Number(issue.maximum) + 1} characters`;
    case "too_small":
      return issue.origin === "array"
        ? `no fewer than ${issue.minimum} items allowed`
        : `must be more than ${Number(issue.minimum) - 1} characters`;
    case "unrecognized_keys":
      return `invalid additional property: ${issue.keys.join(", ")}`;
    case "invalid_union":
      return "unsupported type";
    default:
      return issue.message;
  }
};

const messageOf = (issue: z.core.$ZodIssue, root: string): string =>
  `[ERROR] ${wordOf(issue)} [json-pointer:${root}${issue.path.map((part) => `/${String(part)}`).join("")}]`;

const lengthsOf = (schema: z.ZodType, value: unknown, root: string): string[] => {
  const parsed = schema.safeParse(value);
  return parsed.success ? [] : parsed.error.issues.map((issue) => messageOf(issue, root));
};

/** Every object inside, depth first. */
function* everyObject(value: unknown): Generator<Json> {
  if (Array.isArray(value)) for (const item of value) yield* everyObject(item);
  if (!isJson(value)) return;
  yield value;
  for (const inner of Object.values(value)) yield* everyObject(inner);
}

const charactersOf = (value: unknown): number => {
  let sum = 0;
  for (const object of everyObject(value)) sum += textAt(object, "text")?.length ?? 0;
  return sum;
};

const repeated = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
];

const namesOf = (objects: Iterable<Json>, key: string): string[] =>
  [...objects].flatMap((object) => textAt(object, key) ?? []);

function identities(blocks: readonly Json[], root: string): string[] {
  const problems = repeated(namesOf(blocks, "block_id")).map(
    (name) => `[ERROR] block_id "${name}" already exists [json-pointer:${root}]`,
  );
  blocks.forEach((block, index) => {
    for (const name of repeated(namesOf(everyObject(block), "action_id"))) {
      problems.push(`[ERROR] action_id "${name}" already exists [json-pointer:${root}/${index}]`);
    }
  });
  return problems;
}

const sameOption = (left: Json, right: Json): boolean =>
  textAt(left, "value") === textAt(right, "value") &&
  textAt(objectAt(left, "text") ?? {}, "text") === textAt(objectAt(right, "text") ?? {}, "text");

function initialOptions(element: Json): boolean {
  const offered = [
    ...objectsAt(element, "options"),
    ...objectsAt(element, "option_groups").flatMap((group) => objectsAt(group, "options")),
  ];
  if (offered.length === 0) return true;
  const initial = [...objectsAt(element, "initial_options"), objectAt(element, "initial_option")];
  return initial.every(
    (option) => option === undefined || offered.some((other) => sameOption(option, other)),
  );
}

function elementProblems(blocks: readonly Json[], root: string): string[] {
  const problems: string[] = [];
  let focused = 0;
  blocks.forEach((block, index) => {
    const at = `[json-pointer:${root}/${index}]`;
    for (const object of everyObject(block)) {
      const type = textAt(object, "type") ?? "";
      if (object.focus_on_load === true) focused += 1;
      if (!initialOptions(object)) problems.push(`[ERROR] initial option not found in the options ${at}`);
      if (/^(multi_)?static_select$/.test(type) && "options" in object === "option_groups" in object) {
        problems.push(`[ERROR] exactly one of options and option_groups ${at}`);
      }
      if (type === "image" && "image_url" in object === "slack_file" in object) {
        problems.push(`[ERROR] exactly one of image_url and slack_file ${at}`);
      }
      if (type === "section" && !("text" in object) && !("fields" in object)) {
        problems.push(`[ERROR] missing required field: text or fields ${at}`);
      }
      const values = namesOf(objectsAt(object, "options"), "value");
      if (repeated(values).length > 0) problems.push(`[ERROR] option values must be unique ${at}`);
    }
  });
  if (focused > 1) problems.push(`[ERROR] only one element may have focus_on_load [json-pointer:${root}]`);
  return problems;
}

function chartProblems(block: Json, at: string): string[] {
  const chart = objectAt(block, "chart") ?? {};
  const series = objectsAt(chart, "series");
  if (series.length === 0) return [];
  const categories = objectAt(chart, "axis_config")?.categories;
  const wanted = Array.isArray(categories) ? categories.map(String).sort().join("\n") : "";
  const problems = series.some((one) => namesOf(objectsAt(one, "data"), "label").sort().join("\n") !== wanted)
    ? [`[ERROR] data labels must match the categories ${at}`]
    : [];
  if (repeated(namesOf(series, "name")).length > 0)
    problems.push(`[ERROR] series names must be unique ${at}`);
  return problems;
}

function sizesOfBlocks(blocks: readonly Json[]): string[] {
  const problems: string[] = [];
  const ofType = (type: string): Json[] => blocks.filter((block) => block.type === type);
  const tooLong = (type: string, max: number): boolean =>
    ofType(type).some((block) => charactersOf(block) > max);
  if (ofType("table").length > 1) problems.push("[ERROR] only_one_table_allowed [json-pointer:/blocks]");
  if (ofType("data_visualization").length > CHARTS_OF_MESSAGE) {
    problems.push(`[ERROR] no more than ${CHARTS_OF_MESSAGE} charts allowed [json-pointer:/blocks]`);
  }
  if (tooLong("table", TABLE_CHARACTERS)) problems.push("[ERROR] table too long [json-pointer:/blocks]");
  if (tooLong("data_table", DATA_TABLE_CHARACTERS)) {
    problems.push("[ERROR] data_table too long [json-pointer:/blocks]");
  }
  const charts = ofType("data_visualization").flatMap((block) =>
    chartProblems(block, "[json-pointer:/blocks]"),
  );
  return [...problems, ...charts];
}

/** What Slack would say of the blocks of one message; null when it would take them. */
export function refuseBlocks(blocks: readonly Json[]): Refusal | null {
  const wrong = [
    ...lengthsOf(messageBlocks, blocks, "/blocks"),
    ...identities(blocks, "/blocks"),
    ...elementProblems(blocks, "/blocks"),
    ...sizesOfBlocks(blocks),
  ];
  if (blocks.some((block) => block.type === "alert")) wrong.push("[ERROR] alert is for modals only");
  if (wrong.length > 0) return { error: "invalid_blocks", messages: wrong };
  const markdown = charactersOf(blocks.filter((block) => block.type === "markdown"));
  if (markdown > MARKDOWN_CHARACTERS || charactersOf(blocks) > MESSAGE_BLOCK_CHARACTERS) {
    return { error: "msg_blocks_too_long", messages: [`${charactersOf(blocks)} characters in all blocks`] };
  }
  return null;
}

/** What Slack would say of a modal or Home; null when it would take it. */
export function refuseView(view: Json): Refusal | null {
  if (Buffer.byteLength(JSON.stringify(view)) > VIEW_BYTES) return { error: "view_too_large", messages: [] };
  const blocks = objectsAt(view, "blocks");
  const wrong = [
    ...lengthsOf(anyView, view, "/view"),
    ...identities(blocks, "/view/blocks"),
    ...elementProblems(blocks, "/view/blocks"),
  ];
  for (const { type } of blocks) {
    if (ONLY_IN_MESSAGES.has(String(type)))
      wrong.push(`[ERROR] unsupported type: ${type} [json-pointer:/view]`);
  }
  const asks = blocks.some((block) => block.type === "input");
  if (view.type === "modal" && asks && view.submit === undefined) {
    wrong.push("[ERROR] missing required field: submit [json-pointer:/view]");
  }
  return wrong.length === 0 ? null : { error: "invalid_arguments", messages: wrong };
}

/** What Slack would say of the answer to a query of an external select; null when it would take it. */
export function refuseOptions(answer: unknown): Refusal | null {
  const wrong = lengthsOf(suggestedOptions, answer, "");
  return wrong.length === 0 ? null : { error: "invalid_options", messages: wrong };
}
