import type { Role } from "../../domain/taxonomy.ts";
import { heading, list, plain, type Spans, strong } from "../reply.ts";
import type { Turn } from "../turn.ts";
import { offer } from "./menu.ts";

export function showSuccess(turn: Turn, named: Role | undefined): void {
  const { knowledge } = turn.content;
  const role = named ?? knowledge.roleById.get(turn.state.role ?? "");
  if (role?.status === "current") {
    turn.add(
      heading(turn.text("success.title", { role: role.name })),
      list(role.success.map((line): Spans => [plain(line)])),
    );
  } else {
    for (const group of knowledge.success.groups) {
      turn.add(
        heading(group.name),
        list(group.factors.map((factor): Spans => [strong(factor.name), plain(`: ${factor.what}`)])),
      );
    }
  }
  turn.share();
  offer(turn);
}
