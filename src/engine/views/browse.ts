import { CategorySchema, type Role } from "../../domain/taxonomy.ts";
import { normalise } from "../../domain/tokens.ts";
import { heading, list, plain, type Spans, strong } from "../reply.ts";
import type { Turn } from "../turn.ts";
import { begun, menu } from "./menu.ts";

/** The names of all roles by category, or the roles of one category with what they are for. */
export function showBrowse(turn: Turn, wanted: string | undefined): void {
  const { knowledge } = turn.content;
  const key = normalise(wanted ?? "");
  const filled = CategorySchema.options.filter((category) =>
    knowledge.currentRoles.some((role) => role.category === category),
  );
  const found = filled.filter(
    (category) => key !== "" && normalise(turn.text(`category.${category}`)).includes(key),
  );
  if (found.length > 0) showCategories(turn, found);
  else showNames(turn, filled);
  turn.share();
  const others = filled.filter((category) => !found.includes(category));
  turn.menu([
    ...others.map((category) => {
      const label = turn.text(`category.${category}`);
      return { id: `roles in ${label}`, label };
    }),
    begun(turn) ? menu(turn, "recommend", "menu.recommend") : menu(turn, "start", "menu.start"),
  ]);
}

const rolesOf = (turn: Turn, category: Role["category"]) =>
  turn.content.knowledge.currentRoles.filter((role) => role.category === category);

function showCategories(turn: Turn, categories: readonly Role["category"][]): void {
  for (const category of categories)
    turn.add(
      heading(turn.text(`category.${category}`)),
      list(rolesOf(turn, category).map((role): Spans => [strong(role.name), plain(`: ${role.mission}`)])),
    );
  turn.note("browse.more");
}

function showNames(turn: Turn, categories: readonly Role["category"][]): void {
  const { currentRoles, outlookRoles } = turn.content.knowledge;
  turn.add(
    heading(turn.text("browse.title", { roles: currentRoles.length })),
    list(
      categories.map(
        (category): Spans => [
          strong(turn.text(`category.${category}`)),
          plain(
            `: ${rolesOf(turn, category)
              .map((role) => role.name)
              .join(", ")}`,
          ),
        ],
      ),
    ),
  );
  turn.note("browse.outlook", { names: outlookRoles.map((role) => role.name).join(", ") });
  turn.note("browse.more");
}
