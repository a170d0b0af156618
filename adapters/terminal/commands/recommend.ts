import type { RankedRole, Reason, Recommendation, Settle } from "../../../src/domain/advice/recommend.ts";
import type { Knowledge } from "../../../src/domain/knowledge.ts";
import type { Command } from "../cli.ts";
import { bullet, heading, type Page, paint, printable, wrap } from "../layout.ts";
import { givenText, personFrom } from "./person.ts";
import { streamLines } from "./text-input.ts";

const ROLES_SHOWN = 3;
const REASONS_SHOWN = 5;
const AGAINST_SHOWN = 2;

export const recommendCommand: Command = {
  usage: "recommend [--text T|file] [--json|--jsonl]",
  about: "The roles that fit a person, with the reasons in their own words",
  async run(context) {
    const content = await context.content();
    const answer = (text: string) => content.advisor.recommend(personFrom(content, text, context.today));
    if (context.options.jsonl) return streamLines(context, (text) => brief(answer(text)));
    const result = answer(await givenText(context));
    if (context.options.json) context.json(result);
    else context.print(recommendationText(context.page, content.knowledge, result));
    return 0;
  },
};

function brief({ fit, roles }: Recommendation) {
  return { fit, roles: roles.map(({ id, name, score, reasons }) => ({ id, name, score, reasons })) };
}

function recommendationText(page: Page, knowledge: Knowledge, result: Recommendation): string {
  const next = result.settle === null ? [] : ["", wrap(page, settleText(knowledge, result.settle))];
  if (result.fit === "none")
    return [heading(page, "Not enough to go on yet: nothing speaks for any role."), ...next].join("\n");
  const shown = result.roles.slice(0, ROLES_SHOWN).filter(({ fit }) => fit !== "none");
  return [...shown.map((role, place) => roleText(page, role, place + 1)), ...next].join("\n");
}

function roleText(page: Page, { name, score, fit, reasons }: RankedRole, place: number): string {
  const speaks = reasons.filter(({ points }) => points > 0).slice(0, REASONS_SHOWN);
  const against = reasons.filter(({ points }) => points < 0).slice(0, AGAINST_SHOWN);
  const measure = paint(page, "dim", `${fit} fit, ${Math.round(score)} of 100`);
  return [
    wrap(page, `${paint(page, "bold", `${place}. ${name}`)}  ${measure}`),
    ...speaks.map((reason) => bullet(page, reasonText(reason))),
    ...against.map((reason) => bullet(page, `${paint(page, "yellow", "against")}: ${reasonText(reason)}`)),
  ].join("\n");
}

function reasonText({ text, quote }: Reason): string {
  return quote === "" ? text : `${text}: "${printable(quote)}"`;
}

function settleText(knowledge: Knowledge, { kind, id }: Settle): string {
  switch (kind) {
    case "skills":
      return "It would tell most to know what you can do: name a few skills or tools.";
    case "draws":
      return "It would tell most to know what kind of work draws you, or what you do today.";
    case "skill":
      return `It would tell most to know whether you have worked with ${knowledge.skillById.get(id ?? "")?.name ?? id}.`;
    case "interest":
      return `It would tell most to know whether you like work with a lot of ${knowledge.interestById.get(id ?? "")?.name ?? id}.`;
  }
}
