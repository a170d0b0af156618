import type { types } from "@slack/bolt";
import * as z from "zod";
import { shortened } from "../../src/app/long-text.ts";
import { printable } from "./escape.ts";
import * as limits from "./limits.ts";

/** Names of what can be pressed; with ":<n>" behind where one block has several. */
export const ACTIONS = {
  /** A button that is an answer; its value is the option's id. */
  answer: "answer",
  /** A menu of which one is chosen. */
  choose: "choose",
  /** A menu of which some are chosen, and what hands them in. */
  chooseSome: "choose-some",
  chooseDone: "choose-done",
  /** The same as a form. */
  chooseForm: "choose-form",
  ticks: "ticks",
  share: "share",
  editSkills: "edit-skills",
  editPlan: "edit-plan",
  editCheckIns: "edit-check-ins",
  /** Only opens an address. */
  link: "link",
  /** Look-ups while somebody types. */
  findRole: "find-role",
  findSkill: "find-skill",
} as const;

export type ActionName = (typeof ACTIONS)[keyof typeof ACTIONS];

export const VIEWS = {
  choose: "view-choose",
  skills: "view-skills",
  plan: "view-plan",
  checkIns: "view-check-ins",
  share: "view-share",
} as const;

export const SHORTCUTS = { start: "start-interview", matchAd: "match-job-ad" } as const;

/** The name in an action id: "answer" of "answer:3". */
export function actionName(id: string): ActionName | null {
  const name = id.split(":", 1)[0];
  return Object.values(ACTIONS).find((action) => action === name) ?? null;
}

/** Whom a control is for and which question it answers, as the id of its block. */
export interface Mark {
  readonly kind: "ask" | "ticks" | "more";
  readonly owner: string;
  readonly about: string;
}

const MarkSchema = z.tuple([z.enum(["ask", "ticks", "more"]), z.string().min(1), z.string()]);

/** @param copy tells apart blocks of one message that are about the same */
export const blockId = ({ kind, owner, about }: Mark, copy?: string): string =>
  [kind, owner, about].join("|") + (copy === undefined ? "" : `~${copy}`);

export function readBlockId(id: string): Mark | null {
  const [kind, owner, ...about] = id.replace(/~[\w-]*$/, "").split("|");
  const parsed = MarkSchema.safeParse([kind, owner, about.join("|")]);
  return parsed.success ? { kind: parsed.data[0], owner: parsed.data[1], about: parsed.data[2] } : null;
}

export const plainText = (text: string, most: number): types.PlainTextElement => ({
  type: "plain_text",
  text: shortened(printable(text).trim() || "-", most),
  emoji: false,
});

export function button(
  name: string,
  label: string,
  more: Partial<Pick<types.Button, "value" | "style" | "url" | "confirm" | "accessibility_label">> = {},
): types.Button {
  return { type: "button", action_id: name, text: plainText(label, limits.BUTTON_TEXT_MAX), ...more };
}

export const option = (id: string, label: string, description?: string): types.PlainTextOption => ({
  text: plainText(label, limits.OPTION_TEXT_MAX),
  value: id,
  ...(description && { description: plainText(description, limits.OPTION_TEXT_MAX) }),
});
