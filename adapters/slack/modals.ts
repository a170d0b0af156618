import type { types } from "@slack/bolt";
import * as z from "zod";
import type { Profile } from "../../src/domain/profile.ts";
import type { CheckInTime } from "../../src/engine/check-in-time.ts";
import type { Content } from "../../src/engine/conversation.ts";
import type { Prompt } from "../../src/engine/reply.ts";
import { profileOf, type SessionState } from "../../src/engine/state.ts";
import type { Words } from "../../src/engine/words.ts";
import type { ModalView, SlackBlock } from "./block-types.ts";
import { ACTIONS, button, option, plainText, VIEWS } from "./controls.ts";
import * as limits from "./limits.ts";
import type { Target } from "./outbox.ts";

/** What a form carries with it: where its result goes, and what it is about. */
const MetadataSchema = z.object({
  to: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("dm"), user: z.string() }),
    z.object({
      kind: z.literal("post"),
      channel: z.string(),
      thread: z.string().optional(),
      user: z.string(),
    }),
    z.object({
      kind: z.literal("respond"),
      url: z.string(),
      replace: z.boolean(),
      user: z.string(),
    }),
  ]),
  about: z.string().optional(),
  max: z.number().optional(),
  turnId: z.string().optional(),
});

export type Metadata = z.infer<typeof MetadataSchema>;

export const metadataOf = (to: Target, more: Omit<Metadata, "to"> = {}): string =>
  JSON.stringify({ to, ...more } satisfies { to: Target } & Omit<Metadata, "to">);

