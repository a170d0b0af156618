import { nearerRole } from "../../domain/advice/nearer.ts";
import { type Plan, skipKind } from "../../domain/advice/plan-types.ts";
import { weeksFor } from "../../domain/advice/schedule.ts";
import { dateInWords, inWords } from "../../domain/advice/sentences.ts";
import type { CurrentRole, Role } from "../../domain/taxonomy.ts";
import { heading, list, note, paragraph, plain, type Spans, strong } from "../reply.ts";
import type { Turn } from "../turn.ts";
import { menu } from "./menu.ts";
import { planOf, ticksOf } from "./plan-kept.ts";
import { HOURS_ASSUMED, planSettings } from "./plan-settings.ts";
import { roleInHand } from "./role-in-hand.ts";
import { hoursText, spell } from "./times.ts";

/** Makes the plan for a role the person's plan, and shows it.
 * @param start ISO date; today when it is not said, for a plan that is new
 */
export function showPlan(turn: Turn, named: Role | undefined, start?: string): void {
  const role = roleInHand(turn, named, "plan.no-role");
  if (role === null) return;
  keepPlan(turn, role.id, start);
  const made = planOf(turn);
  if (made === null) return;
  showHead(turn, role, made);
  const [now, ...later] = made.phases;
  if (now !== undefined) showPhase(turn, now);
  if (later.length > 0)
    turn.add(heading(turn.text("plan.later")), list(later.map((phase) => phaseLine(turn, phase))));
  showHeld(turn, made);
  const [next] = made.phases.flatMap((phase) => phase.skills);
  if (next !== undefined) turn.note("plan.tick", { example: next.name });
  turn.own().offerTicks(ticksOf(turn));
  const hours = Math.ceil(made.fittingHours ?? 0);
  turn.menu([
    ...(hours > 0 && hours <= FULL_TIME
      ? [menu(turn, `plan ${role.name} ${hours} hours`, "menu.plan-hours", { hours: String(hours) })]
      : []),
    menu(turn, `whole plan ${role.name}`, "menu.plan-all"),
    menu(turn, `gaps ${role.name}`, "menu.gaps", { role: role.name }),
    menu(turn, "export", "menu.export"),
    // Last, so that nobody ticks it by a number meant for something else.
    ...(next ? [menu(turn, `done ${next.name}`, "menu.done", { skill: next.name })] : []),
  ]);
}

/** All phases of the plan with every step, project and note. */
export function showWholePlan(turn: Turn, named: Role | undefined): void {
  const role = roleInHand(turn, named, "plan.no-role");
  if (role === null) return;
  keepPlan(turn, role.id, undefined);
  const made = planOf(turn);
  if (made === null) return;
  turn.add(heading(turn.text("plan.title", { role: role.name })));
  turn.add(paragraph(...summary(turn, made)));
  for (const phase of made.phases) showPhase(turn, phase);
  showBeside(turn, made);
  turn.own().offerTicks(ticksOf(turn));
  turn.menu([
    menu(turn, "progress", "menu.progress"),
    menu(turn, `gaps ${role.name}`, "menu.gaps", { role: role.name }),
    menu(turn, "export", "menu.export"),
  ]);
}

/** How long it takes and the first step; what would make it shorter where it is long. */
function showHead(turn: Turn, role: CurrentRole, made: Plan): void {
  turn.add(heading(turn.text("plan.title", { role: role.name })));
  turn.add(paragraph(...summary(turn, made)));
  if (turn.profile.hoursPerWeek === null && made.hoursPerWeek === HOURS_ASSUMED)
    turn.note("plan.assumed", { hours: HOURS_ASSUMED });
  if (!Object.values(turn.profile.skills).some((claim) => claim.stance === "has"))
    turn.note("plan.from-zero");
  if (made.timeNotes.length > 0) turn.add(note(plain(made.timeNotes.join(" "))));
  for (const line of made.limitNotes) turn.add(note(plain(line)));
  if (made.weeks > LONG) offerNearer(turn, role, made);
  turn.add(paragraph(...firstStep(turn, made)));
}

/** With its resource as a link. */
function firstStep(turn: Turn, { firstStep: step, phases }: Plan): Spans {
  const text = turn.text("plan.first", { step });
  const [resource] = phases[0]?.skills[0]?.resources ?? [];
  const written = `"${resource?.title}" (${resource?.url})`;
  const at = text.indexOf(written);
  if (resource === undefined || at < 0) return [strong(text)];
  const link = { text: resource.title, href: resource.url };
  return [strong(text.slice(0, at)), link, strong(text.slice(at + written.length))];
}

const summary = (turn: Turn, made: Plan): Spans =>
  turn.content.words.spans("plan.summary", {
    hours: made.hoursPerWeek,
    time: strong(spell(turn, made.weeks)),
    start: dateInWords(made.start),
    end: strong(dateInWords(made.end)),
  });

