import type { Profile } from "../domain/profile.ts";
import type { Reading } from "../domain/understanding/reading.ts";
import type { CheckInTime } from "./check-in-time.ts";
import type { Content } from "./conversation.ts";
import { copyOf, merged } from "./copy-of.ts";
import { pack } from "./packed-profile.ts";
import type { Attachment, Block, Option, Prompt, Reply, Tick } from "./reply.ts";
import { MENU, OPTIONS_MAX } from "./reply.ts";
import { type Answer, FACT_STEPS, profileOf, type SessionState } from "./state.ts";
import type { Params } from "./words.ts";

/** What came from the person: words, clicks and filled-in forms. */
export type TurnEvent =
  | { readonly kind: "text"; readonly text: string }
  /** Ids of the options of a prompt, and what that prompt was about where the platform gives it back. */
  | { readonly kind: "choice"; readonly ids: readonly string[]; readonly about?: string }
  | { readonly kind: "job-ad"; readonly text: string }
  /** Skill ids. */
  | { readonly kind: "skills"; readonly add: readonly string[]; readonly remove: readonly string[] }
  /** What is absent stays as it is; by: null takes the wish date back. */
  | {
      readonly kind: "plan";
      readonly role?: string;
      readonly hoursPerWeek?: number;
      readonly start?: string;
      readonly by?: string | null;
    }
  | { readonly kind: "tick"; readonly skill: string; readonly done: boolean }
  /** null: no check-ins any more. */
  | { readonly kind: "check-ins"; readonly time: CheckInTime | null }
  /** The weekly moment has come; nobody wrote anything. */
  | { readonly kind: "check-in" };

/** What is known about where a turn comes from. */
export interface TurnPlace {
  /** ISO moment. */
  readonly now: string;
  /** IANA zone of the person, where the platform tells it. */
  readonly zone?: string;
  /** Messages that nobody asked for just then can be sent there. */
  readonly posts?: boolean;
}

/** What the world has to do after the state is saved. */
export type Effect =
  | { readonly kind: "forget" }
  /** The ISO moment of the next check-in; null: none any more. */
  | { readonly kind: "check-in-at"; readonly at: string | null };

export interface TurnResult {
  readonly state: SessionState;
  readonly reply: Reply;
  readonly effects: readonly Effect[];
}

/**
 * One turn in the making: the state as it becomes and the reply as it grows.
 * It lives for the length of one call; nothing of it is shared.
 */
export class Turn {
  readonly content: Content;
  /** ISO moment. */
  readonly now: string;
  readonly place: TurnPlace;
  state: SessionState;
  /** Unusable answers in a row before this one. A turn that adds none ends the row. */
  readonly tries: number;
  readonly effects: Effect[] = [];
  /** A recap for somebody who was away has been said. */
  recapped = false;
  private readonly reply: Draft = { blocks: [] };
  private greeted = 0;
  private known: (KnownFrom & { readonly facts: Profile }) | null = null;
  private probe: (KnownFrom & { readonly id: string | undefined }) | null = null;
  private lastReading: { text: string; expecting: string; reading: Reading } | undefined;

  constructor(content: Content, state: SessionState, place: TurnPlace) {
    this.content = content;
    this.state = copyOf(state);
    this.tries = state.tries ?? 0;
    if (this.tries > 0) this.drop("tries");
    this.place = place;
    this.now = place.now;
  }

  get today(): string {
    return this.now.slice(0, 10);
  }

  /** Unpacked when it is asked for; most answers to a question need none of it. */
  get profile(): Profile {
    const { answers, profile } = this.state;
    if (this.known === null || this.known.answers !== answers || this.known.profile !== profile)
      this.known = { answers, profile, facts: profileOf(this.state) };
    return this.known.facts;
  }

  /** A fact that a question asks for is its answer, whoever told it. */
  learn(facts: Partial<Profile>): void {
    if (Object.keys(facts).length === 0) return;
    const { audience, years, hoursPerWeek, by, ...others } = facts;
    if (audience !== undefined) this.answer(FACT_STEPS.audience, audience);
    if (years !== undefined) this.answer(FACT_STEPS.years, years);
    if (hoursPerWeek !== undefined) this.answer(FACT_STEPS.hoursPerWeek, hoursPerWeek);
    if (by !== undefined) this.answer(FACT_STEPS.by, by);
    if (Object.keys(others).length > 0) this.state.profile = merged(this.state.profile, pack(others));
  }

