import { writeFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import type { HandledTurn, IncomingTurn } from "../../src/app/handle-turn.ts";
import type { Attachment, Prompt, Reply } from "../../src/engine/reply.ts";
import { type Page, paint } from "./layout.ts";
import { render } from "./render.ts";

export interface ChatOptions {
  readonly input: NodeJS.ReadableStream & { isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { isTTY?: boolean };
  readonly page: Page;
  readonly handle: (turn: IncomingTurn) => Promise<HandledTurn>;
  /** Names the person's record. */
  readonly key: string;
  readonly newTurnId: () => string;
  /** Said first instead of waiting for a hello. */
  readonly greeting?: string;
}

/** Somebody who says so wants to see the choices. */
const ASKS_AGAIN = /^\W*(repeat|again|help|choices|options|what)\b/i;

/** Marks the start and the end of a text of several lines, such as a CV. */
const FENCE = '"""';

/** Talks with one person over two streams until the input ends. */
export async function chat(options: ChatOptions): Promise<void> {
  const { input, output, page, key } = options;
  const interactive = input.isTTY === true && output.isTTY === true;
  const lines = createInterface({
    input,
    ...(interactive && { output }),
    terminal: interactive,
    prompt: paint(page, "cyan", "> "),
  });
  // Listening starts before the greeting, so that no line of a pipe is missed.
  const source = interactive ? pasted(lines) : lines[Symbol.asyncIterator]();
  let above: Prompt | undefined;
  const say = async (text: string) => {
    const { reply } = await options.handle({
      key,
      turnId: options.newTurnId(),
      event: { kind: "text", text },
    });
    if (reply === null) return;
    output.write(`\n${render(page, reply, ASKS_AGAIN.test(text) ? undefined : above)}\n\n`);
    above = reply.prompt;
    await saveAll(options, reply);
  };
  if (options.greeting !== undefined) await say(options.greeting);
  if (interactive) lines.prompt();
  for await (const text of texts(source)) {
    if (/^(quit|exit|\/quit|\/exit)$/i.test(text.trim())) break;
    if (!interactive && text.trim() !== "")
      output.write(`${paint(page, "cyan", "> ")}${text.split("\n")[0] ?? ""}\n`);
    if (text.trim() !== "" || !interactive) await say(text);
    if (interactive) lines.prompt();
  }
  lines.close();
}

/**
 * Lines as texts: fenced lines are one text, and so are lines that arrive together, as a paste does.
 * From a pipe every line is a text of its own.
 */
async function* texts(source: AsyncIterable<string>): AsyncGenerator<string> {
  let fenced: string[] | undefined;
  for await (const line of source) {
    if (line.trim() === FENCE) {
      if (fenced !== undefined) yield fenced.join("\n");
      fenced = fenced === undefined ? [] : undefined;
    } else if (fenced !== undefined) fenced.push(line);
    else yield line;
  }
  if (fenced !== undefined && fenced.length > 0) yield fenced.join("\n");
}

/** Joins lines that come in one piece of input. Listens from the call on. */
function pasted(lines: NodeJS.EventEmitter): AsyncIterable<string> {
  const waiting: string[] = [];
  let closed = false;
  let wake: () => void = () => {};
  lines.on("line", (line: string) => {
    waiting.push(line);
    wake();
  });
  lines.on("close", () => {
    closed = true;
    wake();
  });
  return drain();

  async function* drain(): AsyncGenerator<string> {
    while (!closed || waiting.length > 0) {
      if (waiting.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        await new Promise<void>((resolve) => setImmediate(resolve));
      }
      if (waiting.length > 0) yield waiting.splice(0).join("\n");
    }
  }
}

async function saveAll({ output }: ChatOptions, reply: Reply): Promise<void> {
  for (const attachment of reply.attachments ?? []) output.write(`  saved ${await save(attachment)}\n`);
}

/** Never writes over a file that is there: the name gets a number. */
async function save({ name, text }: Attachment): Promise<string> {
  const dot = name.lastIndexOf(".");
  for (let count = 1; ; count++) {
    const path = count === 1 ? name : `${name.slice(0, dot)}-${count}${name.slice(dot)}`;
    try {
      await writeFile(path, text, { flag: "wx" });
      return path;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}
