import { planCalendar } from "../../../src/domain/advice/export-calendar.ts";
import { planMarkdown } from "../../../src/domain/advice/export-markdown.ts";
import { plan } from "../../../src/domain/advice/plan.ts";
import type { Plan } from "../../../src/domain/advice/plan-types.ts";
import { HOURS_ASSUMED } from "../../../src/engine/views/plan-settings.ts";
import type { Command, CommandContext } from "../cli.ts";
import { bullet, heading, paint, wrap } from "../layout.ts";
import { givenDate, givenNumber, givenRole, givenText, personFrom } from "./person.ts";

export const planCommand: Command = {
  usage: "plan --role R [--text T|file] [--hours N] [--start DATE] [--by DATE] [--json|--markdown|--ics]",
  about: "A learning plan in phases that fits a week",
  async run(context) {
    const { options, today } = context;
    const content = await context.content();
    const role = givenRole(context, content);
    const hours = givenNumber(options.hours, "hours", 0.5, 80);
    const start = givenDate(options.start, "start") ?? today;
    const by = givenDate(options.by, "by");
    const profile = personFrom(content, await givenText(context), today);
    const made = plan(content.knowledge, profile, role.id, {
      hoursPerWeek: hours ?? profile.hoursPerWeek ?? HOURS_ASSUMED,
      start,
      ...(by !== undefined && { by }),
    });
    if (options.json) context.json(made);
    else if (options.markdown) context.print(planMarkdown(made).trimEnd());
    else if (options.ics) context.print(planCalendar(made, { now: `${start}T00:00:00.000Z` }).trimEnd());
    else printPlan(context, made);
    return 0;
  },
};

function printPlan({ page, print }: CommandContext, made: Plan): void {
  print(
    heading(
      page,
      `${made.role.name}: ${made.weeks} weeks at ${made.hoursPerWeek} hours a week, ${made.start} to ${made.end}`,
    ),
  );
  for (const note of made.notes) print(wrap(page, paint(page, "dim", note)));
  for (const phase of made.phases) {
    print(`\n${heading(page, `${phase.name}: ${phase.weeks} weeks, ${phase.start} to ${phase.end}`)}`);
    print(wrap(page, phase.focus));
    for (const skill of phase.skills) {
      const [resource] = skill.resources;
      const source = resource === undefined ? "" : `: ${resource.title} ${paint(page, "cyan", resource.url)}`;
      print(
        bullet(
          page,
          `${skill.name}, ${skill.hours} h${skill.status === "deepen" ? " to deepen" : ""}${source}`,
        ),
      );
    }
    print(wrap(page, `Project: ${phase.project.title}. ${phase.project.brief}`, "  "));
    print(wrap(page, `Done when: ${phase.doneWhen.join("; ")}`, "  "));
  }
  print(`\n${wrap(page, `${paint(page, "bold", "First step:")} ${made.firstStep}`)}`);
}