/** Weeks from which a plan is so long that a shorter way is worth a word. */
const LONG = 104;
/** More hours a week beside anything else are not worth offering. */
const FULL_TIME = 40;
const CANDIDATES = 3;

function offerNearer(turn: Turn, role: CurrentRole, made: Plan): void {
  const { knowledge, advisor } = turn.content;
  const { fit, roles } = advisor.recommend(turn.profile);
  const recommended = fit === "none" ? [] : roles.slice(0, CANDIDATES).map(({ id }) => id);
  const neighbours = role.neighbours.map((next) => next.role);
  // What was recommended fits the person; a neighbour of the role fits the role.
  const near =
    nearerRole(knowledge, turn.profile, role.id, recommended) ??
    nearerRole(knowledge, turn.profile, role.id, neighbours);
  if (near === null) return;
  const time = spell(turn, weeksFor(near.hours, made.hoursPerWeek));
  turn.note("plan.nearer", { name: strong(near.name), time, hours: made.hoursPerWeek });
}

function showHeld(turn: Turn, made: Plan): void {
  const names = heldNames(made);
  if (names.length > 0) turn.note("plan.skipped", { names: inWords(names, HELD_SHOWN) });
}

/** What is held and what to know beside the phases. */
function showBeside(turn: Turn, made: Plan): void {
  const names = heldNames(made);
  const held = turn.content.words.spans("plan.skipped", { names: inWords(names, HELD_SHOWN) });
  const notes = made.notes.map((line): Spans => [plain(line)]);
  turn.add(heading(turn.text("plan.beside")), list(names.length > 0 ? [held, ...notes] : notes));
}

const heldNames = ({ skipped }: Plan): string[] =>
  skipped.filter((entry) => ["held", "ticked"].includes(skipKind(entry.why))).map((entry) => entry.name);

const HELD_SHOWN = 8;
const SKILLS_SHOWN = 4;

function phaseLine(turn: Turn, phase: Plan["phases"][number]): Spans {
  const names = phase.skills.map((skill) => skill.name);
  const skills = names.length > 0 ? `: ${inWords(names, SKILLS_SHOWN)}` : "";
  return [
    strong(phaseTitle(turn, phase)),
    plain(`${skills}. ${turn.text("plan.project")}: ${phase.project.title}.`),
  ];
}

const phaseTitle = (turn: Turn, phase: Plan["phases"][number]): string =>
  turn.text("plan.phase", {
    name: turn.text(`phase.${phase.name}`),
    time: spell(turn, phase.weeks),
    end: dateInWords(phase.end),
  });

function showPhase(turn: Turn, phase: Plan["phases"][number]): void {
  turn.add(heading(phaseTitle(turn, phase)), paragraph(plain(phase.focus)));
  if (phase.skills.length > 0) turn.add(list(phase.skills.map((skill) => skillLine(turn, skill))));
  turn.add(
    paragraph(strong(`${turn.text("plan.project")}: ${phase.project.title}. `), plain(phase.project.brief)),
  );
  turn.add(note(plain(`${turn.text("plan.done-when")}: ${phase.doneWhen.join("; ")}`)));
}

function skillLine(turn: Turn, skill: Plan["phases"][number]["skills"][number]): Spans {
  const [resource] = skill.resources;
  const deepen = skill.status === "deepen" ? `, ${turn.text("plan.deepen")}` : "";
  return [
    strong(skill.name),
    plain(`, ${hoursText(turn, skill.hours)}${deepen}`),
    ...(resource === undefined
      ? []
      : [plain(`, ${turn.text("plan.from")} `), { text: resource.title, href: resource.url }]),
  ];
}

/** "plan 10 hours": other hours for the plan in hand. */
export function changePlan(turn: Turn, named: Role | undefined, words: string): void {
  const reading = turn.content.understanding.read(`${words} hours a week`, { expecting: "hours" });
  const hours = reading.hoursPerWeek?.value;
  if (hours === undefined || hours < 0.5 || hours > 80) {
    turn.say("retry.hours.2");
    return;
  }
  turn.learn({ hoursPerWeek: hours });
  if (turn.state.plan !== undefined) turn.state.plan = { ...turn.state.plan, hoursPerWeek: hours };
  showPlan(turn, named);
}

function keepPlan(turn: Turn, role: string, newStart: string | undefined): void {
  const { hoursPerWeek, start, by, done } = planSettings(turn, role);
  turn.state.plan = {
    role,
    hoursPerWeek,
    start: newStart ?? start,
    by: by ?? null,
    done: [...(done ?? turn.state.plan?.done ?? [])],
  };
}
