import { shortened } from "../../src/app/long-text.ts";
import { MENU, type Option, type Prompt, type Reply, SKIP, type Tick } from "../../src/engine/reply.ts";
import type { Words } from "../../src/engine/words.ts";
import { type Action, customId, shortId } from "./custom-id.ts";
import { oneLine } from "./escape.ts";
import * as limits from "./limits.ts";
import { type Button, type Choice, type Row, type Select, Style, Type } from "./wire.ts";

/** What can be done with a reply depends on where it stands. */
export interface ControlContext {
  readonly words: Words;
  /** Discord id of the person whom the controls are for. */
  readonly owner: string;
  /** The turn whose reply this is, so that a later press can find it; null: it is not kept. */
  readonly turnId: string | null;
  /** In a chat with the bot words can be typed; elsewhere a form takes them. */
  readonly typing: boolean;
  /** Where the result can be shown to others from here. */
  readonly share: { readonly channel: boolean; readonly thread: boolean };
}

/** Choices beyond this are a menu instead of buttons. */
const BUTTONS_MAX = 6;
const BUTTONS_A_ROW = 3;
const MENU_LABEL_MAX = 60;
/** Questions at which the list of skills can be corrected in a form. */
const SKILL_STEPS: ReadonlySet<string> = new Set(["skills-check"]);
/** Questions of which a yes cannot be taken back. */
const GRAVE: ReadonlySet<string> = new Set(["forget", "restart"]);
/** Commands by which check-ins are set: where they are offered, a form offers more. */
const REMIND = /^remind\b/;

/** Of a control on a result: the result stays, and the answer comes beside it. */
export const KEEP = "keep";

/** Everything of a reply that can be pressed, in rows. */
export function controlsOf(reply: Reply, context: ControlContext): Row[] {
  const { prompt } = reply;
  return [
    ...(reply.ticks === undefined ? [] : tickRows(reply, reply.ticks, context)),
    ...(prompt === undefined ? [] : promptRows(reply, prompt, context)),
    ...moreRows(reply, context),
  ];
}

/** Options that no control can hold: they are written out, and their numbers can be typed. */
export const isWrittenOut = (prompt: Prompt | undefined): boolean =>
  prompt?.kind === "choice" && prompt.options.length > 0 && !isPressable(prompt.options);

const isPressable = (options: readonly Option[]): boolean =>
  options.length <= limits.SELECT_OPTIONS_MAX &&
  new Set(options.map(({ id }) => id)).size === options.length &&
  options.every(
    ({ id, label }) =>
      id.trim() !== "" &&
      id.length <= limits.OPTION_TEXT_MAX &&
      oneLine(label) !== "" &&
      oneLine(label).length <= limits.OPTION_TEXT_MAX,
  );

function promptRows(reply: Reply, prompt: Prompt, context: ControlContext): Row[] {
  if (prompt.kind === "text" || !isPressable(prompt.options) || prompt.options.length === 0) return [];
  const action: Action = prompt.about === MENU || isResult(reply) ? "menu" : "pick";
  if (prompt.max === 1 && prompt.options.length <= BUTTONS_MAX) {
    const buttons = prompt.options.map((option, index) =>
      optionButton(option, index, prompt, action, context),
    );
    const fitting = buttons.filter((button) => button !== null);
    if (fitting.length === buttons.length) return inRows(fitting, BUTTONS_A_ROW);
  }
  const most = Math.min(Math.max(prompt.max, 1), prompt.options.length);
  return [
    selectRow({
      type: Type.select,
      custom_id: shortId({ action, owner: context.owner, about: prompt.about }),
      placeholder: context.words.text(most > 1 ? "discord.choose-some" : "discord.choose", { max: most }),
      min_values: Math.min(Math.max(prompt.min, most > 1 ? prompt.min : 1), most),
      max_values: most,
      options: prompt.options.map(({ id, label }) => ({ label: oneLine(label), value: id })),
    }),
  ];
}

/** A result stays where it is; a question makes room for the next one. */
const isResult = (reply: Reply): boolean => reply.personal === true || reply.shareable === true;

function optionButton(
  { id, label }: Option,
  index: number,
  { about }: Prompt,
  action: Action,
  { owner }: ControlContext,
): Button | null {
  const name = oneLine(label);
  const custom_id = customId({ action, owner, about, rest: id });
  // What can be done next is better seen at once, if cut short on a telephone, than hidden in a menu.
  const longest = about === MENU ? MENU_LABEL_MAX : limits.BUTTON_LABEL_GOOD;
  if (custom_id === null || name.length > longest) return null;
  return button(styleOf(about, id, index), name, custom_id);
}

