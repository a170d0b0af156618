import * as limits from "./limits.ts";

/** What is sent to Slack, by the rules that hold for it. */
export type Sent = "message" | "home" | "modal" | "options";

type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const objects = (value: unknown): readonly Json[] => list(value).filter(isJson);

/** Everything in a payload that Slack would refuse, one line each; empty when it can be sent. */
export function faultsOf(kind: Sent, payload: unknown): string[] {
  const faults: string[] = [];
  const check = new Walker(faults);
  if (!isJson(payload)) return ["not an object"];
  if (kind === "message") check.message(payload);
  else if (kind === "options") check.options(payload, "options", limits.SELECT_OPTIONS_MAX, 0);
  else check.view(payload, kind);
  return faults;
}

/** Characters that count towards the size of a message: every text, address, value and label in its blocks. */
export function charsOf(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + charsOf(item), 0);
  if (!isJson(value)) return 0;
  return Object.entries(value).reduce((sum, [key, item]) => (key === "type" ? sum : sum + charsOf(item)), 0);
}

/** In messages only. */
const MESSAGE_ONLY = new Set(["table", "data_visualization"]);

class Walker {
  readonly faults: string[];

  constructor(faults: string[]) {
    this.faults = faults;
  }

  message(payload: Json): void {
    const blocks = objects(payload.blocks);
    if (typeof payload.text !== "string" || payload.text === "")
      this.faults.push("text: missing; screen readers read it");
    else this.length(payload.text, "text", limits.MESSAGE_TEXT_MAX);
    this.count(blocks.length, "blocks", limits.MESSAGE_BLOCKS_MAX);
    this.count(charsOf(blocks), "blocks (characters)", limits.MESSAGE_CHARS_MAX);
    const number = (type: string) => blocks.filter((block) => block.type === type).length;
    this.count(number("table"), "tables", limits.TABLES_OF_MESSAGE_MAX);
    this.count(number("data_visualization"), "charts", limits.CHARTS_OF_MESSAGE_MAX);
    this.blocks(blocks);
    const primary = JSON.stringify(blocks).split('"style":"primary"').length - 1;
    this.count(primary, "primary buttons", 1);
  }

  view(payload: Json, kind: "home" | "modal"): void {
    const blocks = objects(payload.blocks);
    this.count(blocks.length, "blocks", limits.VIEW_BLOCKS_MAX);
    this.count(Buffer.byteLength(JSON.stringify(payload)), "view (bytes)", limits.VIEW_BYTES_MAX);
    if (payload.type !== kind) this.faults.push(`type: not "${kind}"`);
    if (payload.private_metadata !== undefined)
      this.length(payload.private_metadata, "private_metadata", limits.PRIVATE_METADATA_MAX);
    if (payload.callback_id !== undefined) this.length(payload.callback_id, "callback_id", limits.ID_MAX);
    if (kind === "modal") {
      this.text(payload.title, "title", limits.VIEW_TITLE_MAX);
      if (payload.submit !== undefined) this.text(payload.submit, "submit", limits.VIEW_BUTTON_MAX);
      if (payload.close !== undefined) this.text(payload.close, "close", limits.VIEW_BUTTON_MAX);
      if (payload.submit === undefined && blocks.some((block) => block.type === "input"))
        this.faults.push("submit: missing beside an input");
    }
    for (const block of blocks)
      if (MESSAGE_ONLY.has(String(block.type))) this.faults.push(`${block.type}: not in views`);
    this.blocks(blocks);
  }

  blocks(blocks: readonly Json[]): void {
    this.unique(
      blocks.map((block) => block.block_id),
      "block_id",
    );
    blocks.forEach((block, index) => {
      this.block(block, `blocks[${index}]`);
    });
  }

