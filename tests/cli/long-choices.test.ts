import { Readable, Writable } from "node:stream";
import { expect, it } from "vitest";
import { createMemoryStore } from "../../adapters/storage/memory/memory-store.ts";
import { chat } from "../../adapters/terminal/chat.ts";
import { createTurnHandler } from "../../src/app/handle-turn.ts";
import { realContent } from "../support/conversation.ts";

/** What a person reads who types these lines, message by message. */
async function read(...lines: string[]): Promise<string[]> {
  let shown = "";
  const output = new Writable({
    write(chunk, _, done) {
      shown += chunk;
      done();
    },
  });
  const clock = () => new Date("2026-11-02T09:00:00.000Z");
  let turns = 0;
  await chat({
    input: Readable.from([`${lines.join("\n")}\n`]),
    output,
    page: { width: 80, colour: false },
    handle: createTurnHandler(realContent(), createMemoryStore(), clock),
    key: "test:ada",
    newTurnId: () => `t${++turns}`,
  });
  return shown.split(/^> .*$/m).slice(1);
}

const LAST_CHOICE = "25. Not sure yet";

it("a long list of choices is not shown again under the same question, unless it is asked for", async () => {
  const [, first, missed, repeated, next] = await read("start", "2", "blah blub", "repeat", "1");
  expect(first).toContain(LAST_CHOICE);
  expect(missed).toContain("The same 25 choices as above");
  expect(missed).not.toContain(LAST_CHOICE);
  expect(repeated).toContain(LAST_CHOICE);
  expect(next).toContain("17. Nothing in particular");
});