function styleOf(about: string, id: string, index: number): number {
  if (GRAVE.has(about)) return id === "yes" ? Style.danger : Style.secondary;
  return about === MENU && index === 0 ? Style.primary : Style.secondary;
}

export const button = (style: number, label: string, custom_id: string): Button => ({
  type: Type.button,
  style,
  label,
  custom_id,
});

export const selectRow = (select: Select): Row => ({ type: Type.row, components: [select] });

/** Buttons in rows of about the same length. */
export function inRows(buttons: readonly Button[], perRow: number = limits.BUTTONS_OF_ROW_MAX): Row[] {
  const rows = Math.ceil(buttons.length / perRow);
  const length = Math.ceil(buttons.length / Math.max(rows, 1));
  return Array.from({ length: rows }, (_, row) => ({
    type: Type.row,
    components: buttons.slice(row * length, (row + 1) * length),
  }));
}

/** All steps as one menu, in which those that are done are chosen. */
function tickRows(reply: Reply, ticks: readonly Tick[], { words, owner }: ControlContext): Row[] {
  const options: Choice[] = ticks
    .filter(({ skill, name }) => skill.length <= limits.OPTION_TEXT_MAX && oneLine(name) !== "")
    .slice(0, limits.SELECT_OPTIONS_MAX)
    .map(({ skill, name, text, done }) => ({
      label: shortened(oneLine(name), limits.OPTION_TEXT_MAX),
      value: skill,
      ...(oneLine(text) !== "" && { description: shortened(oneLine(text), limits.OPTION_TEXT_MAX) }),
      ...(done && { default: true }),
    }));
  const distinct = new Set(options.map(({ value }) => value)).size === options.length;
  if (options.length === 0 || !distinct || options.some(({ value }) => value.trim() === "")) return [];
  const isProgress = reply.blocks.some((block) => block.kind === "progress");
  const custom_id = shortId({ action: isProgress ? "tick" : "ticks", owner, about: "" });
  return [
    selectRow({
      type: Type.select,
      custom_id,
      placeholder: words.text("discord.ticks"),
      min_values: 0,
      max_values: options.length,
      options,
    }),
  ];
}

/** What Discord offers beside the answer itself; at most five. */
function moreRows(reply: Reply, { words, owner, turnId, typing, share }: ControlContext): Row[] {
  const { prompt } = reply;
  const about = prompt?.about ?? "";
  const asks = prompt !== undefined && about !== MENU;
  const buttons: Button[] = [];
  const add = (action: Action, key: string, what: string, rest?: string) => {
    const id = customId({ action, owner, about: what, ...(rest !== undefined && { rest }) });
    if (id !== null) buttons.push(button(Style.secondary, words.text(key), id));
  };
  if (asks && !typing && !GRAVE.has(about))
    add("words", "discord.words", about, isResult(reply) ? KEEP : undefined);
  if (prompt?.skippable) add("pick", "prompt.skip", about, SKIP);
  if (SKILL_STEPS.has(about)) add("skills", "discord.skills", about);
  if ((reply.ticks?.length ?? 0) > 0) add("plan", "discord.plan", "");
  if (offersCheckIns(prompt)) add("times", "discord.times", "");
  if (turnId !== null && isResult(reply)) {
    if (share.channel) add("share", "discord.share", turnId);
    if (share.thread) add("thread", "discord.thread", turnId);
  }
  if (asks && !typing && !isResult(reply) && !GRAVE.has(about)) add("dm", "discord.dm", about);
  return inRows(buttons.slice(0, limits.BUTTONS_OF_ROW_MAX));
}

const offersCheckIns = (prompt: Prompt | undefined): boolean =>
  prompt?.kind === "choice" && prompt.about === MENU && prompt.options.some(({ id }) => REMIND.test(id));

/** To the page before and after. */
export function pagerRow(
  action: "page" | "read",
  { words, owner, turnId }: Pick<ControlContext, "words" | "owner"> & { readonly turnId: string },
  page: number,
  pages: number,
): Row {
  const to = (number: number, key: string): Button =>
    button(Style.secondary, words.text(key), shortId({ action, owner, about: turnId, rest: number }));
  return {
    type: Type.row,
    components: [
      ...(page > 0 ? [to(page - 1, "discord.page.before")] : []),
      {
        ...button(
          Style.secondary,
          words.text("discord.page", { page: page + 1, pages }),
          shortId({ action: "none", owner, about: turnId }),
        ),
        disabled: true,
      },
      ...(page < pages - 1 ? [to(page + 1, "discord.page.after")] : []),
    ],
  };
}
