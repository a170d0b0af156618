import { type AdSkill, matchAd } from "../../domain/advice/match-ad.ts";
import { heading, list, paragraph, plain, quote, type Spans, strong } from "../reply.ts";
import type { Turn } from "../turn.ts";
import { menu } from "./menu.ts";

/** A job ad held against the person: the nearest role, what it asks for and what of it they have. */
export function showMatch(turn: Turn, text: string): void {
  if (text.trim() === "") {
    turn.state.awaiting = "job-ad";
    turn.say("match.need");
    return;
  }
  const { knowledge, understanding } = turn.content;
  const known = Object.keys(turn.profile.skills).length > 0;
  const result = matchAd(knowledge, understanding.read(text), text, known ? turn.profile : null);
  turn.add(heading(turn.text("match.title")));
  const [closest] = result.roles;
  if (
    closest === undefined ||
    (result.required.length === 0 && result.niceToHave.length === 0 && closest.score <= 0)
  ) {
    turn.say("match.none");
    return;
  }
  turn.state.role = closest.id;
  turn.say("match.closest", { role: closest.name });
  turn.add(
    list(
      closest.reasons
        .slice(0, 3)
        .map(
          (reason): Spans =>
            reason.quote === "" ? [plain(reason.text)] : [plain(`${reason.text}: `), quote(reason.quote)],
        ),
    ),
  );
  if (result.person !== null) turn.add(paragraph(plain(result.person.summary)));
  else turn.note("match.tell");
  showAsked(turn, "match.required", result.required);
  showAsked(turn, "match.nice", result.niceToHave);
  if (result.years !== null) turn.say("match.years", { years: result.years.asked });
  turn
    .own()
    .menu([
      menu(turn, `gaps ${closest.name}`, "menu.gaps", { role: closest.name }),
      menu(turn, `plan ${closest.name}`, "menu.plan", { role: closest.name }),
      menu(turn, `role ${closest.name}`, "menu.role", { role: closest.name }),
    ]);
}

function showAsked(turn: Turn, key: string, skills: readonly AdSkill[]): void {
  if (skills.length === 0) return;
  turn.add(heading(turn.text(key)));
  for (const state of ["have", "partly", "missing"] as const) {
    const named = skills.filter((skill) => skill.state === state).map((skill) => skill.name);
    if (named.length > 0)
      turn.add(paragraph(strong(`${turn.text(`gaps.${state}`)}: `), plain(named.join(", "))));
  }
  const open = skills.filter((skill) => skill.state === null).map((skill) => skill.name);
  if (open.length > 0) turn.add(paragraph(plain(open.join(", "))));
}
