import { gaps } from "../../domain/advice/gaps.ts";
import { inWords } from "../../domain/advice/sentences.ts";
import { roleName, salaryCard, skillName } from "../../domain/cards.ts";
import type { CurrentRole, Role } from "../../domain/taxonomy.ts";
import { type Block, heading, list, note, type Option, paragraph, plain, type Spans } from "../reply.ts";
import type { Turn } from "../turn.ts";
import { menu, offer } from "./menu.ts";
import { salaryText } from "./money.ts";

const WORK_SHOWN = 4;
const WORK_IN_BRIEF = 3;
const SKILLS_SHOWN = 7;
const HELD_SHOWN = 4;

/** The card of a role: what it is, what it asks for and pays, and how it lies to this person. Details are asked for. */
export function showRole(turn: Turn, role: Role | undefined): void {
  if (role === undefined) {
    turn.say("role.unknown.none");
    offer(turn);
    return;
  }
  const { knowledge } = turn.content;
  turn.add(heading(role.name), paragraph(plain(role.mission)));
  if (turn.state.at !== undefined) {
    showBrief(turn, role);
    return;
  }
  turn.add(list(role.work.slice(0, WORK_SHOWN).map((line): Spans => [plain(line)])));
  turn.add({
    kind: "fields",
    rows: [coreSkills(turn, role), ...(role.status === "current" ? currentRows(turn, role) : [])],
  });
  if (role.status !== "current")
    turn.say("role.expected", {
      years: role.expected,
      names: role.growsFrom.map((id) => roleName(knowledge, id)).join(", "),
    });
  turn.share().menu(roleMenu(turn, role));
}

/** What one would do next with a role; the last entry is for its details. */
export function roleMenu(turn: Turn, role: Role): Option[] {
  const { knowledge } = turn.content;
  const details = menu(turn, `all about ${role.name}`, "menu.all", { role: role.name });
  if (role.status !== "current") {
    const names = role.growsFrom.map((id) => roleName(knowledge, id));
    return [...names.map((name): Option => ({ id: `role ${name}`, label: name })), details];
  }
  const next = role.neighbours.slice(0, 1).map(({ role: id }) => roleName(knowledge, id));
  return [
    menu(turn, `plan ${role.name}`, "menu.plan", { role: role.name }),
    menu(turn, `gaps ${role.name}`, "menu.gaps", { role: role.name }),
    ...next.map((name) =>
      menu(turn, `compare ${role.name} and ${name}`, "menu.compare", { a: role.name, b: name }),
    ),
    details,
  ];
}

/** In the middle of an interview a few lines are enough. */
function showBrief(turn: Turn, role: Role): void {
  turn.add(list(role.work.slice(0, WORK_IN_BRIEF).map((line): Spans => [plain(line)])));
  if (role.status === "current") turn.add(note(plain(role.demand.note)));
}

type Row = Extract<Block, { kind: "fields" }>["rows"][number];

function coreSkills(turn: Turn, role: Role): Row {
  const names = role.skills.essential.map((ref) =>
    typeof ref === "string" ? skillName(turn.content.knowledge, ref) : ref.as,
  );
  return { label: turn.text("role.core"), spans: [plain(inWords(names, SKILLS_SHOWN))] };
}

function currentRows(turn: Turn, role: CurrentRole): Row[] {
  const { knowledge } = turn.content;
  const near = role.neighbours.map((next) => roleName(knowledge, next.role));
  return [
    { label: turn.text("role.salary"), spans: salarySpans(turn, role) },
    { label: turn.text("role.demand"), spans: [plain(role.demand.note)] },
    { label: turn.text("role.neighbours"), spans: [plain(near.join(", "))] },
    ...yours(turn, role),
  ];
}

export function salarySpans(turn: Turn, role: CurrentRole, key = "role.salary.text"): Spans {
  const salary = salaryCard(turn.content.knowledge, role);
  return turn.content.words.spans(key, {
    figures: salaryText(salary),
    region: salary.region,
    year: salary.year,
  });
}

function yours(turn: Turn, role: CurrentRole): Row[] {
  if (Object.keys(turn.profile.skills).length === 0) return [];
  const { counts, tiers } = gaps(turn.content.knowledge, turn.profile, role.id);
  const held = inWords(
    tiers.essential.have.map((item) => item.name),
    HELD_SHOWN,
  );
  return [
    {
      label: turn.text("role.yours"),
      spans: [
        ...turn.content.words.spans("recommend.have", {
          have: counts.essential.have,
          of: counts.essential.of,
        }),
        ...(held === "" ? [] : [plain(` ${turn.text("role.held", { names: held })}`)]),
      ],
    },
  ];
}
