import type { Found } from "../../../src/domain/find.ts";
import { UsageError } from "../cli.ts";
import { printable } from "../layout.ts";

/** The entry that was named. @throws UsageError with the nearest names when there is none. */
export function found<T extends { name: string }>(result: Found<T>, what: string, typed: string): T {
  if (result.kind === "found") return result.item;
  const near = result.near().map((entry) => entry.name);
  const hint = near.length > 0 ? ` Did you mean ${near.join(", ")}?` : ` List them with: rolewise roles`;
  throw new UsageError(`There is no ${what} "${printable(typed)}".${hint}`);
}
