import { MENU, type Option, type Prompt, type Reply, SKIP, type Tick } from "../../src/engine/reply.ts";
import type { Words } from "../../src/engine/words.ts";
import type { ActionsElement, SlackBlock } from "./block-types.ts";
import { ACTIONS, blockId, button, option, plainText } from "./controls.ts";
import { printable } from "./escape.ts";
import * as limits from "./limits.ts";
import { type Piece, piecesOf } from "./render-blocks.ts";

/** Choices beyond this are a menu instead of buttons. */
const BUTTONS_MAX = 6;
/** Steps of a plan that can be ticked in a message; the Home shows all. */
const TICKS_SHOWN = limits.CHECKBOXES_MAX;
/** Questions at which the list of skills can be opened as a form. */
const SKILL_STEPS: ReadonlySet<string> = new Set(["skills", "skills-check"]);
/** Questions of which a yes cannot be taken back. */
const GRAVE: ReadonlySet<string> = new Set(["forget", "restart"]);

export interface ControlContext {
  readonly words: Words;
  /** Slack id of the person whom the controls are for. */
  readonly owner: string;
  /** The turn whose reply this is, so that a later press can find it. */
  readonly turnId: string;
  /** Offers to show the result to others: at once in this channel, or in a channel to be chosen. */
  readonly share?: "here" | "elsewhere";
}

/** Everything of a reply that can be pressed. */
export function controlPieces(reply: Reply, context: ControlContext): Piece[] {
  return [
    ...(reply.ticks === undefined ? [] : tickPieces(reply.ticks, context)),
    ...(reply.prompt === undefined ? [] : promptPieces(reply.prompt, context)),
    ...morePieces(reply, context),
  ];
}

export function promptPieces(prompt: Prompt, context: ControlContext): Piece[] {
  const { about } = prompt;
  const options = prompt.kind === "text" ? [] : prompt.options;
  const block_id = blockId({ kind: "ask", owner: context.owner, about });
  const pass = prompt.skippable
    ? [button(`${ACTIONS.answer}:${SKIP}`, context.words.text("prompt.skip"), { value: SKIP })]
    : [];
  const actions = (...choices: ActionsElement[]): Piece[] => {
    const elements = [...choices, ...pass];
    if (elements.length === 0) return [];
    return [{ blocks: [{ type: "actions", block_id, elements }], words: optionWords(options) }];
  };
  if (prompt.kind === "text" || options.length === 0) return actions();
  if (!pressable(options)) return [...numbered(options, context), ...actions()];
  if (prompt.max > 1)
    return actions(
      {
        type: "multi_static_select",
        action_id: ACTIONS.chooseSome,
        placeholder: plainText(
          context.words.text("slack.choose-some", { max: prompt.max }),
          limits.PLACEHOLDER_MAX,
        ),
        options: options.map(({ id, label }) => option(id, label)),
        max_selected_items: prompt.max,
      },
      button(ACTIONS.chooseDone, context.words.text("slack.choose-done"), { style: "primary" }),
      button(ACTIONS.chooseForm, context.words.text("slack.choose-form"), { value: context.turnId }),
    );
  if (options.length > BUTTONS_MAX)
    return actions({
      type: "static_select",
      action_id: ACTIONS.choose,
      placeholder: plainText(context.words.text("slack.choose"), limits.PLACEHOLDER_MAX),
      options: options.map(({ id, label }) => option(id, label)),
    });
  return actions(
    ...options.map(({ id, label }, index) =>
      button(`${ACTIONS.answer}:${index}`, label, { value: id, ...styleOf(about, id, index) }),
    ),
  );
}

function styleOf(about: string, id: string, index: number): { style?: "primary" | "danger" } {
  if (GRAVE.has(about)) return id === "yes" ? { style: "danger" } : {};
  return about === MENU && index === 0 ? { style: "primary" } : {};
}

