import RiveScript from "rivescript";
import type { Engine } from "./engine.ts";
import { type AnswerReader, GREETING, QUESTIONS, type Question, type Result, THANKS } from "./interview.ts";

/** RiveScript with a topic for each question; its session stays in its own memory, as its users keep it. */
export function rivescript(read: AnswerReader): Engine {
  const bot = new RiveScript({ utf8: true });
  const skills = QUESTIONS.find((question) => question.kind === "skills");
  if (skills === undefined) throw new Error("the interview asks for no skills");
  const afterSkills = QUESTIONS[QUESTIONS.indexOf(skills) + 1];
  let said = "";
  let speaker = "";
  // RiveScript takes capitals and commas out of what is said; the reader gets it as it was.
  bot.setSubroutine("skills", async () => {
    const ids = read(skills, said);
    if (ids === undefined) return `${skills.retry} ${skills.text}`;
    await bot.setUservars(speaker, { skills: ids, topic: afterSkills?.id ?? "random" });
    return afterSkills?.text ?? THANKS;
  });
  bot.stream(brain(), (error) => {
    throw new Error(error);
  });
  bot.sortReplies();
  let conversations = 0;

  return {
    name: "rivescript 2.2, in memory",
    // Now and then a random number is too small for its own parser.
    isUnsure: true,
    block: 300,
    open() {
      conversations += 1;
      const user = `person-${conversations}`;
      let kept: Record<string, unknown> = {};
      return {
        async turn(text) {
          said = text;
          speaker = user;
          return bot.reply(user, text);
        },
        async close() {
          kept = (await bot.getUservars(user)) ?? {};
          await bot.clearUservars(user);
        },
        result: () => resultOf(kept),
        bytes: async () => Buffer.byteLength(JSON.stringify(await bot.getUservars(user))),
      };
    },
  };
}

function brain(): string {
  const [first] = QUESTIONS;
  return [
    "! version = 2.0",
    `+ ${GREETING}`,
    `- ${first?.text}{topic=${first?.id}}`,
    "+ *",
    `- ${THANKS}`,
    ...QUESTIONS.map((question, index) => topicOf(question, QUESTIONS[index + 1])),
  ].join("\n");
}

function topicOf(question: Question, next: Question | undefined): string {
  const goOn = `${next?.text ?? THANKS}{topic=${next?.id ?? "random"}}`;
  const retry = `+ *\n- ${question.retry} ${question.text}`;
  const triggers = (): string => {
    switch (question.kind) {
      case "choice":
        return [
          ...question.options.map(
            ({ id, label }) => `+ ${label.toLowerCase()}\n- <set ${question.id}=${id}>${goOn}`,
          ),
          retry,
        ].join("\n");
      case "number":
        return `+ #\n- <set ${question.id}=<star>>${goOn}\n${retry}`;
      case "skills":
        return "+ *\n- <call>skills</call>";
    }
  };
  return `> topic ${question.id}\n${triggers()}\n< topic`;
}

function resultOf(kept: Readonly<Record<string, unknown>>): Result {
  return Object.fromEntries(
    QUESTIONS.map((question) => {
      const value = kept[question.id];
      if (question.kind === "number") return [question.id, Number(value)];
      return [question.id, Array.isArray(value) ? value : String(value)];
    }),
  );
}
