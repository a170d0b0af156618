import type { IntentId } from "./conversation.ts";
import type { Intent } from "./intents.ts";
import { askAgain, openInterview } from "./interview.ts";
import type { Option } from "./reply.ts";
import { addSkills, removeAndSay, showSkills, skillFacts } from "./skill-list.ts";
import type { Turn } from "./turn.ts";
import { showBehind } from "./views/behind.ts";
import { showBrowse } from "./views/browse.ts";
import { askCheckIns, showCheckIns, takeCheckIns } from "./views/check-ins.ts";
import { showComparison, showWholeComparison } from "./views/compare.ts";
import { showExport } from "./views/export.ts";
import { showAllGaps, showGaps } from "./views/gaps.ts";
import { showHello, showHelp } from "./views/help.ts";
import { showMarket } from "./views/market.ts";
import { showMatch } from "./views/match.ts";
import { isHiring, menu, offer } from "./views/menu.ts";
import { showNeeds } from "./views/needs.ts";
import { showNextRoles } from "./views/next-roles.ts";
import { changePlan, showPlan, showWholePlan } from "./views/plan.ts";
import { showPractice, showPracticeAnswers } from "./views/practice.ts";
import { showProgress, tick } from "./views/progress.ts";
import { showRecommendation } from "./views/recommendation.ts";
import { showRole } from "./views/role.ts";
import { showRoleDetails } from "./views/role-details.ts";
import { showSalary } from "./views/salary.ts";
import { showSkill } from "./views/skill.ts";
import { showSuccess } from "./views/success.ts";
import { showTeam, showTriage } from "./views/team.ts";
import { showWhy } from "./views/why.ts";

type Answer = (turn: Turn, intent: Intent) => void;

/** What each request shows; the course of an interview (back, skip, ...) is steered in transition.ts. */
const ANSWERS: Partial<Record<IntentId, Answer>> = {
  role: (turn, { role }) =>
    showRole(turn, role ?? turn.content.knowledge.roleById.get(turn.state.role ?? "")),
  "role-all": (turn, { role }) => showRoleDetails(turn, role),
  salary: (turn, { role, words }) => showSalary(turn, role, words.rest ?? ""),
  more: showMore,
  skill: (turn, { skill }) => showSkill(turn, skill),
  browse: (turn, { words }) => showBrowse(turn, words.rest),
  recommend: showRecommendation,
  gaps: (turn, { role }) => showGaps(turn, role),
  chance: (turn, { role }) =>
    showGaps(turn, role ?? turn.content.knowledge.roleById.get(turn.state.role ?? "")),
  "gaps-all": (turn, { role }) => showAllGaps(turn, role),
  "plan-all": (turn, { role }) => showWholePlan(turn, role),
  plan: (turn, { role, words }) =>
    words.hours === undefined ? showPlan(turn, role) : changePlan(turn, role, words.hours),
  why: (turn, { role }) => showWhy(turn, role),
  "next-roles": showNextRoles,
  needs: (turn, { role }) => showNeeds(turn, role),
  compare: (turn, { role, role2 }) => showComparison(turn, role, role2),
  "compare-all": (turn, { role, role2 }) => {
    const last = role === undefined ? leftOut(turn, new Set(["compare-all"])) : undefined;
    showWholeComparison(turn, last?.role ?? role, last?.role2 ?? role2);
  },
  skills: showSkills,
  "add-skill": (turn, { words }) => add(turn, words.rest ?? ""),
  "remove-skill": (turn, { words }) => remove(turn, words.rest ?? words.skill ?? ""),
  match: (turn, { words }) => showMatch(turn, words.rest ?? ""),
  market: showMarket,
  progress: showProgress,
  behind: (turn, { words }) => showBehind(turn, words.hours),
  "first-step": (turn) => showPlan(turn, undefined),
  done: (turn, { words }) => tick(turn, words.rest ?? ""),
  export: showExport,
  share: (turn) => turn.say("share.none"),
  "check-ins": showCheckIns,
  remind: (turn, { words }) => askCheckIns(turn, words.rest ?? ""),
  "stop-check-ins": (turn) => takeCheckIns(turn, null),
  practice: showPractice,
  "practice-answer": showPracticeAnswers,
  team: (turn, { words }) => showTeam(turn, words.rest ?? ""),
  triage: (turn, { words }) => showTriage(turn, words.rest ?? ""),
  success: (turn, { role }) => showSuccess(turn, role),
  privacy: (turn) => turn.say("privacy.text").say("privacy.rights", { days: turn.content.retentionDays }),
  help: showHelp,
  hello: showHello,
  // The second of the clock picks the wording: deterministic, and not the same one every time.
  thanks: (turn) => turn.say("thanks", {}, Number(turn.now.slice(17, 19))),
  bye: (turn) => turn.say("bye"),
  who: showWho,
  sorry: showSorry,
  how: (turn) => turn.say("how").say("recommend.guidance"),
};

