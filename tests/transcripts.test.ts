import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../adapters/storage/memory/memory-store.ts";
import { createTurnHandler } from "../src/app/handle-turn.ts";
import { compileFlow } from "../src/engine/compile-flow.ts";
import type { Content } from "../src/engine/conversation.ts";
import type { Reply } from "../src/engine/reply.ts";
import { newState, type SessionState, SessionStateSchema } from "../src/engine/state.ts";
import { transition } from "../src/engine/transition.ts";
import { realContent, shown } from "./support/conversation.ts";
import { type Line, parseTranscript } from "./support/transcript.ts";

const FOLDER = join(import.meta.dirname, "transcripts");
const START = Date.parse("2026-12-01T09:00:00.000Z");

/** Ways in which the content may change while an interview runs. */
const CHANGES: Readonly<Record<string, (content: Content) => Content>> = {
  "the question for hours is gone": (content) => withoutStep(content, "hours", "by"),
};

function withoutStep(content: Content, gone: string, next: string): Content {
  const flow = content.flows.get("interview");
  if (flow === undefined) throw new Error("no interview");
  const { [gone]: _, ...rest } = flow.steps;
  const steps = Object.fromEntries(
    Object.entries(rest).map(([id, step]) => [
      id,
      "next" in step && step.next === gone ? { ...step, next } : step,
    ]),
  );
  const changed = compileFlow({ id: flow.id, start: flow.start, steps }, content.knowledge, content.words);
  return { ...content, flows: new Map([["interview", changed]]) };
}

type Say = (content: Content, text: string, now: number) => Promise<Reply> | Reply;

async function play(lines: readonly Line[], say: Say): Promise<string> {
  let content = realContent();
  let now = START;
  const out: string[] = [];
  for (const line of lines) {
    if (line.kind === "title") out.push(`# ${line.text}`, "");
    if (line.kind === "wait") {
      now += line.ms;
      out.push(line.text, "");
    }
    if (line.kind === "change") {
      const change = CHANGES[line.name];
      if (change === undefined) throw new Error(`no change "${line.name}"`);
      content = change(content);
      out.push(`! ${line.name}`, "");
    }
    if (line.kind === "says") {
      now += 30_000;
      out.push(`> ${line.text.replaceAll("\n", "\\n")}`, shown(await say(content, line.text, now)), "");
    }
  }
  return out.join("\n");
}

function direct(roundTrip: boolean): Say {
  let state: SessionState = newState();
  return (content, text, now) => {
    const before = roundTrip ? SessionStateSchema.parse(JSON.parse(JSON.stringify(state))) : state;
    const result = transition(content, before, { kind: "text", text }, { now: new Date(now).toISOString() });
    state = result.state;
    return roundTrip ? (JSON.parse(JSON.stringify(result.reply)) as Reply) : result.reply;
  };
}

function deliveredTwice(): Say {
  const store = createMemoryStore();
  let count = 0;
  return async (content, text, now) => {
    const handle = createTurnHandler(content, store, () => new Date(now));
    const turn = { key: "test:someone", turnId: `turn-${++count}`, event: { kind: "text", text } } as const;
    const first = await handle(turn);
    const second = await handle(turn);
    // What was forgotten cannot be told again; everything else is answered as it was.
    const { saved: _, ...told } = first;
    if (!first.forgot) expect(second).toEqual({ ...told, repeated: true });
    if (first.reply === null) throw new Error("a first delivery has a reply");
    return first.reply;
  };
}

const files = readdirSync(FOLDER).filter((name) => name.endsWith(".txt"));

describe("transcripts", () => {
  it("are thirty or more", () => {
    expect(files.length).toBeGreaterThanOrEqual(30);
  });

  describe.each(files)("%s", (name) => {
    const path = join(FOLDER, name);
    const lines = parseTranscript(readFileSync(path, "utf8"));

    it("reads as it did", async () => {
      await expect(await play(lines, direct(false))).toMatchFileSnapshot(path);
    });

    it("reads the same with the state through JSON between turns", async () => {
      expect(await play(lines, direct(true))).toBe(await play(lines, direct(false)));
    });

    it("reads the same with every turn delivered twice", async () => {
      expect(await play(lines, deliveredTwice())).toBe(await play(lines, direct(false)));
    });
  });
});
