import type { IntentId } from "./conversation.ts";

/** A place in a command to fill in; "role" and "skill" are names that a platform can complete while they are typed. */
export interface CommandOption {
  readonly name: string;
  readonly kind: "role" | "skill" | "hours" | "text" | "flag";
  readonly required: boolean;
}

export interface CommandSpec {
  readonly name: string;
  readonly intent: IntentId;
  readonly options: readonly CommandOption[];
  /** The request as a person would type it. */
  readonly text: (values: Readonly<Record<string, string | undefined>>) => string;
}

const role = (name = "role", required = false): CommandOption => ({ name, kind: "role", required });
const joined = (...parts: ReadonlyArray<string | undefined>): string =>
  parts.filter((part) => part !== undefined && part !== "").join(" ");

/**
 * What can be asked by command, on every platform: the one table behind help, menus and registrations.
 * Descriptions are wording: "command.<name>" and "command.<name>.<option>".
 */
export const COMMANDS: readonly CommandSpec[] = [
  { name: "start", intent: "start", options: [], text: () => "start" },
  { name: "role", intent: "role", options: [role("role", true)], text: (v) => joined("role", v.role) },
  {
    name: "roles",
    intent: "browse",
    options: [{ name: "category", kind: "text", required: false }],
    text: (v) => (v.category === undefined ? "roles" : joined("roles in", v.category)),
  },
  { name: "recommend", intent: "recommend", options: [], text: () => "recommend" },
  { name: "gaps", intent: "gaps", options: [role()], text: (v) => joined("gaps", v.role) },
  {
    name: "plan",
    intent: "plan",
    options: [role(), { name: "hours", kind: "hours", required: false }],
    text: (v) =>
      joined("plan", v.role && `for ${v.role}`, v.hours && `${v.role ? "with " : ""}${v.hours} hours a week`),
  },
  {
    name: "compare",
    intent: "compare",
    options: [role("first", true), role("second", true)],
    text: (v) => joined("compare", v.first, "and", v.second),
  },
  {
    name: "skills",
    intent: "skills",
    options: [
      { name: "add", kind: "skill", required: false },
      { name: "remove", kind: "skill", required: false },
    ],
    text: (v) =>
      v.add !== undefined
        ? joined("add", v.add)
        : v.remove !== undefined
          ? joined("remove", v.remove)
          : "skills",
  },
  {
    name: "match",
    intent: "match",
    options: [{ name: "ad", kind: "text", required: false }],
    text: (v) => joined("match", v.ad),
  },
  { name: "market", intent: "market", options: [], text: () => "market" },
  {
    name: "progress",
    intent: "progress",
    options: [{ name: "done", kind: "skill", required: false }],
    text: (v) => (v.done === undefined ? "progress" : joined("done", v.done)),
  },
  { name: "share", intent: "share", options: [], text: () => "share" },
  { name: "export", intent: "export", options: [], text: () => "export" },
  { name: "reminders", intent: "check-ins", options: [], text: () => "reminders" },
  { name: "privacy", intent: "privacy", options: [], text: () => "privacy" },
  { name: "forget", intent: "forget", options: [], text: () => "forget me" },
  { name: "help", intent: "help", options: [], text: () => "help" },
];
