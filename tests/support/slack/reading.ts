import { isJson, type Json, objectAt, objectsAt, textAt } from "./json.ts";

/** Something a person can press, choose from or fill in. */
export interface Control {
  readonly type: string;
  readonly actionId: string;
  readonly blockId: string;
  /** What the person reads on or beside it. */
  readonly label: string;
  /** A button's value. */
  readonly value: string | null;
  readonly choices: readonly Choice[];
  /** Of an input block that may stay empty. */
  readonly optional: boolean;
  /** As the app sent it. */
  readonly element: Json;
}

export interface Choice {
  readonly label: string;
  readonly value: string;
  readonly option: Json;
}

const SHOWN_KEYS = ["title", "label", "text", "alt_text", "subtitle", "caption", "name"];
const HIDDEN = new Set(["confirm"]);

/** Everything a person reads of some blocks, in order, one line for each text. */
export function shownText(blocks: readonly Json[]): string {
  const lines: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    if (!isJson(value)) return;
    for (const [key, inner] of Object.entries(value)) {
      if (typeof inner === "string" && SHOWN_KEYS.includes(key)) lines.push(inner);
      else if (!HIDDEN.has(key)) visit(inner);
    }
  };
  visit(blocks);
  return lines.join("\n");
}

const wordsOf = (from: Json, key: string): string => textAt(objectAt(from, key) ?? {}, "text") ?? "";

const choiceOf = (option: Json): Choice => ({
  label: wordsOf(option, "text"),
  value: textAt(option, "value") ?? "",
  option,
});

const choicesOf = (element: Json): Choice[] => {
  const grouped = objectsAt(element, "option_groups").flatMap((group) => objectsAt(group, "options"));
  const options = [...objectsAt(element, "options"), ...grouped];
  for (const key of ["positive_button", "negative_button"]) {
    const button = objectAt(element, key);
    if (button !== undefined) options.push(button);
  }
  return options.map(choiceOf);
};

const controlOf = (element: Json, block: Json): Control => ({
  type: textAt(element, "type") ?? "",
  actionId: textAt(element, "action_id") ?? "",
  blockId: textAt(block, "block_id") ?? "",
  label:
    wordsOf(block, "label") ||
    wordsOf(element, "text") ||
    wordsOf(element, "placeholder") ||
    (textAt(element, "accessibility_label") ?? ""),
  value: textAt(element, "value") ?? null,
  choices: choicesOf(element),
  optional: block.optional === true,
  element,
});

/** The controls of some blocks, in the order in which they are read. */
export function controlsOf(blocks: readonly Json[]): Control[] {
  const found: Control[] = [];
  const visit = (value: unknown, block: Json): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, block);
    if (!isJson(value)) return;
    if (typeof value.action_id === "string") found.push(controlOf(value, block));
    else for (const inner of Object.values(value)) visit(inner, "block_id" in value ? value : block);
  };
  for (const block of blocks) visit(block, block);
  return found;
}

const ways: ReadonlyArray<(control: Control, wanted: string) => boolean> = [
  (control, wanted) => control.actionId === wanted,
  (control, wanted) => `${control.blockId}.${control.actionId}` === wanted,
  (control, wanted) => control.blockId === wanted,
  (control, wanted) => control.label.toLowerCase() === wanted.toLowerCase(),
  (control, wanted) => textAt(control.element, "accessibility_label") === wanted,
];

const list = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(", ") || "none";

/**
 * The control that a test names: by action id, block id, or what a person reads on it.
 * @throws Error naming the controls that are there
 */
export function findControl(controls: readonly Control[], wanted: string | RegExp): Control {
  if (wanted instanceof RegExp) {
    const match = controls.find((one) => wanted.test(one.label) || wanted.test(one.actionId));
    if (match !== undefined) return match;
  } else {
    for (const way of ways) {
      const [match, other] = controls.filter((control) => way(control, wanted));
      if (match !== undefined && other === undefined) return match;
      if (match !== undefined) throw new Error(`More than one control is "${wanted}": name it more exactly.`);
    }
  }
  const there = controls.map((one) => `${one.label} [${one.blockId}.${one.actionId}]`);
  throw new Error(`No control ${String(wanted)}; there are: ${list(there)}`);
}

/**
 * A choice of a control by what a person reads, or by value.
 * @throws Error naming the choices that are there
 */
export function findChoice(choices: readonly Choice[], wanted: string): Choice {
  const match =
    choices.find((one) => one.label === wanted) ??
    choices.find((one) => one.value === wanted) ??
    choices.find((one) => one.label.toLowerCase() === wanted.toLowerCase());
  if (match !== undefined) return match;
  throw new Error(`No choice "${wanted}"; there are: ${list(choices.map((one) => one.label))}`);
}

/** The options of an app's answer to a query, groups opened. */
export function suggestedChoices(answer: unknown): Choice[] {
  return isJson(answer) ? choicesOf(answer) : [];
}

/** Gives a block and its elements the ids that Slack makes up where the app sent none. */
export function nameBlocks(blocks: readonly Json[], nextId: (prefix: string) => string): Json[] {
  const interactive = /_select$|^button$|_input$|picker$|^checkboxes$|^radio_buttons$|^overflow$|_buttons?$/;
  const named = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(named);
    if (!isJson(value)) return value;
    const copy: Record<string, unknown> = {};
    for (const [key, inner] of Object.entries(value)) copy[key] = named(inner);
    if (interactive.test(String(value.type)) && value.action_id === undefined) copy.action_id = nextId("act");
    return copy;
  };
  return blocks.map((block) => ({ block_id: nextId("blk"), ...(named(block) as Json) }));
}
