import { gaps } from "../../domain/advice/gaps.ts";
import { inWords } from "../../domain/advice/sentences.ts";
import type { Role } from "../../domain/taxonomy.ts";
import { heading, list, paragraph, plain, strong } from "../reply.ts";
import type { Turn } from "../turn.ts";
import { menu } from "./menu.ts";
import { reasonSpans } from "./reason-spans.ts";
import { roleInHand } from "./role-in-hand.ts";

const REASONS_SHOWN = 6;
const MISSING_SHOWN = 5;
const AHEAD_SHOWN = 3;

/** Why a role stands where it stands for this person, whether it was recommended or not. */
export function showWhy(turn: Turn, named: Role | undefined): void {
  const role = roleInHand(turn, named, "gaps.no-role");
  if (role === null) return;
  const { advisor, knowledge } = turn.content;
  const { roles } = advisor.recommend(turn.profile);
  const place = roles.findIndex(({ id }) => id === role.id);
  const ranked = roles[place];
  if (ranked === undefined || ranked.reasons.length === 0) {
    turn.say("why.nothing", { role: role.name });
    turn.menu([
      menu(turn, "start", "menu.start"),
      menu(turn, `role ${role.name}`, "menu.role", { role: role.name }),
    ]);
    return;
  }
  turn.add(heading(turn.text("why.title", { role: role.name })));
  turn.say(`why.place.${ranked.fit}`, { place: place + 1, of: roles.length });
  showReasons(turn, "why.for", ranked.telling);
  showReasons(
    turn,
    "recommend.against",
    ranked.reasons.filter(({ points }) => points < 0),
  );
  showMissing(
    turn,
    gaps(knowledge, turn.profile, role.id).tiers.essential.missing.map(({ name }) => name),
  );
  const ahead = roles.slice(0, place).map(({ name }) => name);
  if (ahead.length > 0) turn.say("why.ahead", { names: inWords(ahead, AHEAD_SHOWN) });
  const [best] = ahead;
  turn
    .own()
    .menu([
      menu(turn, `gaps ${role.name}`, "menu.gaps", { role: role.name }),
      menu(turn, `plan ${role.name}`, "menu.plan", { role: role.name }),
      ...(best === undefined
        ? []
        : [menu(turn, `compare ${best} and ${role.name}`, "menu.compare", { a: best, b: role.name })]),
      menu(turn, "recommend", "menu.recommend"),
    ]);
}

function showReasons(
  turn: Turn,
  key: string,
  reasons: ReadonlyArray<Parameters<typeof reasonSpans>[0]>,
): void {
  if (reasons.length === 0) return;
  turn.add(paragraph(strong(turn.text(key))), list(reasons.slice(0, REASONS_SHOWN).map(reasonSpans)));
}

function showMissing(turn: Turn, names: readonly string[]): void {
  if (names.length === 0) return;
  turn.add(paragraph(strong(`${turn.text("why.missing")}: `), plain(inWords(names, MISSING_SHOWN))));
}
