import { runCli, type Services } from "../../adapters/terminal/cli.ts";
import type { Page } from "../../adapters/terminal/layout.ts";
import { checkContent } from "../../src/content/load-content.ts";
import { createKnowledge } from "../../src/domain/knowledge.ts";
import { createContent } from "../../src/engine/create-content.ts";
import { ROOT } from "../unit/domain/real.ts";

const checked = checkContent({ root: ROOT });
if (!checked.ok) throw new Error(JSON.stringify(checked.faults.slice(0, 5), null, 2));

export const KNOWLEDGE = createKnowledge(checked.data);
let content: ReturnType<typeof createContent> | undefined;

const refuse = () => {
  throw new Error("this command has no business there");
};

export const SERVICES: Services = {
  knowledge: async () => KNOWLEDGE,
  content: async () => {
    content ??= createContent(KNOWLEDGE, checked.conversations, { retentionDays: 365 });
    return content;
  },
  check: async () => checked,
  stdin: async () => "",
  lines: refuse,
  emit: refuse,
  today: "2026-01-05",
  talk: refuse,
  start: refuse,
  doctor: refuse,
  copyStore: refuse,
};

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process, with what it wrote. */
export async function run(
  argv: readonly string[],
  page: Partial<Page> = {},
  services: Partial<Services> = {},
): Promise<Ran> {
  const written = { out: "", err: "" };
  const code = await runCli(
    argv,
    {
      out: (text) => {
        written.out += text;
      },
      err: (text) => {
        written.err += text;
      },
      page: { width: 80, colour: false, ...page },
    },
    { ...SERVICES, ...services },
  );
  return { code, ...written };
}

export async function json(...argv: string[]): Promise<unknown> {
  const { code, out, err } = await run([...argv, "--json"]);
  if (code !== 0 || err !== "") throw new Error(`exit ${code}: ${err}`);
  return JSON.parse(out);
}
