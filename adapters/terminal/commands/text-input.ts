import * as z from "zod";
import type { CommandContext } from "../cli.ts";

const LineSchema = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

type Answered = Readonly<Record<string, unknown>>;

/**
 * One JSON object a line in and out. A bad line is answered with its error and the run goes on;
 * empty lines are passed over.
 * @returns exit code 0: bad lines are answers, not failures of the run
 */
export async function streamLines(
  context: CommandContext,
  answer: (text: string) => Answered,
): Promise<number> {
  for await (const line of context.lines()) {
    if (line.trim() !== "") await context.emit(JSON.stringify(answerLine(line, answer)));
  }
  return 0;
}

function answerLine(line: string, answer: (text: string) => Answered): Answered {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return fault(null, "BAD_JSON", "The line is not JSON.");
  }
  const parsed = LineSchema.safeParse(value);
  if (!parsed.success) {
    return fault(
      idOf(value),
      "BAD_LINE",
      'A line is an object with "id" and "text", such as {"id":"1","text":"I know SQL"}.',
    );
  }
  return { id: parsed.data.id, ...answer(parsed.data.text) };
}

const fault = (id: string | number | null, code: string, message: string): Answered => ({
  id,
  error: { code, message },
});

function idOf(value: unknown): string | number | null {
  const id = typeof value === "object" && value !== null && "id" in value ? value.id : null;
  return typeof id === "string" || typeof id === "number" ? id : null;
}
