import { shortened } from "../../src/app/long-text.ts";
import { isZone } from "../../src/engine/check-in-time.ts";
import type { Content } from "../../src/engine/conversation.ts";
import { profileOf, type SessionState } from "../../src/engine/state.ts";
import type { TurnEvent } from "../../src/engine/turn.ts";
import type { Words } from "../../src/engine/words.ts";
import { customId, shortId } from "./custom-id.ts";
import { oneLine } from "./escape.ts";
import * as limits from "./limits.ts";
import { KEEP } from "./render-controls.ts";
import {
  type Choice,
  type FileUpload,
  type Label,
  type Modal,
  type TextInput,
  TextStyle,
  Type,
} from "./wire.ts";

/** Fields of the forms. */
export const FIELDS = {
  text: "text",
  file: "file",
  add: "add",
  remove: "remove",
  hours: "hours",
  start: "start",
  by: "by",
  day: "day",
  hour: "hour",
  zone: "zone",
} as const;

/** Questions that a file answers as well as words. */
const FILE_STEPS: ReadonlySet<string> = new Set(["skills"]);
const FILE_TYPES = [".pdf", ".docx", ".txt", ".md"];

export interface FormContext {
  readonly content: Content;
  readonly owner: string;
  /** What is known of the person; null when it could not be read in time. */
  readonly state: SessionState | null;
}

/** An answer in words, and a file where that is an answer too. */
export function wordsForm({ content, owner }: FormContext, about: string, keep: boolean): Modal {
  const { words } = content;
  const withFile = FILE_STEPS.has(about);
  return {
    custom_id: wordsId(owner, about, keep),
    title: words.text("discord.words.title"),
    components: [
      label(words.text("discord.words.label"), paragraph(FIELDS.text, !withFile)),
      ...(withFile ? [fileLabel(words, "discord.words.file")] : []),
    ],
  };
}

function wordsId(owner: string, about: string, keep: boolean): string {
  const id = keep ? customId({ action: "words", owner, about, rest: KEEP }) : null;
  return id ?? shortId({ action: "words", owner, about });
}

/** The text of a job ad, or the ad as a file. */
export function adForm({ content, owner }: FormContext): Modal {
  const { words } = content;
  return {
    custom_id: shortId({ action: "ad", owner, about: "" }),
    title: words.text("discord.ad.title"),
    components: [
      label(words.text("discord.ad.label"), paragraph(FIELDS.text, false)),
      fileLabel(words, "discord.ad.file"),
    ],
  };
}

/** What was understood of a person's skills, to be corrected. */
export function skillsForm({ content, owner, state }: FormContext): Modal {
  const { words, knowledge } = content;
  const held = Object.keys(state === null ? {} : profileOf(state).skills);
  const options = held.slice(0, limits.SELECT_OPTIONS_MAX).map((id) => ({
    label: shortened(knowledge.skillById.get(id)?.name ?? id, limits.OPTION_TEXT_MAX),
    value: id,
  }));
  const remove: Label = label(words.text("discord.skills.remove"), {
    type: Type.select,
    custom_id: FIELDS.remove,
    required: false,
    placeholder: words.text("discord.skills.remove.choose"),
    min_values: 0,
    max_values: Math.max(options.length, 1),
    options,
  });
  return {
    custom_id: shortId({ action: "skills", owner, about: "" }),
    title: words.text("discord.skills.title"),
    components: [
      ...(options.length > 0 ? [remove] : []),
      label(
        words.text("discord.skills.add"),
        { ...short(FIELDS.add, ""), max_length: 400 },
        words.text("discord.skills.add.about"),
      ),
    ],
  };
}

/** Hours and dates of the plan. */
export function planForm({ content, owner, state }: FormContext): Modal {
  const { words } = content;
  const plan = state?.plan;
  const hours = plan?.hoursPerWeek ?? (state === null ? null : profileOf(state).hoursPerWeek);
  const by = plan === undefined ? (state === null ? null : profileOf(state).by) : plan.by;
  const dates = words.text("discord.plan.date.about");
  return {
    custom_id: shortId({ action: "plan", owner, about: "" }),
    title: words.text("discord.plan.title"),
    components: [
      label(
        words.text("discord.plan.hours"),
        short(FIELDS.hours, hours === null ? "" : String(hours)),
        words.text("discord.plan.hours.about"),
      ),
      label(words.text("discord.plan.start"), short(FIELDS.start, plan?.start ?? ""), dates),
      // An empty date takes the date back, so it is asked only where the one at hand can be shown.
      ...(state === null ? [] : [label(words.text("discord.plan.by"), short(FIELDS.by, by ?? ""), dates)]),
    ],
  };
}

const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
const NO_DAY = "none";
const HOUR_ASSUMED = 9;
const DAY_ASSUMED = 1;

