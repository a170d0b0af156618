import { heading, list, paragraph, plain, type Spans, strong } from "../reply.ts";
import type { Turn } from "../turn.ts";
import { menu } from "./menu.ts";

/** One case and one interview question, those for the role in hand first; a new pair every day. */
export function showPractice(turn: Turn): void {
  const { practice } = turn.content.knowledge;
  const role = turn.state.role;
  const fitting = practice.interview.filter((entry) => role !== undefined && entry.roles.includes(role));
  const questions = fitting.length > 0 ? fitting : practice.interview;
  const day = Math.floor(Date.parse(turn.now) / 86_400_000);
  const study = practice.cases[day % practice.cases.length];
  const question = questions[day % questions.length];
  turn.add(heading(turn.text("practice.title")));
  if (study !== undefined) {
    turn.add(
      paragraph(strong(turn.text("practice.case", { title: study.title }))),
      paragraph(plain(study.scenario)),
    );
    turn.add(
      list(
        study.steps.map((step): Spans => [plain(step)]),
        true,
      ),
    );
    turn.add(
      paragraph(strong(turn.text("practice.good"))),
      list(study.goodAnswer.map((line): Spans => [plain(line)])),
    );
  }
  if (question !== undefined) {
    turn.add(paragraph(strong(`${turn.text("practice.question")}: `), plain(question.question)));
    turn.add(paragraph(plain(`${turn.text("practice.tests")}: ${question.tests}`)));
    turn.add(list(question.goodAnswer.map((line): Spans => [plain(line)])));
  }
  turn
    .share()
    .menu([
      menu(turn, "recommend", "menu.recommend"),
      menu(turn, "roles", "menu.browse"),
      menu(turn, "help", "menu.help"),
    ]);
}