/** Slack can show and give back every one of them. */
const pressable = (options: readonly Option[]): boolean =>
  options.length <= limits.SELECT_OPTIONS_MAX &&
  new Set(options.map(({ id }) => id)).size === options.length &&
  options.every(
    ({ id, label }) =>
      id !== "" &&
      id.length <= limits.OPTION_VALUE_MAX &&
      printable(label).trim().length <= limits.OPTION_TEXT_MAX,
  );

/** Options that no widget holds are written out; their numbers can be typed. */
function numbered(options: readonly Option[], { words }: ControlContext): Piece[] {
  const items = options.map(({ label }) => [{ text: label }]);
  return [
    ...piecesOf({ kind: "list", ordered: true, items }),
    ...piecesOf({ kind: "note", spans: words.spans("slack.type-number") }),
  ];
}

const optionWords = (options: readonly Option[]): string =>
  options.map(({ label }, index) => `${index + 1}. ${printable(label)}`).join("\n");

function tickPieces(ticks: readonly Tick[], context: ControlContext): Piece[] {
  const shown = ticks.slice(0, TICKS_SHOWN).filter(({ skill }) => skill.length <= limits.OPTION_VALUE_MAX);
  if (shown.length === 0) return [];
  const blocks: SlackBlock[] = [
    { type: "context", elements: [plainText(context.words.text("slack.ticks"), limits.CONTEXT_TEXT_MAX)] },
    tickBlock(shown, 0, context.owner),
  ];
  // In words alone nothing can be ticked: they say how it is done there.
  const first = shown.find(({ done }) => !done)?.name;
  const how = first === undefined ? [] : [context.words.text("slack.ticks.words", { example: first })];
  const lines = shown.map(({ name, text, done }) => `${done ? "☑" : "☐"} ${name}, ${text}`);
  return [{ blocks, words: [...how, ...lines].map(printable).join("\n") }];
}

/** Up to ten steps as boxes to tick. */
export function tickBlock(ticks: readonly Tick[], index: number, owner: string): SlackBlock {
  const options = ticks.map((tick) => option(tick.skill, `${tick.name}, ${tick.text}`));
  const done = options.filter((_, place) => ticks[place]?.done === true);
  return {
    type: "actions",
    block_id: blockId({ kind: "ticks", owner, about: `${index}` }),
    elements: [
      {
        type: "checkboxes",
        action_id: ACTIONS.ticks,
        options,
        ...(done.length > 0 && { initial_options: done }),
      },
    ],
  };
}

/** What Slack offers beside the answer itself. */
function morePieces(reply: Reply, { words, owner, turnId, share }: ControlContext): Piece[] {
  const elements: ActionsElement[] = [];
  if (SKILL_STEPS.has(reply.prompt?.about ?? ""))
    elements.push(button(ACTIONS.editSkills, words.text("slack.edit-skills")));
  if (reply.ticks !== undefined && reply.ticks.length > 0)
    elements.push(button(ACTIONS.editPlan, words.text("slack.edit-plan")));
  if (share !== undefined && (reply.personal === true || reply.shareable === true))
    elements.push(shareButton(words, turnId, share));
  if (elements.length === 0) return [];
  return [
    {
      blocks: [{ type: "actions", block_id: blockId({ kind: "more", owner, about: "" }), elements }],
      words: "",
    },
  ];
}

function shareButton(words: Words, turnId: string, share: "here" | "elsewhere") {
  const label = words.text(share === "here" ? "slack.share" : "slack.share-elsewhere");
  const confirm = {
    title: plainText(words.text("slack.share.confirm.title"), limits.CONFIRM_TITLE_MAX),
    text: plainText(words.text("slack.share.confirm.text"), limits.CONFIRM_TEXT_MAX),
    confirm: plainText(words.text("slack.share.confirm.yes"), limits.CONFIRM_BUTTON_MAX),
    deny: plainText(words.text("slack.share.confirm.no"), limits.CONFIRM_BUTTON_MAX),
  };
  return button(ACTIONS.share, label, { value: turnId, ...(share === "here" && { confirm }) });
}
