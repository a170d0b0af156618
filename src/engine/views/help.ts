import { heading, list, paragraph } from "../reply.ts";
import type { Turn } from "../turn.ts";
import { menu, offer } from "./menu.ts";

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
  const at = turn.state.at;
  const step = at === undefined ? undefined : turn.content.flows.get(at.flow)?.asks.get(at.step);
  if (step !== undefined) {
    turn.add(paragraph(...words.spans(step.step.help))).note("help.interview");
    return;
  }
  turn.add(heading(turn.text("help.title")), list(TOPICS.map((topic) => words.spans(`help.topic.${topic}`))));
  offer(turn);
}

export function showHello(turn: Turn): void {
  if (turn.state.at !== undefined) {
    if (!turn.recapped) turn.say("hello.again");
    return;
  }
  const { knowledge } = turn.content;
  const kept = turn.state.plan;
  if (turn.state.shown !== undefined && kept === undefined) {
    if (!turn.recapped) turn.say("hello.again");
    turn.say("hello.menu");
    offer(turn);
    return;
  }
  turn.say("hello").note("hello.how");
  if (kept !== undefined) {
    turn.say("resume.plan", {
      role: knowledge.roleById.get(kept.role)?.name ?? kept.role,
      done: kept.done.length,
    });
    offer(turn);
    return;
  }
  turn.menu([
    menu(turn, "start", "menu.start"),
    menu(turn, "roles", "menu.browse"),
    menu(turn, "help", "menu.help"),
  ]);
}
