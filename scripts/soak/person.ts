import { createHash } from "node:crypto";
import { createMemoryStore } from "../../adapters/storage/memory/memory-store.ts";
import { createTurnHandler } from "../../src/app/handle-turn.ts";
import { openRecord } from "../../src/app/migrations.ts";
import type { Content } from "../../src/engine/conversation.ts";
import { MENU, type Prompt, type Reply } from "../../src/engine/reply.ts";
import type { TurnEvent } from "../../src/engine/turn.ts";
import { createRandom, pick, type Random } from "./random.ts";

export interface SoakTurn {
  readonly id: string;
  /** ISO moment at which the person wrote it. */
  readonly at: string;
  readonly event: TurnEvent;
  /** Hash of the reply that is right. */
  readonly reply: string;
}

/** A person with all that they will write, and what must come of it. */
export interface SoakPerson {
  readonly key: string;
  readonly workspace: string;
  readonly turns: readonly SoakTurn[];
  /** JSON of the state after the last turn. */
  readonly state: string;
}

export const hashOfReply = (reply: Reply): string =>
  createHash("sha256").update(JSON.stringify(reply)).digest("base64").slice(0, 22);

/** A person writes every minute of an afternoon. */
const BEGIN = Date.parse("2026-03-02T12:00:00.000Z");
const MINUTE = 60_000;
const TURNS_MAX = 60;
const WORKSPACE_PEOPLE = 50;

export const OPENINGS = [
  "start",
  "hello",
  "which role fits me?",
  "I am a nurse, 6 hours a week, know Excel and a bit of SQL",
];
const SKILLS = [
  "Python, SQL and some Docker",
  "Excel, PowerPoint and stakeholder management",
  "5 years of Java, basic kubernetes, no machine learning",
  "PyTorch, CUDA, C++ and linear algebra",
  "I don't know SQL but I want to learn Rust",
  "teaching, writing, a little R",
  "that is all",
];
const WORDS = [
  "Europe, healthcare",
  "skip",
  "6 hours",
  "in a year",
  "about 4 years",
  "yes",
  "remote, small company",
];
/** Now and then, in between. */
const ASIDES = ["what is MLOps?", "help", "back", "repeat", "role data engineer", "zzqx", "change hours"];
export const AFTERWARDS = [
  "plan",
  "gaps",
  "progress",
  "done SQL",
  "compare data analyst and data scientist",
  "skills",
  "market",
  "plan 10h",
  "recommend",
];

/** Writes a person's whole conversation by having it with the engine in memory, one turn after another. */
export async function createPerson(content: Content, index: number, seed: number): Promise<SoakPerson> {
  const random = createRandom(seed * 1_000_003 + index);
  const workspace = `slack:T${Math.floor(index / WORKSPACE_PEOPLE)}`;
  const key = `${workspace}:U${index}`;
  const store = createMemoryStore();
  let now = BEGIN;
  const handle = createTurnHandler(content, store, () => new Date(now));
  const turns: SoakTurn[] = [];
  const afterwards = AFTERWARDS.filter(() => random() < 0.4);

  async function turn(event: TurnEvent): Promise<Prompt | undefined> {
    now = BEGIN + turns.length * MINUTE;
    const id = `${key}/${turns.length}`;
    const { reply } = await handle({ key, turnId: id, event });
    if (reply === null) throw new Error("a first turn had no reply");
    turns.push({ id, at: new Date(now).toISOString(), event, reply: hashOfReply(reply) });
    return reply.prompt;
  }

  let prompt = await turn({ kind: "text", text: pick(random, OPENINGS) });
  if (prompt?.about === MENU) prompt = await turn({ kind: "text", text: "start" });
  while (prompt !== undefined && prompt.about !== MENU && turns.length < TURNS_MAX)
    prompt = await turn(answerTo(prompt, random));
  for (const text of afterwards) await turn({ kind: "text", text });
  const stored = await store.load(key);
  return { key, workspace, turns, state: JSON.stringify(openRecord(stored?.value).record.state) };
}

/** What somebody says to a question: an option, words, or something aside. */
export function answerTo(prompt: Prompt, random: Random): TurnEvent {
  if (random() < 0.08) return { kind: "text", text: pick(random, ASIDES) };
  if (prompt.kind === "text")
    return { kind: "text", text: pick(random, prompt.about.startsWith("skills") ? SKILLS : WORDS) };
  const count = prompt.min + Math.floor(random() * Math.min(3, prompt.max - prompt.min + 1));
  const options = [...prompt.options];
  const chosen = Array.from({ length: Math.min(count, options.length) }, () =>
    options.splice(Math.floor(random() * options.length), 1),
  ).flat();
  if (random() < 0.3) return { kind: "text", text: chosen.map(({ label }) => label).join(", ") };
  return { kind: "choice", ids: chosen.map(({ id }) => id), about: prompt.about };
}
