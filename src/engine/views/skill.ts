import { rolesUsing, skillName } from "../../domain/cards.ts";
import type { SkillInDomain } from "../../domain/knowledge.ts";
import { heading, list, note, paragraph, plain, quote, type Spans } from "../reply.ts";
import type { Turn } from "../turn.ts";
import { offer } from "./menu.ts";

const RESOURCES_SHOWN = 3;

export function showSkill(turn: Turn, skill: SkillInDomain | undefined): void {
  if (skill === undefined) {
    turn.say("skills.unknown.none");
    offer(turn);
    return;
  }
  const { knowledge, words } = turn.content;
  turn.add(heading(skill.name), paragraph(plain(skill.about)));
  const claim = turn.profile.skills[skill.id];
  if (claim !== undefined && claim.quote !== "")
    turn.add(note(...words.spans("skill.yours"), quote(claim.quote)));
  const [least, most] = skill.hours;
  turn.say("skill.hours", { least, most });
  if (skill.prerequisites.length > 0)
    turn.say("skill.first", { names: skill.prerequisites.map((id) => skillName(knowledge, id)).join(", ") });
  const roles = rolesUsing(knowledge, skill.id).filter((role) => role.tier === "essential");
  if (roles.length > 0)
    turn.say("skill.roles", {
      names: roles
        .slice(0, 6)
        .map((role) => role.name)
        .join(", "),
    });
  if (skill.resources.length > 0) {
    turn.add(
      heading(turn.text("skill.learn")),
      list(
        skill.resources
          .slice(0, RESOURCES_SHOWN)
          .map(
            (resource): Spans => [
              { text: resource.title, href: resource.url },
              plain(` (${resource.cost}, about ${resource.hours} h)`),
            ],
          ),
      ),
    );
  }
  turn.share();
  offer(turn);
}