/** Zones of where most people live; others can be named in words. At most 25 with one of the person's own. */
const ZONES = [
  "UTC",
  "Pacific/Honolulu",
  "America/Los_Angeles",
  "America/Denver",
  "America/Chicago",
  "America/Mexico_City",
  "America/New_York",
  "America/Bogota",
  "America/Sao_Paulo",
  "Europe/London",
  "Europe/Berlin",
  "Europe/Athens",
  "Europe/Istanbul",
  "Africa/Lagos",
  "Africa/Cairo",
  "Africa/Nairobi",
  "Asia/Dubai",
  "Asia/Karachi",
  "Asia/Kolkata",
  "Asia/Jakarta",
  "Asia/Singapore",
  "Asia/Tokyo",
  "Australia/Sydney",
  "Pacific/Auckland",
] as const;

/** When to check in every week; Discord tells nobody's time zone. */
export function timesForm({ content, owner, state }: FormContext): Modal {
  const { words } = content;
  const kept = state?.checkIns;
  const day = kept?.weekday ?? DAY_ASSUMED;
  const zone = kept?.zone ?? "UTC";
  const days: Choice[] = WEEKDAYS.map((name, index) => {
    const value = String((index + 1) % 7);
    return { label: words.text(`weekday.${name}`), value, ...(value === String(day) && { default: true }) };
  });
  const hours: Choice[] = Array.from({ length: 24 }, (_, hour) => ({
    label: `${String(hour).padStart(2, "0")}:00`,
    value: String(hour),
    ...(hour === (kept?.hour ?? HOUR_ASSUMED) && { default: true }),
  }));
  const zones: readonly string[] = (ZONES as readonly string[]).includes(zone) ? ZONES : [zone, ...ZONES];
  return {
    custom_id: shortId({ action: "times", owner, about: "" }),
    title: words.text("discord.times.title"),
    components: [
      label(words.text("discord.times.day"), {
        type: Type.radio,
        custom_id: FIELDS.day,
        required: true,
        options: [...days, { label: words.text("discord.times.none"), value: NO_DAY }],
      }),
      label(words.text("discord.times.hour"), {
        type: Type.select,
        custom_id: FIELDS.hour,
        options: hours,
      }),
      label(
        words.text("discord.times.zone"),
        {
          type: Type.select,
          custom_id: FIELDS.zone,
          options: zones.map((name) => ({
            label: name.replaceAll("_", " "),
            value: name,
            ...(name === zone && { default: true }),
          })),
        },
        words.text("discord.times.zone.about"),
      ),
    ],
  };
}

function label(name: string, component: Label["component"], about?: string): Label {
  return { type: Type.label, label: name, ...(about !== undefined && { description: about }), component };
}

const paragraph = (id: string, required: boolean): TextInput => ({
  type: Type.textInput,
  custom_id: id,
  style: TextStyle.paragraph,
  required,
  max_length: limits.TEXT_INPUT_MAX,
});

const short = (id: string, value: string): TextInput => ({
  type: Type.textInput,
  custom_id: id,
  style: TextStyle.short,
  required: false,
  max_length: 40,
  ...(value !== "" && { value }),
});

function fileLabel(words: Words, key: string): Label {
  const upload: FileUpload = {
    type: Type.upload,
    custom_id: FIELDS.file,
    required: false,
    min_values: 0,
    max_values: 1,
    file_types: FILE_TYPES,
  };
  return label(words.text(key), upload, words.text("discord.file.about"));
}

interface Filled {
  readonly texts: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

/** The form of skills as turns: what is taken off, then what is added in the person's own words. */
export function skillTurns({ texts, lists }: Filled): TurnEvent[] {
  const remove = lists[FIELDS.remove] ?? [];
  const add = oneLine(texts[FIELDS.add] ?? "");
  const taken: TurnEvent[] = remove.length > 0 || add === "" ? [{ kind: "skills", add: [], remove }] : [];
  return [...taken, ...(add === "" ? [] : [{ kind: "text", text: `add ${add}` } as const])];
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** @returns null when something in it is not what the field asks for */
export function planTurn({ texts }: Filled): TurnEvent | null {
  const hours = (texts[FIELDS.hours] ?? "").trim().replace(",", ".");
  const start = (texts[FIELDS.start] ?? "").trim();
  const by = texts[FIELDS.by]?.trim();
  const hoursPerWeek = hours === "" ? undefined : Number(hours);
  if (hoursPerWeek !== undefined && !(hoursPerWeek >= 0.5 && hoursPerWeek <= 80)) return null;
  if (![start, by ?? ""].every((date) => date === "" || isDate(date))) return null;
  return {
    kind: "plan",
    ...(by !== undefined && { by: by === "" ? null : by }),
    ...(hoursPerWeek !== undefined && { hoursPerWeek }),
    ...(start !== "" && { start }),
  };
}

const isDate = (text: string): boolean => DATE.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

export function timesTurn({ texts, lists }: Filled): TurnEvent {
  const day = texts[FIELDS.day] ?? lists[FIELDS.day]?.[0] ?? NO_DAY;
  if (day === NO_DAY) return { kind: "check-ins", time: null };
  const hour = Number(lists[FIELDS.hour]?.[0] ?? HOUR_ASSUMED);
  const zone = lists[FIELDS.zone]?.[0] ?? "UTC";
  return {
    kind: "check-ins",
    time: { weekday: Number(day), hour, zone: isZone(zone) ? zone : "UTC" },
  };
}