  block(block: Json, at: string): void {
    if (block.block_id !== undefined) this.length(block.block_id, `${at}.block_id`, limits.ID_MAX);
    switch (block.type) {
      case "header":
        this.text(block.text, `${at}.text`, limits.HEADER_MAX, "plain_text");
        break;
      case "section":
        if (block.text !== undefined) this.text(block.text, `${at}.text`, limits.SECTION_TEXT_MAX);
        else if (objects(block.fields).length === 0) this.faults.push(`${at}: neither text nor fields`);
        this.count(objects(block.fields).length, `${at}.fields`, limits.SECTION_FIELDS_MAX);
        for (const field of objects(block.fields)) this.text(field, `${at}.fields`, limits.SECTION_FIELD_MAX);
        if (isJson(block.accessory)) this.elements([block.accessory], at);
        break;
      case "context":
        this.count(objects(block.elements).length, `${at}.elements`, limits.CONTEXT_ELEMENTS_MAX, 1);
        for (const text of objects(block.elements))
          this.text(text, `${at}.elements`, limits.CONTEXT_TEXT_MAX);
        break;
      case "actions":
        this.count(objects(block.elements).length, `${at}.elements`, limits.ACTIONS_ELEMENTS_MAX, 1);
        this.elements(objects(block.elements), at);
        break;
      case "input":
        this.text(block.label, `${at}.label`, limits.INPUT_LABEL_MAX, "plain_text");
        if (block.hint !== undefined)
          this.text(block.hint, `${at}.hint`, limits.INPUT_LABEL_MAX, "plain_text");
        if (isJson(block.element)) this.elements([block.element], at);
        else this.faults.push(`${at}.element: missing`);
        break;
      case "rich_text":
        this.richText(block, at);
        break;
      case "table":
        this.table(block, at);
        break;
      case "data_visualization":
        this.chart(block, at);
        break;
      case "divider":
        break;
      default:
        this.faults.push(`${at}: a block of type "${String(block.type)}" is not used here`);
    }
  }

  richText(block: Json, at: string): void {
    this.count(objects(block.elements).length, `${at}.elements`, Number.POSITIVE_INFINITY, 1);
    this.count(charsOf(block.elements), `${at} (characters)`, limits.MESSAGE_CHARS_MAX);
    const walk = (value: unknown): void => {
      for (const element of objects(value)) {
        if (element.type === "text") this.length(element.text, `${at}: a text`, limits.RICH_TEXT_MAX);
        if (element.type === "link") this.length(element.url, `${at}: a url`, limits.URL_MAX);
        if ("elements" in element) {
          this.count(objects(element.elements).length, `${at}: ${element.type}`, Number.POSITIVE_INFINITY, 1);
          walk(element.elements);
        }
      }
    };
    walk(block.elements);
  }

  table(block: Json, at: string): void {
    const rows = list(block.rows);
    this.count(rows.length, `${at}.rows`, limits.TABLE_ROWS_MAX, 1);
    this.count(charsOf(rows), `${at} (characters)`, limits.TABLE_CHARS_MAX);
    for (const row of rows) {
      this.count(objects(row).length, `${at}: cells of a row`, limits.TABLE_COLUMNS_MAX, 1);
      for (const cell of objects(row))
        if (cell.type === "raw_text") this.length(cell.text, `${at}: a cell`, limits.TABLE_CHARS_MAX);
    }
  }

  chart(block: Json, at: string): void {
    this.length(block.title, `${at}.title`, limits.CHART_TITLE_MAX);
    const chart = isJson(block.chart) ? block.chart : {};
    const axis = isJson(chart.axis_config) ? chart.axis_config : {};
    this.count(list(axis.categories).length, `${at}: bars`, limits.CHART_BARS_MAX, 1);
    this.unique(list(axis.categories), `${at}: category`);
    for (const name of list(axis.categories)) this.length(name, `${at}: category`, limits.CHART_LABEL_MAX);
    for (const series of objects(chart.series)) {
      this.length(series.name, `${at}: series`, limits.CHART_LABEL_MAX);
      const labels = objects(series.data).map((point) => point.label);
      if (JSON.stringify(labels) !== JSON.stringify(axis.categories))
        this.faults.push(`${at}: the points are not those of the axis`);
    }
  }

  elements(elements: readonly Json[], at: string): void {
    this.unique(
      elements.map((element) => element.action_id),
      `${at}: action_id`,
    );
    for (const element of elements) this.element(element, `${at} ${String(element.type)}`);
  }

