import { COMMANDS } from "../../src/engine/commands.ts";
import type { TurnEvent } from "../../src/engine/turn.ts";
import { COMMAND, SHOW, type Shown } from "./commands.ts";
import { type Press, readCustomId } from "./custom-id.ts";
import type { Asking, Attachment, Interaction } from "./decode.ts";
import { FIELDS, planTurn, skillTurns, timesTurn } from "./forms.ts";
import { KEEP } from "./render-controls.ts";

export type FormName = "words" | "skills" | "plan" | "times" | "ad";

/** What an interaction asks for. */
export type Action =
  | { readonly kind: "pong" }
  /** The last turn's reply is shown; those before it only do their work. */
  | {
      readonly kind: "turns";
      readonly events: readonly TurnEvent[];
      readonly inPlace: boolean;
      readonly show: Shown;
    }
  /** A turn whose text is in a file. */
  | {
      readonly kind: "file";
      readonly file: Attachment;
      readonly text: string;
      readonly as: "text" | "job-ad";
      readonly inPlace: boolean;
      readonly show: Shown;
      /** The question it answers, where a late answer can be told from a timely one. */
      readonly about: string | null;
    }
  /** Words from a form; it may have lain open while the talk went on. */
  | { readonly kind: "answer"; readonly about: string; readonly text: string; readonly inPlace: boolean }
  | { readonly kind: "form"; readonly form: FormName; readonly about: string; readonly keep: boolean }
  | { readonly kind: "choices"; readonly of: "role" | "skill" | null; readonly typed: string }
  | { readonly kind: "page"; readonly turnId: string; readonly page: number }
  | { readonly kind: "read"; readonly owner: string; readonly turnId: string; readonly page: number }
  /** turnId null: the last result. */
  | { readonly kind: "share"; readonly turnId: string | null; readonly thread: boolean }
  | { readonly kind: "dm" }
  | { readonly kind: "mine"; readonly turnId: string }
  | { readonly kind: "nothing" }
  /** Only words, by their key. */
  | { readonly kind: "tell"; readonly key: string };

/** Pure: the same interaction always asks for the same. */
export function actionOf(interaction: Interaction): Action {
  const { asking } = interaction;
  switch (asking.kind) {
    case "ping":
      return { kind: "pong" };
    case "command":
      return commandAction(interaction, asking);
    case "message-command":
      return adAction(asking.text, asking.files[0], "me", false, "discord.ad.empty");
    case "autocomplete":
      return choicesAction(asking);
    case "press":
    case "form":
      return controlAction(interaction, asking);
  }
}

const turn = (event: TurnEvent, inPlace = false, show: Shown = "me"): Action => ({
  kind: "turns",
  events: [event],
  inPlace,
  show,
});

function commandAction({ place }: Interaction, asking: Extract<Asking, { kind: "command" }>): Action {
  const { sub, options, files } = asking;
  const spec = COMMANDS.find((known) => known.name === sub);
  if (spec === undefined || asking.name !== COMMAND) return { kind: "tell", key: "discord.old-card" };
  const show = shownTo(options[SHOW]);
  if (sub === "match") {
    const ad = options.ad ?? "";
    if (ad.trim() === "" && files.length === 0) return { kind: "form", form: "ad", about: "", keep: false };
    return adAction(ad, files[0], show, false, "discord.ad.empty");
  }
  const [file] = files;
  if (file !== undefined)
    return { kind: "file", file, text: "", as: "text", inPlace: false, show, about: null };
  if (sub === "share" && place.kind !== "bot-dm") return { kind: "share", turnId: null, thread: false };
  return turn({ kind: "text", text: spec.text(options) }, false, show);
}

const shownTo = (value: string | undefined): Shown =>
  value === "channel" || value === "thread" ? value : "me";

