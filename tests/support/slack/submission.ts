import { ApiError, type Core } from "./core.ts";
import { isJson, type Json } from "./json.ts";
import { depthOf, STACK_MAX } from "./methods-views.ts";
import type { Submitted } from "./person-types.ts";
import { closeModals, redraw, showModal, topModal, viewSight } from "./posting.ts";
import { checkView } from "./sending.ts";
import type { User, View } from "./world.ts";

/** The view inside an answer, checked as one that is opened. */
function viewIn(core: Core, body: unknown): Json {
  if (!isJson(body)) throw new ApiError("invalid_arguments");
  core.judge("modal", body);
  checkView(core, body, "modal");
  return body;
}

function errorsIn(core: Core, view: View, said: Json): Record<string, string> {
  const errors = (isJson(said.errors) ? said.errors : {}) as Record<string, string>;
  const inputs = view.blocks.filter((block) => block.type === "input").map((block) => block.block_id);
  for (const id of Object.keys(errors)) {
    if (!inputs.includes(id)) core.ledger.fault("misuse", `An error for "${id}", no input of the modal`);
  }
  return errors;
}

/**
 * What the client does with the app's answer to a submitted modal.
 * @throws ApiError when the answer is nothing that Slack takes
 */
export function afterSubmission(core: Core, user: User, view: View, answer: unknown): Submitted {
  const said = isJson(answer) ? answer : {};
  const done = (kind: Submitted["kind"], errors: Record<string, string> = {}): Submitted => ({
    kind,
    errors,
    view: topModal(core, user),
  });
  switch (said.response_action) {
    case "clear":
      closeModals(core, user);
      return done("cleared");
    case "update":
      redraw(core, view, viewIn(core, said.view));
      viewSight(core, "modal-update", view);
      return done("updated");
    case "push": {
      const pushed = viewIn(core, said.view);
      if (depthOf(core, view) >= STACK_MAX) throw new ApiError("push_limit_reached");
      showModal(core, user, pushed, view);
      return done("pushed");
    }
    case "errors": {
      const errors = errorsIn(core, view, said);
      viewSight(core, "errors", view, Object.values(errors).join("\n"));
      return done("errors", errors);
    }
    case undefined:
      view.open = false;
      return done("closed");
    default:
      throw new ApiError(`response_action ${String(said.response_action)}`);
  }
}
