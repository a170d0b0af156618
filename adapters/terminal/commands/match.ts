import { matchAd } from "../../../src/domain/advice/match-ad.ts";
import type { Content } from "../../../src/engine/conversation.ts";
import type { Command } from "../cli.ts";
import { bullet, heading, printable, wrap } from "../layout.ts";
import { givenText } from "./person.ts";
import { streamLines } from "./text-input.ts";

export const matchCommand: Command = {
  usage: "match [--text T|file] [--json|--jsonl]",
  about: "The roles that a job ad is nearest to, and what it asks for",
  async run(context) {
    const content = await context.content();
    if (context.options.jsonl) return streamLines(context, (text) => matchFit(content, text));
    const text = await givenText(context);
    const result = match(content, text);
    if (context.options.json) {
      context.json({
        ...matchFit(content, text),
        required: result.required,
        niceToHave: result.niceToHave,
        years: result.years,
      });
      return 0;
    }
    const { page, print } = context;
    for (const role of result.roles.slice(0, 3)) {
      print(heading(page, `${role.name}  ${Math.round(role.score)}`));
      for (const reason of role.reasons.slice(0, 4))
        print(bullet(page, `${reason.text}${reason.quote === "" ? "" : `: "${printable(reason.quote)}"`}`));
    }
    print(
      `\n${wrap(page, `Asked for: ${result.required.map((skill) => skill.name).join(", ") || "no skill that I know"}`)}`,
    );
    if (result.niceToHave.length > 0)
      print(wrap(page, `Nice to have: ${result.niceToHave.map((skill) => skill.name).join(", ")}`));
    if (result.years !== null) print(`About ${result.years.asked} years of experience.`);
    return 0;
  },
};

const match = (content: Content, text: string) =>
  matchAd(content.knowledge, content.understanding.read(text), text, null);

/** An ad names its role (strong), points to some (possible), or says nothing that is known (none). */
function matchFit(content: Content, text: string) {
  const { roles } = match(content, text);
  const best = roles[0]?.score ?? 0;
  return { fit: best >= 50 ? "strong" : best > 0 ? "possible" : "none", roles };
}
