import type { Profile } from "../domain/profile.ts";
import type { Reading } from "../domain/understanding/reading.ts";
import type { Content } from "./conversation.ts";
import type { Attachment, Block, Option, Prompt, Reply } from "./reply.ts";
import { note, paragraph } from "./reply.ts";
import { profileOf, type SessionState } from "./state.ts";
import type { Params } from "./words.ts";

/** What came from the person. Choices carry the ids of the options of a prompt. */
export type TurnEvent =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "choice"; readonly ids: readonly string[] };

/** What the world has to do after the state is saved. */
export type Effect = { readonly kind: "forget" };

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
  state: SessionState;
  readonly effects: Effect[] = [];
  /** A recap for somebody who was away has been said. */
  recapped = false;
  private readonly blocks: Block[] = [];
  private readonly attachments: Attachment[] = [];
  private prompt: Prompt | undefined;
  private shareable = false;
  private lastReading: { text: string; expecting: string; reading: Reading } | undefined;

  constructor(content: Content, state: SessionState, now: string) {
    this.content = content;
    this.state = { ...state };
    this.now = now;
  }

  get today(): string {
    return this.now.slice(0, 10);
  }

  get profile(): Profile {
    return profileOf(this.state);
  }

  learn(facts: Partial<Profile>): void {
    if (Object.keys(facts).length > 0) this.state.profile = { ...this.state.profile, ...facts };
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
    this.blocks.push(...blocks);
    return this;
  }

  say(key: string, params?: Params, turn?: number): this {
    return this.add(paragraph(...this.content.words.spans(key, params, turn)));
  }

  note(key: string, params?: Params): this {
    return this.add(note(...this.content.words.spans(key, params)));
  }

  attach(attachment: Attachment): this {
    this.attachments.push(attachment);
    return this;
  }

  ask(prompt: Prompt): this {
    this.prompt = prompt;
    delete this.state.menu;
    return this;
  }

  share(): this {
    this.shareable = true;
    return this;
  }

  /** Offers commands; the option's id is the command, and its number works as text. */
  menu(options: readonly Option[]): this {
    if (this.state.at !== undefined || options.length === 0) return this;
    this.prompt = { kind: "choice", options, min: 1, max: 1 };
    this.state.menu = options.map((option) => option.id);
    return this;
  }

  text(key: string, params?: Params): string {
    return this.content.words.text(key, params);
  }

  get hasPrompt(): boolean {
    return this.prompt !== undefined;
  }

  finish(): TurnResult {
    const reply: Reply = {
      blocks: this.blocks,
      ...(this.prompt && { prompt: this.prompt }),
      ...(this.attachments.length > 0 && { attachments: this.attachments }),
      ...(this.shareable && { shareable: true }),
    };
    return { state: this.state, reply, effects: this.effects };
  }
}

export type Expecting = "draws" | "avoids" | "skills" | "hours" | "years" | "by";
