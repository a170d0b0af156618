import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ROOT } from "../support/conversation.ts";

/** The real program, as a person starts it. */
class Program {
  readonly process: ChildProcess;
  output = "";
  private waiting: Array<{ readonly words: string; readonly found: () => void }> = [];

  constructor(arguments_: readonly string[], folder: string, cwd = ROOT) {
    const env = { ...process.env, ROLEWISE_DATA_DIR: folder, NO_COLOR: "1", COLUMNS: "100" };
    this.process = spawn(process.execPath, ["--import", "tsx", join(ROOT, "src/main.ts"), ...arguments_], {
      cwd,
      env,
    });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => this.hear(text));
    }
  }

  private hear(text: string): void {
    this.output += text;
    this.waiting = this.waiting.filter(({ words, found }) => {
      if (!this.output.includes(words)) return true;
      found();
      return false;
    });
  }

  /** Writes a line and waits for words of the answer to it. */
  async say(line: string, answer: string): Promise<void> {
    this.output = "";
    this.process.stdin?.write(`${line}\n`);
    await this.hears(answer);
  }

  hears(words: string): Promise<void> {
    if (this.output.includes(words)) return Promise.resolve();
    return new Promise((found) => this.waiting.push({ words, found }));
  }

  async ends(): Promise<number | null> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return this.process.exitCode;
    const [code] = await once(this.process, "exit");
    return code as number | null;
  }
}

let folder: string;
const started: Program[] = [];
const start = (...arguments_: string[]) => {
  const program = new Program(arguments_, folder);
  started.push(program);
  return program;
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rolewise-journey-"));
});
afterEach(async () => {
  for (const program of started.splice(0)) {
    program.process.kill("SIGKILL");
    await program.ends();
  }
  await rm(folder, { recursive: true, force: true });
});

describe("the terminal", () => {
  it("leads from the first hello to a plan", async () => {
    const chat = start("chat");
    await chat.say("hello", "Find my role");
    await chat.say("1", "Where are you today?");
    await chat.say("2", "What kind of work draws you?");
    await chat.say("3", "rather avoid");
    await chat.say("none", "What can you do already?");
    await chat.say("Excel every day, basic SQL, presentations", "Is it right?");
    await chat.say("yes", "How many years");
    await chat.say("0", "How many hours a week");
    await chat.say("6", "a date by which");
    await chat.say("no date", "which region");
    chat.process.stdin?.write("skip\n".repeat(6));
    await chat.hears("Your first step");
    await chat.say("plan for data analyst", "First step:");
    expect(chat.output).toContain("6 hours a week");
    chat.process.stdin?.end();
    expect(await chat.ends()).toBe(0);
  });

  it("goes on where it was after kill -9", async () => {
    const first = start("chat");
    await first.say("start", "Where are you today?");
    await first.say("2", "What kind of work draws you?");
    first.process.kill("SIGKILL");
    await first.ends();
    const second = start("chat");
    await second.say("repeat", "What kind of work draws you?");
  });

  it("refuses a second process on the same folder, and says what to do", async () => {
    const first = start("chat");
    await first.say("hello", "Find my role");
    const second = start("chat");
    expect(await second.ends()).toBe(1);
    expect(second.output).toContain("is in use by the process");
    await first.say("start", "Where are you today?");
  });

  it("reads a text of several lines between fences as one", async () => {
    const chat = start("chat");
    await chat.say("start", "Where are you today?");
    await chat.say("3", "draws you");
    await chat.say("1", "rather avoid");
    await chat.say("none", "What can you do already?");
    await chat.say('"""\nJane Roe\nSkills: Python, Airflow\n5 years of SQL\n"""', "Is it right?");
    expect(chat.output).toContain("Apache Airflow");
    expect(chat.output).toContain("5 years of SQL");
  });

  it("says what to set when there is no terminal and nothing is configured", async () => {
    const program = start("start");
    program.process.stdin?.end();
    expect(await program.ends()).toBe(1);
    expect(program.output).toContain(".env.example");
  });

  it("names a variable that cannot be used", async () => {
    process.env.ROLEWISE_RETENTION_DAYS = "soon";
    const program = start("chat");
    delete process.env.ROLEWISE_RETENTION_DAYS;
    expect(await program.ends()).toBe(1);
    expect(program.output).toContain("ROLEWISE_RETENTION_DAYS");
  });
});

describe("commands for scripts", () => {
  it("answers a stream line by line, bad lines too", async () => {
    const program = start("recommend", "--jsonl");
    const lines = [
      '{"id":"a","text":"5 years of Python, SQL and Spark"}',
      "not json",
      "",
      '{"id":"b"}',
      '{"id":7,"text":""}',
    ];
    program.process.stdin?.end(`${lines.join("\n")}\n`);
    expect(await program.ends()).toBe(0);
    const answers = program.output
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(answers.map(({ id }) => id)).toEqual(["a", null, "b", 7]);
    expect(answers[0].roles).toHaveLength(31);
    expect(answers[0].roles[0].reasons[0]).toEqual(
      expect.objectContaining({
        kind: expect.any(String),
        text: expect.any(String),
        quote: expect.any(String),
        points: expect.any(Number),
      }),
    );
    expect(answers[1].error).toEqual({ code: "BAD_JSON", message: expect.any(String) });
    expect(answers[2].error.code).toBe("BAD_LINE");
    expect(answers[3].fit).toBe("none");
  });

  it("plans with dates, in JSON, Markdown and iCalendar", async () => {
    const plan = [
      "plan",
      "--role",
      "data analyst",
      "--text",
      "I know Excel",
      "--hours",
      "6",
      "--start",
      "2026-12-01",
    ];
    const [json, markdown, calendar] = [
      start(...plan, "--json"),
      start(...plan, "--markdown"),
      start(...plan, "--ics"),
    ];
    expect(await json?.ends()).toBe(0);
    const made = JSON.parse(json?.output ?? "");
    expect(made).toMatchObject({ role: { id: "data-analyst" }, hoursPerWeek: 6, start: "2026-12-01" });
    expect(made.phases[0]).toMatchObject({
      name: expect.any(String),
      weeks: expect.any(Number),
      project: expect.anything(),
    });
    await markdown?.ends();
    expect(markdown?.output).toMatch(/^# /);
    await calendar?.ends();
    expect(calendar?.output).toMatch(/^BEGIN:VCALENDAR\r\n/);
  });
});
