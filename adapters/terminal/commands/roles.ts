import { roleItem } from "../../../src/domain/cards.ts";
import { CategorySchema } from "../../../src/domain/taxonomy.ts";
import type { Command } from "../cli.ts";
import { UsageError } from "../cli.ts";
import { heading, paint, table, wrap } from "../layout.ts";
import { CATEGORY_NAMES } from "../words.ts";

export const rolesCommand: Command = {
  usage: "roles [--category C] [--json]",
  about: "Every role, by category",
  async run({ options, page, knowledge, print, json }) {
    const wanted = options.category === undefined ? undefined : CategorySchema.safeParse(options.category);
    if (wanted && !wanted.success) {
      throw new UsageError(
        `There is no category "${options.category}". There are: ${CategorySchema.options.join(", ")}.`,
      );
    }
    const roles = (await knowledge()).roles.filter(
      (role) => wanted === undefined || role.category === wanted.data,
    );
    if (options.json) {
      json(roles.map(roleItem));
      return 0;
    }
    for (const category of CategorySchema.options) {
      const members = roles.filter((role) => role.category === category);
      if (members.length === 0) continue;
      print(heading(page, CATEGORY_NAMES[category]));
      print(
        table(
          page,
          members.map((role) => [
            paint(page, "cyan", role.name),
            role.status === "current"
              ? role.mission
              : `${paint(page, "yellow", `[${role.status}]`)} ${role.mission}`,
          ]),
        ),
      );
      print("");
    }
    const example = roles[0]?.name ?? "data analyst";
    print(wrap(page, `${roles.length} roles. More about one: rolewise role "${example}"`));
    return 0;
  },
};
