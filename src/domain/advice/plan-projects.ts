import type { Knowledge } from "../knowledge.ts";
import type { Audience } from "../reference.ts";
import { PHASES, type Phase, type Role } from "../taxonomy.ts";

export interface PhaseWork {
  readonly focus: string;
  readonly project: { readonly title: string; readonly brief: string };
  readonly done: readonly string[];
}

/** Hours that a project takes beside the learning of its phase: a quarter of it, within reason. */
const PROJECT_SHARE = 0.25;
const PROJECT_HOURS = [8, 36] as const;
const PORTFOLIO_HOURS = 24;
/** Time to prepare, answer aloud and improve one interview question. */
const QUESTION_HOURS = 1.5;
const QUESTIONS = 4;
/** Those without years of work to show put more into what can be shown. */
const SHOWPIECE: Readonly<Record<Audience, number>> = {
  "new-graduate": 1.25,
  "career-changer": 1,
  "tech-professional": 0.75,
};

/** Hours for the project of a phase and, in the last one, for interview practice. */
export function projectHours(
  knowledge: Knowledge,
  role: Role,
  track: Audience | null,
  phase: Phase,
  learning: number,
): number {
  const factor = track === null ? 1 : SHOWPIECE[track];
  if (phase === "job-ready") {
    const practice = questionsFor(knowledge, role).length * QUESTION_HOURS;
    return Math.round(PORTFOLIO_HOURS * factor + practice);
  }
  const [least, most] = PROJECT_HOURS;
  return Math.round(Math.min(most, Math.max(least, learning * PROJECT_SHARE)) * factor);
}

/** Interview questions for the role, its own first, then those for everybody. */
export function questionsFor(knowledge: Knowledge, role: Role) {
  const own = knowledge.practice.interview.filter((entry) => entry.roles.includes(role.id));
  const open = knowledge.practice.interview.filter((entry) => entry.roles.length === 0);
  return [...own, ...open].slice(0, QUESTIONS);
}

/** Focus, project and signs of completion of a phase; a role of the future has only its work to go by. */
export function phaseWork(knowledge: Knowledge, role: Role, phase: Phase): PhaseWork {
  const practice =
    phase === "job-ready"
      ? questionsFor(knowledge, role).map((entry) => `You have answered aloud: "${entry.question}"`)
      : [];
  if (role.status !== "current") return outlookWork(role, phase, practice);
  const focus = role.path.find((step) => step.phase === phase)?.focus ?? role.mission;
  const project = role.projects.find((entry) => entry.phase === phase);
  if (project === undefined) throw new Error(`role "${role.id}" has no project for ${phase}`);
  const { title, brief, done } = project;
  return { focus, project: { title, brief }, done: [...done, ...practice] };
}

function outlookWork(role: Role, phase: Phase, practice: readonly string[]): PhaseWork {
  const work = role.work[PHASES.indexOf(phase) % role.work.length] ?? role.mission;
  return {
    focus: role.mission,
    project: { title: `A small piece of ${role.name} work`, brief: `Make a public example of this: ${work}` },
    done: ["A stranger can follow what you did and why", ...practice],
  };
}