/** Answers a request that is not about the course of an interview. */
export function answerRequest(turn: Turn, intent: Intent): void {
  if (intent.unknown !== undefined) {
    showUnknown(turn, intent.unknown);
    return;
  }
  if (intent.role !== undefined) turn.state.role = intent.role.id;
  const answer = ANSWERS[intent.id];
  if (answer === undefined) showLost(turn, intent.id);
  else answer(turn, intent);
}

function showUnknown(turn: Turn, { kind, typed }: NonNullable<Intent["unknown"]>): void {
  if (kind === "skill") {
    unknownSkill(turn, typed);
    return;
  }
  const found = turn.content.finder.role(typed);
  const near = found.kind === "unknown" ? found.near() : [];
  if (near.length === 0) {
    turn.say("role.unknown.none");
    offer(turn);
    return;
  }
  turn.say("role.unknown", { names: near.map((role) => role.name).join(", ") });
  turn.menu(near.map((role) => ({ id: `role ${role.name}`, label: role.name })));
}

function showWho(turn: Turn): void {
  const { currentRoles, skills } = turn.content.knowledge;
  turn.say("who", { roles: currentRoles.length, skills: skills.length });
  offer(turn);
}

/** Menu entries that show what the answer above them left out. */
const LEFT_OUT: ReadonlySet<IntentId> = new Set([
  "role-all",
  "gaps-all",
  "plan-all",
  "compare-all",
  "practice-answer",
]);

/** The entry of the last menu that shows what the answer above it left out. */
function leftOut(turn: Turn, ids: ReadonlySet<IntentId>): Intent | undefined {
  const intents = (turn.state.menu ?? []).flatMap(
    (command) => turn.content.intents.match(command, false) ?? [],
  );
  return intents.find(({ id }) => ids.has(id));
}

/** "more": what the last answer left out, else all about the role in hand. */
function showMore(turn: Turn): void {
  const intent = leftOut(turn, LEFT_OUT);
  if (intent !== undefined) answerRequest(turn, intent);
  else if (turn.state.role === undefined) showLost(turn);
  else showRoleDetails(turn, undefined);
}

function showSorry(turn: Turn): void {
  turn.say("sorry");
  if (turn.state.at !== undefined) turn.note("sorry.inside");
  else offer(turn);
}

function add(turn: Turn, text: string): void {
  const added = addSkills(turn, text);
  if (Object.keys(added).length > 0) {
    turn.say("skills.added", { facts: skillFacts(turn, added).join(", ") }).note("skills.counts");
    offer(turn);
    return;
  }
  unknownSkill(turn, text);
}

function remove(turn: Turn, text: string): void {
  if (!removeAndSay(turn, text)) unknownSkill(turn, text);
}

function unknownSkill(turn: Turn, text: string): void {
  const found = turn.content.finder.skill(text);
  const names = found.kind === "unknown" ? found.near().map((skill) => skill.name) : [];
  if (names.length > 0) turn.say("skills.unknown", { names: names.join(", ") });
  else turn.say("skills.unknown.none");
}

/** Greetings and the start lose nothing when they are guessed wrong; every other guess is asked. */
const SAFE_GUESSES: ReadonlySet<IntentId> = new Set(["hello", "start", "help", "thanks", "bye"]);

/** A word that is nearly a command. */
export function offerNear(turn: Turn, near: IntentId): void {
  const inside = turn.state.at !== undefined;
  if (SAFE_GUESSES.has(near) && !inside) {
    if (near === "start") openInterview(turn);
    else answerRequest(turn, { id: near, words: {} });
    return;
  }
  const { command, label } = turn.content.intents.menu(near);
  turn.say("lost.near", { command });
  if (inside) askAgain(turn);
  else turn.menu([{ id: command, label }]);
}

/** Not understood: three things to do, by what is known so far, and never the same sentence twice in a row. */
export function showLost(turn: Turn, intent?: IntentId): void {
  const lost = turn.state.lost ?? 0;
  if (intent === "yes") turn.say("yes-what");
  else if (intent === "no") turn.say("no-then");
  else turn.say("lost", {}, lost);
  turn.state.lost = lost + 1;
  if (isHiring(turn)) {
    offer(turn);
    return;
  }
  const { role, answers } = turn.state;
  const found = turn.content.knowledge.roleById.get(role ?? "");
  const name = found?.status === "current" ? found.name : undefined;
  const options: Option[] =
    name !== undefined
      ? [
          menu(turn, `plan ${name}`, "menu.plan", { role: name }),
          menu(turn, "recommend", "menu.recommend"),
          menu(turn, "help", "menu.help"),
        ]
      : [
          menu(turn, "start", Object.keys(answers ?? {}).length > 0 ? "menu.continue" : "menu.start"),
          menu(turn, "roles", "menu.browse"),
          menu(turn, "help", "menu.help"),
        ];
  turn.menu(options);
}
