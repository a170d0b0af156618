import type { Knowledge } from "../../../src/domain/knowledge.ts";
import type { Level, Stance } from "../../../src/domain/profile.ts";
import type { SkillMention } from "../../../src/domain/understanding/reading.ts";
import type { Command } from "../cli.ts";
import { table } from "../layout.ts";
import { givenText } from "./person.ts";
import { streamLines } from "./text-input.ts";

const STANCE_WORDS: Record<Stance, string> = { has: "has", wants: "wants to learn", lacks: "does not have" };
const LEVEL_WORDS: Record<Level, string> = { basic: "basic", working: "working level", advanced: "advanced" };

export const extractCommand: Command = {
  usage: "extract [--text T|file] [--json|--jsonl]",
  about: "The skills that a text names, with level and stance",
  async run(context) {
    const { knowledge, understanding } = await context.content();
    const answer = (text: string) => ({
      skills: understanding.extractSkills(text).map((mention) => named(knowledge, mention)),
    });
    if (context.options.jsonl) return streamLines(context, answer);
    const { skills } = answer(await givenText(context));
    if (context.options.json) context.json({ skills });
    else if (skills.length === 0) context.print("The text names no skill that is known here.");
    else
      context.print(
        table(
          context.page,
          skills.map(({ name, stance, level }) => [
            name,
            STANCE_WORDS[stance],
            level === null ? "" : LEVEL_WORDS[level],
          ]),
        ),
      );
    return 0;
  },
};

/** Offsets are UTF-16 units of the text: [start, end). */
function named(knowledge: Knowledge, { id, start, end, stance, level }: SkillMention) {
  return { id, name: knowledge.skillById.get(id)?.name ?? id, start, end, stance, level };
}