  /** Keeps the answer to a step; one that was given before stays in its place. */
  answer(key: string, answer: Answer): void {
    const answers = copyOf(this.state.answers);
    answers[key] = answer;
    this.state.answers = answers;
  }

  /** Takes a part of the state away. What is left is an object of its own: V8 never makes one fast again that lost a part. */
  drop(part: Passing): void {
    const { [part]: _, ...rest } = this.state;
    this.state = rest;
  }

  /** The next skill or interest to ask about; worked out once for the same answers and facts. */
  nextProbe(asked: readonly string[]): string | undefined {
    const { answers, profile } = this.state;
    if (this.probe === null || this.probe.answers !== answers || this.probe.profile !== profile)
      this.probe = { answers, profile, id: this.content.advisor.nextProbe(this.profile, asked)?.id };
    return this.probe.id;
  }

  /** Reads a text once a turn, however many ask for it. */
  read(text: string, expecting?: Expecting): Reading {
    const key = expecting ?? "";
    if (this.lastReading?.text !== text || this.lastReading.expecting !== key) {
      const options = { today: this.today, ...(expecting && { expecting }) };
      this.lastReading = { text, expecting: key, reading: this.content.understanding.read(text, options) };
    }
    return this.lastReading.reading;
  }

  add(...blocks: Block[]): this {
    this.reply.blocks.push(...blocks);
    return this;
  }

  say(key: string, params?: Params, turn?: number): this {
    return this.add({ kind: "paragraph", spans: this.content.words.spans(key, params, turn) });
  }

  note(key: string, params?: Params): this {
    return this.add({ kind: "note", spans: this.content.words.spans(key, params) });
  }

  attach(attachment: Attachment): this {
    this.reply.attachments = [...(this.reply.attachments ?? []), attachment];
    return this;
  }

  ask(prompt: Prompt): this {
    this.reply.prompt = prompt;
    if (this.state.menu !== undefined) this.drop("menu");
    return this;
  }

  /** What was said so far is for this person, whatever follows. */
  endGreeting(): void {
    this.greeted = this.reply.blocks.length;
  }

  /** Marks what was said since the greeting as something that anybody may see. */
  share(): this {
    this.reply.shareable = true;
    return this.endResult();
  }

  /** Marks what was said since the greeting as a result about this person. */
  own(): this {
    this.reply.personal = true;
    return this.endResult();
  }

  private endResult(): this {
    const to = this.reply.blocks.length;
    if (to > 0) this.reply.result = { from: this.greeted, to };
    return this;
  }

  offerTicks(ticks: readonly Tick[]): this {
    if (ticks.length > 0) this.reply.ticks = ticks.slice(0, OPTIONS_MAX);
    return this;
  }

  /** Offers commands; the option's id is the command, and its number works as text. */
  menu(options: readonly Option[]): this {
    if (this.state.at !== undefined || options.length === 0) return this;
    this.reply.prompt = { kind: "choice", about: MENU, options, min: 1, max: 1 };
    this.state.menu = options.map((option) => option.id);
    return this;
  }

  text(key: string, params?: Params): string {
    return this.content.words.text(key, params);
  }

  /** Nothing has been said yet. */
  get isSilent(): boolean {
    return this.reply.blocks.length === 0;
  }

  get hasPrompt(): boolean {
    return this.reply.prompt !== undefined;
  }

  finish(): TurnResult {
    return { state: this.state, reply: this.reply, effects: this.effects };
  }
}

type Draft = { -readonly [Key in keyof Reply]: Reply[Key] } & { readonly blocks: Block[] };

/** What the facts about a person are worked out from. */
type KnownFrom = Pick<SessionState, "answers" | "profile">;

/** Parts of a state that come and go. */
type Passing = "at" | "tries" | "menu" | "confirming" | "awaiting" | "checkIns" | "lost";

export type Expecting = "draws" | "avoids" | "skills" | "hours" | "years" | "by";
