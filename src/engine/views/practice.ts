import { heading, list, paragraph, plain, type Spans, strong } from "../reply.ts";
import type { Turn } from "../turn.ts";
import { menu } from "./menu.ts";

/** The case and the interview question of the day, those for the role in hand first. */
function ofToday(turn: Turn) {
  const { practice } = turn.content.knowledge;
  const role = turn.state.role;
  const fitting = practice.interview.filter((entry) => role !== undefined && entry.roles.includes(role));
  const questions = fitting.length > 0 ? fitting : practice.interview;
  const day = Math.floor(Date.parse(turn.now) / 86_400_000);
  return {
    study: practice.cases[day % practice.cases.length],
    question: questions[day % questions.length],
  };
}

/** To try first: a case and an interview question; what good answers contain is asked for. */
export function showPractice(turn: Turn): void {
  const { study, question } = ofToday(turn);
  turn.add(heading(turn.text("practice.title")));
  if (question !== undefined)
    turn.add(paragraph(strong(`${turn.text("practice.question")}: `), plain(question.question)));
  if (study !== undefined) {
    turn.add(
      paragraph(strong(`${turn.text("practice.case", { title: study.title })}. `), plain(study.scenario)),
    );
    turn.add(
      list(
        study.steps.map((step): Spans => [plain(step)]),
        true,
      ),
    );
  }
  turn.note("practice.try").share();
  turn.menu([
    menu(turn, "good answer", "menu.practice-answer"),
    menu(turn, "recommend", "menu.recommend"),
    menu(turn, "roles", "menu.browse"),
  ]);
}

export function showPracticeAnswers(turn: Turn): void {
  const { study, question } = ofToday(turn);
  turn.add(heading(turn.text("practice.good")));
  if (question !== undefined) {
    turn.add(
      paragraph(strong(question.question)),
      list(question.goodAnswer.map((line): Spans => [plain(line)])),
    );
    turn.add(paragraph(plain(`${turn.text("practice.tests")}: ${question.tests}`)));
  }
  if (study !== undefined)
    turn.add(
      paragraph(strong(turn.text("practice.case", { title: study.title }))),
      list(study.goodAnswer.map((line): Spans => [plain(line)])),
    );
  turn
    .share()
    .menu([
      menu(turn, "recommend", "menu.recommend"),
      menu(turn, "roles", "menu.browse"),
      menu(turn, "help", "menu.help"),
    ]);
}