  element(element: Json, at: string): void {
    if (element.action_id !== undefined) this.length(element.action_id, `${at}.action_id`, limits.ID_MAX);
    if (element.placeholder !== undefined)
      this.text(element.placeholder, `${at}.placeholder`, limits.PLACEHOLDER_MAX, "plain_text");
    if (isJson(element.confirm)) this.confirm(element.confirm, at);
    if (element.initial_value !== undefined && typeof element.initial_value === "string")
      this.length(element.initial_value, `${at}.initial_value`, limits.INPUT_VALUE_MAX);
    switch (element.type) {
      case "button":
        this.text(element.text, `${at}.text`, limits.BUTTON_TEXT_MAX, "plain_text");
        if (element.value !== undefined) this.length(element.value, `${at}.value`, limits.BUTTON_VALUE_MAX);
        if (element.url !== undefined) this.length(element.url, `${at}.url`, limits.URL_MAX);
        if (element.accessibility_label !== undefined)
          this.length(
            element.accessibility_label,
            `${at}.accessibility_label`,
            limits.ACCESSIBILITY_LABEL_MAX,
          );
        break;
      case "static_select":
      case "multi_static_select":
        this.options(element, at, limits.SELECT_OPTIONS_MAX);
        break;
      case "checkboxes":
      case "radio_buttons":
        this.options(element, at, limits.CHECKBOXES_MAX);
        break;
    }
  }

  options(holder: Json, at: string, most: number, least = 1): void {
    const options = objects(holder.options);
    this.count(options.length, `${at}.options`, most, least);
    this.unique(
      options.map((option) => option.value),
      `${at}: option value`,
    );
    const initial = [...objects(holder.initial_options), ...objects([holder.initial_option])];
    for (const option of [...options, ...initial]) {
      this.text(option.text, `${at}: option text`, limits.OPTION_TEXT_MAX);
      this.length(option.value, `${at}: option value`, limits.OPTION_VALUE_MAX);
      if (option.description !== undefined)
        this.text(option.description, `${at}: option description`, limits.OPTION_TEXT_MAX);
    }
    if (holder.options === undefined) return;
    for (const option of initial)
      if (!options.some((one) => JSON.stringify(one) === JSON.stringify(option)))
        this.faults.push(`${at}: an initial option is not one of the options`);
  }

  confirm(confirm: Json, at: string): void {
    this.text(confirm.title, `${at}.confirm.title`, limits.CONFIRM_TITLE_MAX, "plain_text");
    this.text(confirm.text, `${at}.confirm.text`, limits.CONFIRM_TEXT_MAX);
    this.text(confirm.confirm, `${at}.confirm.confirm`, limits.CONFIRM_BUTTON_MAX, "plain_text");
    this.text(confirm.deny, `${at}.confirm.deny`, limits.CONFIRM_BUTTON_MAX, "plain_text");
  }

  text(value: unknown, at: string, most: number, type?: string): void {
    if (!isJson(value)) {
      this.faults.push(`${at}: no text object`);
      return;
    }
    if (type !== undefined && value.type !== type) this.faults.push(`${at}: not ${type}`);
    if (value.type !== "plain_text" && value.type !== "mrkdwn") this.faults.push(`${at}: no text object`);
    if (value.type === "mrkdwn" && value.verbatim !== true) this.faults.push(`${at}: mrkdwn, not verbatim`);
    this.length(value.text, at, most);
  }

  length(value: unknown, at: string, most: number): void {
    if (typeof value !== "string" || value === "") this.faults.push(`${at}: empty`);
    else if (value.length > most) this.faults.push(`${at}: ${value.length} characters, at most ${most}`);
  }

  count(number: number, at: string, most: number, least = 0): void {
    if (number > most) this.faults.push(`${at}: ${number}, at most ${most}`);
    if (number < least) this.faults.push(`${at}: ${number}, at least ${least}`);
  }

  unique(values: readonly unknown[], at: string): void {
    const named = values.filter((value) => value !== undefined);
    if (new Set(named).size < named.length) this.faults.push(`${at}: not unique`);
  }
}
