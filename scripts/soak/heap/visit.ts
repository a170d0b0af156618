import { MENU, type Prompt } from "../../../src/engine/reply.ts";
import type { TurnEvent } from "../../../src/engine/turn.ts";
import { AFTERWARDS, answerTo, OPENINGS } from "../person.ts";
import { pick, type Random } from "../random.ts";

export interface VisitOptions {
  readonly random: Random;
  /** Turns at most; an interview that is longer is left where it stands, and goes on with the next visit. */
  readonly most: number;
  /** Asks to be reminded every week. The same people each time: an appointment is kept in memory. */
  readonly isReminded: boolean;
  /** Hands a turn in. @returns what is asked next */
  readonly deliver: (event: TurnEvent) => Promise<Prompt | undefined>;
  /** Hands many turns in at once. */
  readonly flood: (events: readonly TurnEvent[]) => Promise<void>;
}

const FLOOD_SHARE = 0.002;
const FLOOD_TIMES = 3;
const FLOOD_TURNS = 30;
const FORGET_SHARE = 0.01;

const said = (text: string): TurnEvent => ({ kind: "text", text });

/** Somebody comes by and writes: some of an interview, or all of it and what one asks afterwards. */
export async function visit({ random, most, isReminded, deliver, flood }: VisitOptions): Promise<void> {
  let turns = 0;
  const say = (event: TurnEvent) => {
    turns += 1;
    return deliver(event);
  };
  let prompt = await say(said(pick(random, OPENINGS)));
  if (prompt?.about === MENU && turns < most) prompt = await say(said("start"));
  while (prompt !== undefined && prompt.about !== MENU && turns < most)
    prompt = await say(answerTo(prompt, random));
  for (const text of AFTERWARDS) if (turns < most && random() < 0.4) await say(said(text));
  if (isReminded) {
    await say(said("plan data scientist"));
    await say(said("remind me on monday at 9"));
  }
  if (random() < FORGET_SHARE) {
    await say(said("forget me"));
    await say(said("yes"));
  }
  if (random() >= FLOOD_SHARE) return;
  for (let time = 0; time < FLOOD_TIMES; time++)
    await flood(Array.from({ length: FLOOD_TURNS }, () => said("thanks")));
}
