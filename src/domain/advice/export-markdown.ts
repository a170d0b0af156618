import { type Plan, type PlanPhase, type PlanSkill, type SkipKind, skipKind } from "./plan-types.ts";
import { counted } from "./sentences.ts";

const HEADINGS: ReadonlyArray<readonly [SkipKind, string]> = [
  ["ticked", "Ticked off"],
  ["held", "You already have"],
  ["below", "Behind you already"],
  ["inside", "Learned along with others"],
  ["later", "Later, on the job"],
];

/** The plan as a Markdown document with a box to tick for each skill. */
export function planMarkdown(plan: Plan): string {
  const hours = plan.phases.reduce((sum, phase) => sum + phase.hours, 0);
  const lines = [
    `# Plan: ${escapeMarkdown(plan.role.name)}`,
    "",
    `${plan.start} to ${plan.end}: ${counted(plan.weeks, "week")} at ${counted(plan.hoursPerWeek, "hour")} a week, ${counted(hours, "hour")} in all.`,
    "",
    `**First step:** ${escapeMarkdown(plan.firstStep)}`,
    ...plan.phases.flatMap(phaseLines),
    ...skippedLines(plan),
    ...(plan.notes.length === 0 ? [] : ["", "## Notes", ""]),
    ...plan.notes.map((note) => `- ${escapeMarkdown(note)}`),
  ];
  return `${lines.join("\n")}\n`;
}

function phaseLines(phase: PlanPhase, index: number): string[] {
  const { name, start, end, weeks, hours, focus, skills, project, projectHours, doneWhen } = phase;
  return [
    "",
    `## ${index + 1}. ${capital(name)} (${start} to ${end})`,
    "",
    `${counted(weeks, "week")}, ${counted(hours, "hour")}. ${escapeMarkdown(focus)}`,
    "",
    ...skills.flatMap(skillLines),
    ...(skills.length === 0 ? [] : [""]),
    `**Project, ${counted(projectHours, "hour")}: ${escapeMarkdown(project.title)}.** ${escapeMarkdown(project.brief)}`,
    "",
    "Done when:",
    "",
    ...doneWhen.map((line) => `- [ ] ${escapeMarkdown(line)}`),
  ];
}

function skillLines({ name, hours, tier, status, resources }: PlanSkill): string[] {
  return [
    `- [ ] **${escapeMarkdown(name)}**, ${counted(hours, "hour")} (${tier}${status === "deepen" ? ", deepen" : ""})`,
    ...resources.map(
      ({ title, url, type, cost }) => `  - [${escapeMarkdown(title)}](${escapeUrl(url)}) (${type}, ${cost})`,
    ),
  ];
}

function skippedLines({ skipped }: Plan): string[] {
  return HEADINGS.flatMap(([kind, heading]) => {
    const entries = skipped.filter((entry) => skipKind(entry.why) === kind);
    if (entries.length === 0) return [];
    const items = entries.map((entry) => `- ${escapeMarkdown(entry.name)}: ${escapeMarkdown(entry.why)}`);
    return ["", `## ${heading}`, "", ...items];
  });
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Text as it stands: no mark-up, no HTML, one line. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[\\`*_[\]<>|~#]/g, "\\$&")
    .replace(/&(?=#?\w+;)/g, "\\&")
    .replace(/^\s*[-+](?=\s)/, "\\$&")
    .replace(/^(\s*\d+)([.)])(?=\s)/, "$1\\$2");
}

/** An address that cannot end its own link. */
function escapeUrl(url: string): string {
  return url.replace(
    /[()<>\s\\]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`,
  );
}
