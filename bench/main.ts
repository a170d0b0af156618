import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ROOT, SCRATCH } from "./paths.ts";
import type { Section } from "./rows.ts";
import { missText, sectionText } from "./table.ts";

/** Each section runs in a process of its own: what one leaves in memory does not slow the next. */
const SECTIONS: Readonly<Record<string, string>> = {
  conversation: "conversation/section.js",
  skills: "skills/section.js",
  "cold-start": "cold-start.js",
  stores: "stores.js",
  discord: "discord/section.js",
  slack: "slack/section.js",
  turns: "turns/section.js",
};

const USAGE = `npm run bench -- [${Object.keys(SECTIONS).join(" | ")}] [--json] [--long]`;

const { values, positionals } = parseArgs({
  options: { json: { type: "boolean", default: false }, long: { type: "boolean", default: false } },
  allowPositionals: true,
});

process.exitCode = main();

function main(): number {
  const unknown = positionals.find((name) => !(name in SECTIONS));
  if (unknown !== undefined) {
    process.stderr.write(`There is no section "${unknown}". ${USAGE}\n`);
    return 2;
  }
  const different = differentVersions();
  if (different.length > 0) {
    process.stderr.write(
      `bench/package.json has other versions than the project: ${different.join(", ")}.\n`,
    );
    return 2;
  }
  mkdirSync(SCRATCH, { recursive: true });
  const names = positionals.length > 0 ? positionals : Object.keys(SECTIONS);
  const machine = {
    node: process.version,
    cores: cpus().length,
    cpu: cpus()[0]?.model ?? "",
    load: loadavg()[0],
  };
  const sections: Section[] = [];
  if (!values.json) {
    process.stdout.write(
      `node ${machine.node}, ${machine.cores} cores (${machine.cpu}), load ${machine.load?.toFixed(1)} at the start. Ratios count, absolutes vary with the machine.\n\n`,
    );
  }
  for (const name of names) {
    const section = run(name, SECTIONS[name] ?? "");
    if (section === null) return 1;
    sections.push(section);
    if (!values.json) process.stdout.write(`${sectionText(section)}\n`);
  }
  if (values.json) process.stdout.write(`${JSON.stringify({ machine, sections }, null, 2)}\n`);
  else process.stdout.write(`${missText(sections.flatMap((section) => section.rows))}\n`);
  return 0;
}

/** @returns null when the section failed; a wrong result is a failure */
function run(name: string, file: string): Section | null {
  process.stderr.write(`measuring: ${name} ...\n`);
  const child = spawnSync(
    process.execPath,
    ["--expose-gc", join(import.meta.dirname, file), ...(values.long ? ["--long"] : [])],
    { stdio: ["ignore", "pipe", "inherit"], encoding: "utf8", maxBuffer: 1e8 },
  );
  if (child.status === 0) return JSON.parse(child.stdout);
  process.stderr.write(`${name} failed.\n`);
  return null;
}

/** The peers bring packages of their own; one that hides the project's must be the same version. */
function differentVersions(): string[] {
  const project = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  return Object.entries<string>(project.dependencies).flatMap(([name, wanted]) => {
    const path = join(ROOT, "bench/node_modules", name, "package.json");
    if (!existsSync(path)) return [];
    const { version } = JSON.parse(readFileSync(path, "utf8"));
    return version === wanted ? [] : [`${name} ${version} (the project has ${wanted})`];
  });
}
