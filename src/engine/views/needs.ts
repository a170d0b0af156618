import { inWords } from "../../domain/advice/sentences.ts";
import { groupText } from "../../domain/cards.ts";
import { refSkills } from "../../domain/knowledge.ts";
import type { CurrentRole, Role, Tier } from "../../domain/taxonomy.ts";
import { heading, list, plain, type Spans, strong } from "../reply.ts";
import type { Turn } from "../turn.ts";
import { roleMenu } from "./role.ts";
import { roleInHand } from "./role-in-hand.ts";

const NAMES_SHOWN = 5;

/** Fields of skills by what people ask after. */
const CODE = ["programming-languages"];
const MATHS = ["mathematics", "statistics"];

/** Whether a role asks for code, for maths, and for a degree: as far as its skills and its ladder say. */
export function showNeeds(turn: Turn, named: Role | undefined): void {
  const role = roleInHand(turn, named, "role.which");
  if (role === null) return;
  turn.add(
    heading(turn.text("needs.title", { role: role.name })),
    list([
      line(turn, "needs.code", skillsText(turn, role, CODE)),
      line(turn, "needs.maths", skillsText(turn, role, MATHS)),
      line(turn, "needs.degree", formalText(turn, role)),
    ]),
  );
  turn.share().menu(roleMenu(turn, role));
}

const line = (turn: Turn, key: string, text: string): Spans => [strong(`${turn.text(key)}: `), plain(text)];

function skillsText(turn: Turn, role: CurrentRole, domains: readonly string[]): string {
  const essential = namesIn(turn, role, "essential", domains);
  const important = namesIn(turn, role, "important", domains);
  if (essential.length > 0) return turn.text("needs.essential", { names: inWords(essential, NAMES_SHOWN) });
  if (important.length > 0) return turn.text("needs.important", { names: inWords(important, NAMES_SHOWN) });
  return turn.text("needs.none");
}

/** Skills of a tier that are of one of the fields; alternatives as one. */
function namesIn({ content }: Turn, role: CurrentRole, tier: Tier, domains: readonly string[]): string[] {
  return role.skills[tier].flatMap((ref) => {
    const skills = refSkills(ref).flatMap((id) => content.knowledge.skillById.get(id) ?? []);
    if (!skills.some(({ domain }) => domains.includes(domain))) return [];
    const names = skills.map(({ name }) => name);
    return [typeof ref === "string" ? (names[0] ?? ref) : groupText(ref.as, names)];
  });
}

function formalText(turn: Turn, { ladder }: CurrentRole): string {
  const rung = ladder.find(({ needs }) => needs !== undefined);
  const [first] = ladder;
  if (rung?.needs !== undefined) return turn.text("needs.formal", { needs: rung.needs, title: rung.title });
  return turn.text("needs.no-formal", { title: first?.title ?? "", years: first?.years ?? "" });
}
