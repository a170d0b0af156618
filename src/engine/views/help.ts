import { inWords } from "../../domain/advice/sentences.ts";
import { roleName } from "../../domain/cards.ts";
import { refSkills } from "../../domain/knowledge.ts";
import { current } from "../interview.ts";
import { heading, list, paragraph } from "../reply.ts";
import type { Turn } from "../turn.ts";
import { begun, isHiring, menu, offer } from "./menu.ts";

const TOPICS = [
  "start",
  "role",
  "gaps",
  "plan",
  "compare",
  "skills",
  "match",
  "market",
  "practice",
  "team",
  "data",
] as const;

export function showHelp(turn: Turn): void {
  const { words } = turn.content;
  const position = current(turn);
  if (position !== null) {
    if (position.subject !== undefined) explainSubject(turn, position.subject);
    turn.add(paragraph(...words.spans(position.ask.step.help))).note("help.interview");
    return;
  }
  turn.add(heading(turn.text("help.title")), list(TOPICS.map((topic) => words.spans(`help.topic.${topic}`))));
  offer(turn);
}

const ROLES_NAMED = 3;

/** What a probe asks about: the skill in a sentence and the roles that need it most. */
function explainSubject(turn: Turn, id: string): void {
  const { knowledge } = turn.content;
  const skill = knowledge.skillById.get(id);
  if (skill === undefined) return;
  const roles = knowledge.currentRoles.filter((role) =>
    role.skills.essential.some((ref) => refSkills(ref).includes(id)),
  );
  turn.say("help.probe.skill", { name: skill.name, about: skill.about });
  if (roles.length > 0)
    turn.say("skill.roles", {
      names: inWords(
        roles.map(({ name }) => name),
        ROLES_NAMED,
      ),
    });
}

export function showHello(turn: Turn): void {
  if (turn.state.at !== undefined) {
    if (!turn.recapped) turn.say("hello.again");
    return;
  }
  if (turn.state.plan !== undefined || turn.state.shown !== undefined || begun(turn)) {
    greetAgain(turn);
    return;
  }
  turn.say("hello").note("hello.how");
  turn.menu([
    menu(turn, "start", "menu.start"),
    menu(turn, "roles", "menu.browse"),
    menu(turn, "help", "menu.help"),
  ]);
}

/** By what is known: their plan, their roles, or an interview that was left. */
function greetAgain(turn: Turn): void {
  const { plan, shown } = turn.state;
  if (!turn.recapped) turn.say("hello.again");
  if (plan !== undefined) {
    const role = roleName(turn.content.knowledge, plan.role);
    turn.say("resume.plan", { role, done: plan.done.length });
  } else turn.say("hello.menu");
  if (plan !== undefined || shown !== undefined || isHiring(turn)) offer(turn);
  else
    turn.menu([
      menu(turn, "start", "menu.continue"),
      menu(turn, "recommend", "menu.recommend"),
      menu(turn, "roles", "menu.browse"),
    ]);
}