function adAction(
  text: string,
  file: Attachment | undefined,
  show: Shown,
  inPlace: boolean,
  otherwise: string,
): Action {
  if (text.trim() !== "") return turn({ kind: "job-ad", text }, inPlace, show);
  if (file !== undefined) return { kind: "file", file, text, as: "job-ad", inPlace, show, about: null };
  return { kind: "tell", key: otherwise };
}

function choicesAction({ sub, option, typed }: Extract<Asking, { kind: "autocomplete" }>): Action {
  const kind = COMMANDS.find(({ name }) => name === sub)?.options.find(({ name }) => name === option)?.kind;
  return { kind: "choices", of: kind === "role" || kind === "skill" ? kind : null, typed };
}

/** Whoever may use them; everything else is its owner's. */
const ANYBODYS: ReadonlySet<string> = new Set(["read", "none"]);

function controlAction(
  interaction: Interaction,
  asking: Extract<Asking, { kind: "press" | "form" }>,
): Action {
  const press = readCustomId(asking.customId);
  if (press === "old") return { kind: "tell", key: "discord.old-card" };
  if (press.owner !== interaction.who.id && !ANYBODYS.has(press.action))
    return { kind: "tell", key: "discord.not-yours" };
  return asking.kind === "press"
    ? pressAction(interaction, press, asking.values)
    : formAction(interaction, press, asking);
}

/** Only what the person alone sees, or a chat with them, may change under the click. */
function mayReplace({ source, place }: Interaction): boolean {
  return source?.secondKind === true && (source.ephemeral || place.kind === "bot-dm");
}

function pressAction(interaction: Interaction, press: Press, values: readonly string[] | null): Action {
  const { action, about, owner, rest } = press;
  switch (action) {
    case "pick":
    case "menu": {
      const ids = values ?? (rest === undefined ? [] : [rest]);
      return turn({ kind: "choice", ids, about }, action === "pick" && mayReplace(interaction));
    }
    case "tick":
    case "ticks":
      return tickAction(interaction, values ?? [], action === "tick" && mayReplace(interaction));
    case "words":
    case "skills":
    case "plan":
    case "times":
    case "ad":
      return { kind: "form", form: action, about, keep: rest === KEEP };
    case "page":
      return { kind: "page", turnId: about, page: Number(rest ?? 0) };
    case "read":
      return { kind: "read", owner, turnId: about, page: Number(rest ?? 0) };
    case "share":
    case "thread":
      return { kind: "share", turnId: about, thread: action === "thread" };
    case "dm":
      return { kind: "dm" };
    case "mine":
      return { kind: "mine", turnId: about };
    case "none":
      return { kind: "nothing" };
  }
}

/** A menu tells everything that is chosen now; what is different from before was meant. */
function tickAction({ source }: Interaction, values: readonly string[], inPlace: boolean): Action {
  const chosen = new Set(values);
  const events = (source?.shown ?? [])
    .filter((option) => option.chosen !== chosen.has(option.value))
    .map((option): TurnEvent => ({ kind: "tick", skill: option.value, done: !option.chosen }));
  return events.length === 0 ? { kind: "nothing" } : { kind: "turns", events, inPlace, show: "me" };
}

function formAction(
  interaction: Interaction,
  { action, about, rest }: Press,
  filled: Extract<Asking, { kind: "form" }>,
): Action {
  const inPlace = rest !== KEEP && mayReplace(interaction);
  const text = filled.texts[FIELDS.text] ?? "";
  const [file] = filled.files;
  switch (action) {
    case "words":
      return file === undefined
        ? { kind: "answer", about, text, inPlace }
        : { kind: "file", file, text, as: "text", inPlace, show: "me", about };
    case "ad":
      return adAction(text, file, "me", false, "discord.ad.empty");
    case "skills":
      return { kind: "turns", events: skillTurns(filled), inPlace, show: "me" };
    case "plan": {
      const event = planTurn(filled);
      return event === null ? { kind: "tell", key: "discord.plan.unclear" } : turn(event);
    }
    case "times":
      return turn(timesTurn(filled));
    default:
      return { kind: "tell", key: "discord.old-card" };
  }
}