/** @returns null when it is not ours, or of an older form */
export function readMetadata(text: string): Metadata | null {
  try {
    return MetadataSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Ids of the inputs of forms; an error is shown at the input whose id it names. */
export const INPUTS = {
  choose: "choose",
  add: "add",
  remove: "remove",
  role: "role",
  hours: "hours",
  start: "start",
  by: "by",
  day: "day",
  hour: "hour",
  channel: "channel",
} as const;

type Modal = Pick<ModalView, "blocks"> & {
  readonly submit?: string;
  readonly callback?: string;
  readonly metadata?: string;
};

function modal(words: Words, title: string, { blocks, submit, callback, metadata }: Modal): ModalView {
  return {
    type: "modal",
    title: plainText(words.text(title), limits.VIEW_TITLE_MAX),
    close: plainText(
      words.text(submit === undefined ? "slack.close" : "slack.cancel"),
      limits.VIEW_BUTTON_MAX,
    ),
    ...(submit !== undefined && { submit: plainText(words.text(submit), limits.VIEW_BUTTON_MAX) }),
    ...(callback !== undefined && { callback_id: callback }),
    ...(metadata !== undefined && { private_metadata: metadata }),
    blocks,
  };
}

const paragraph = (text: string): SlackBlock => ({
  type: "section",
  text: plainText(text, limits.SECTION_TEXT_MAX),
});

function input(
  id: string,
  label: string,
  element: types.InputBlock["element"],
  more: { hint?: string; optional?: boolean } = {},
): SlackBlock {
  return {
    type: "input",
    block_id: id,
    label: plainText(label, limits.INPUT_LABEL_MAX),
    element,
    ...(more.optional === true && { optional: true }),
    ...(more.hint !== undefined && { hint: plainText(more.hint, limits.INPUT_LABEL_MAX) }),
  };
}

/** Opened at once, while what it will hold is looked up: Slack's permission to open a form lasts three seconds. */
export const loadingModal = (words: Words, title: string): ModalView =>
  modal(words, title, { blocks: [paragraph(words.text("slack.loading"))] });

/** A form that has nothing to fill in. */
export const messageModal = (words: Words, title: string, key: string, link?: string): ModalView =>
  modal(words, title, {
    blocks: [paragraph(words.text(key)), ...(link === undefined ? [] : [linkBlock(words, link)])],
  });

export const linkBlock = (words: Words, url: string): SlackBlock => ({
  type: "actions",
  elements: [button(ACTIONS.link, words.text("slack.open-messages"), { url })],
});

/** All options of a question with several answers, to tick. */
export function chooseModal(
  words: Words,
  prompt: Extract<Prompt, { kind: "choice" }>,
  metadata: string,
): ModalView {
  const groups = Array.from(
    { length: Math.ceil(prompt.options.length / limits.CHECKBOXES_MAX) },
    (_, index) => prompt.options.slice(index * limits.CHECKBOXES_MAX, (index + 1) * limits.CHECKBOXES_MAX),
  );
  return modal(words, "slack.form.choose.title", {
    callback: VIEWS.choose,
    metadata,
    submit: "slack.choose-done",
    blocks: groups.map((options, index) =>
      input(
        `${INPUTS.choose}:${index}`,
        words.text(index === 0 ? "slack.form.choose.label" : "slack.form.choose.more", { max: prompt.max }),
        {
          type: "checkboxes",
          action_id: ACTIONS.chooseSome,
          options: options.map(({ id, label }) => option(id, label)),
        },
        { optional: true },
      ),
    ),
  });
}

/** The skills that are known, to take off the list, and all others to add. */
export function skillsModal(content: Content, state: SessionState, metadata: string): ModalView {
  const { words, knowledge } = content;
  const held = heldSkills(profileOf(state))
    .flatMap((id) => knowledge.skillById.get(id) ?? [])
    .filter(({ id }) => id.length <= limits.OPTION_VALUE_MAX)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const groups = Array.from({ length: Math.ceil(held.length / limits.SELECT_OPTIONS_MAX) }, (_, index) =>
    held.slice(index * limits.SELECT_OPTIONS_MAX, (index + 1) * limits.SELECT_OPTIONS_MAX),
  );
  return modal(words, "slack.form.skills.title", {
    callback: VIEWS.skills,
    metadata,
    submit: "slack.save",
    blocks: [
      input(
        INPUTS.add,
        words.text("slack.form.skills.add"),
        {
          type: "multi_external_select",
          action_id: ACTIONS.findSkill,
          placeholder: plainText(words.text("slack.form.skills.find"), limits.PLACEHOLDER_MAX),
          min_query_length: 2,
        },
        { optional: true, hint: words.text("slack.form.skills.add.hint") },
      ),
      ...groups.map((skills, index) =>
        input(
          `${INPUTS.remove}:${index}`,
          words.text("slack.form.skills.remove"),
          {
            type: "multi_static_select",
            action_id: ACTIONS.chooseSome,
            placeholder: plainText(words.text("slack.choose"), limits.PLACEHOLDER_MAX),
            options: skills.map(({ id, name }) => option(id, name)),
          },
          { optional: true },
        ),
      ),
      ...(held.length === 0 ? [paragraph(words.text("slack.form.skills.none"))] : []),
    ],
  });
}

export const heldSkills = (profile: Profile): string[] =>
  Object.entries(profile.skills)
    .filter(([, claim]) => claim.stance === "has")
    .map(([id]) => id);

/** @param today ISO date */
export function planModal(content: Content, state: SessionState, today: string, metadata: string): ModalView {
  const { words, knowledge } = content;
  const { plan, role: lastRole } = state;
  const role = knowledge.roleById.get(plan?.role ?? lastRole ?? "");
  const { hoursPerWeek, by } = profileOf(state);
  const hours = hoursPerWeek ?? plan?.hoursPerWeek;
  const wish = by ?? plan?.by;
  return modal(words, "slack.form.plan.title", {
    callback: VIEWS.plan,
    metadata,
    submit: "slack.save",
    blocks: [
      input(INPUTS.role, words.text("slack.form.plan.role"), {
        type: "external_select",
        action_id: ACTIONS.findRole,
        placeholder: plainText(words.text("slack.form.plan.find"), limits.PLACEHOLDER_MAX),
        min_query_length: 0,
        ...(role?.status === "current" && { initial_option: option(role.id, role.name) }),
      }),
      input(INPUTS.hours, words.text("slack.form.plan.hours"), {
        type: "number_input",
        action_id: INPUTS.hours,
        is_decimal_allowed: true,
        min_value: "0.5",
        max_value: "80",
        ...(hours != null && { initial_value: String(hours) }),
      }),
      input(INPUTS.start, words.text("slack.form.plan.start"), {
        type: "datepicker",
        action_id: INPUTS.start,
        initial_date: plan?.start ?? today,
      }),
      input(
        INPUTS.by,
        words.text("slack.form.plan.by"),
        { type: "datepicker", action_id: INPUTS.by, ...(wish != null && { initial_date: wish }) },
        { optional: true, hint: words.text("slack.form.plan.by.hint") },
      ),
    ],
  });
}

const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;
/** Check-ins come when people are awake. */
const HOURS = Array.from({ length: 17 }, (_, index) => index + 6);
const HOUR_USUAL = 9;
export const NO_CHECK_INS = "none";

export const weekdayName = (words: Words, weekday: number): string =>
  words.text(`weekday.${WEEKDAYS[weekday] ?? "monday"}`);

export function checkInsModal(
  words: Words,
  time: CheckInTime | undefined,
  zone: string,
  metadata: string,
): ModalView {
  const days = [1, 2, 3, 4, 5, 6, 0].map((day) => option(String(day), weekdayName(words, day)));
  const hours = HOURS.map((hour) => option(String(hour), `${hour}:00`));
  const none = option(NO_CHECK_INS, words.text("slack.form.check-ins.none"));
  const chosen = days.find(({ value }) => value === String(time?.weekday ?? 1));
  const usual = hours.find(({ value }) => value === String(time?.hour ?? HOUR_USUAL));
  return modal(words, "slack.form.check-ins.title", {
    callback: VIEWS.checkIns,
    metadata,
    submit: "slack.save",
    blocks: [
      paragraph(words.text("slack.form.check-ins.intro")),
      input(INPUTS.day, words.text("slack.form.check-ins.day"), {
        type: "static_select",
        action_id: ACTIONS.choose,
        options: [...days, none],
        ...(chosen !== undefined && { initial_option: chosen }),
      }),
      input(INPUTS.hour, words.text("slack.form.check-ins.hour"), {
        type: "static_select",
        action_id: ACTIONS.choose,
        options: hours,
        ...(usual !== undefined && { initial_option: usual }),
      }),
      { type: "context", elements: [plainText(words.text("slack.form.check-ins.zone", { zone }), 200)] },
    ],
  });
}

/** Chooses the channel in which a result is shown. */
export const shareModal = (words: Words, metadata: string): ModalView =>
  modal(words, "slack.form.share.title", {
    callback: VIEWS.share,
    metadata,
    submit: "slack.form.share.submit",
    blocks: [
      paragraph(words.text("slack.share.confirm.text")),
      input(INPUTS.channel, words.text("slack.form.share.label"), {
        type: "conversations_select",
        action_id: ACTIONS.choose,
        response_url_enabled: true,
        filter: { include: ["public", "private"], exclude_bot_users: true },
      }),
    ],
  });
