import type { Person, Result } from "./interview.ts";

/** An engine that holds many conversations side by side, each kept as its users keep it between turns. */
export interface Engine {
  readonly name: string;
  /** Conversations of one block: few for the slow ones, so that the whole run stays short. */
  readonly block: number;
  /** It answers wrongly once in some hundred thousand times, by itself; without this, one wrong result ends the run. */
  readonly isUnsure?: boolean;
  open(person: Person): Conversation;
}

export interface Conversation {
  /** One turn: the text that is answered with, or a promise of it. */
  turn(text: string): unknown;
  /** Bytes that are kept of this conversation now. */
  bytes(): number | Promise<number>;
  /** Lets go of what the engine keeps outside; called once the interview is over. */
  close?(): Promise<void>;
  /** The answers, after close. */
  result(): Result;
}
