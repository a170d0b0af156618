import type { TurnEvent } from "../../src/engine/turn.ts";
import { VIEWS } from "./controls.ts";
import type { Submission } from "./incoming.ts";
import { type Metadata, readMetadata } from "./modals.ts";
import { settle } from "./on-press.ts";
import { type Filled, readChannel, readCheckIns, readChoice, readPlan, readSkills } from "./read-forms.ts";
import { shareHere } from "./share.ts";
import type { Space } from "./space.ts";
import { deliver, forReader, honestly, type Kit } from "./talk.ts";

/** Acknowledges a form: with what is wrong in it, or without an answer, which closes it. */
export type AcknowledgeForm = (answer?: {
  response_action: "errors";
  errors: Record<string, string>;
}) => Promise<void>;

/** A form was handed in. */
export async function onSubmission(
  kit: Kit,
  space: Space,
  submission: Submission,
  acknowledge: AcknowledgeForm,
): Promise<void> {
  const { callback, user, turnId } = submission;
  const metadata = readMetadata(submission.metadata);
  if (metadata === null || metadata.to.user !== user) return acknowledge();
  if (callback === VIEWS.share) {
    await acknowledge();
    return share(kit, space, submission, metadata);
  }
  const filled = await read(kit, space, submission, metadata);
  if (filled === null) return acknowledge();
  if (filled.kind === "errors")
    return acknowledge({ response_action: "errors", errors: { ...filled.errors } });
  await acknowledge();
  const to = toTarget(metadata.to);
  const share_ = to.kind === "respond" ? "here" : "elsewhere";
  const { event } = filled;
  const outcome = await deliver(kit, space, { user, turnId, event }, (reply) =>
    kit.outbox.send(space, to, reply, forReader(kit, space, submission, reply, share_)),
  );
  if (outcome === "answered") await afterwards(kit, space, submission, event);
}

async function read(
  kit: Kit,
  space: Space,
  submission: Submission,
  metadata: Metadata,
): Promise<Filled | null> {
  switch (submission.callback) {
    case VIEWS.choose:
      return readChoice(kit.content, submission.values, metadata);
    case VIEWS.skills:
      return readSkills(submission.values);
    case VIEWS.plan:
      return readPlan(kit.content, submission.values);
    case VIEWS.checkIns:
      return readCheckIns(submission.values, (await kit.zones.find(space, submission.user)) ?? "UTC");
    default:
      return null;
  }
}

/** The message from which the form was opened, brought up to date. */
async function afterwards(kit: Kit, space: Space, submission: Submission, event: TurnEvent): Promise<void> {
  const press = kit.forms.get(submission.viewId);
  kit.forms.delete(submission.viewId);
  if (press === undefined) return;
  if (press.place.kind === "home") await kit.homes.publish(space, submission.user, true);
  else if (event.kind === "choice") await settle(kit, space, press, event.ids);
}

async function share(
  kit: Kit,
  space: Space,
  submission: Submission,
  { to, turnId }: Metadata,
): Promise<void> {
  const channel = readChannel(submission.values);
  if (channel === null || turnId === undefined) return;
  const id = `${space.id} ${submission.turnId}`;
  if (kit.answered.has(id)) return;
  kit.answered.add(id);
  const tell = toTarget(to);
  const responseUrl = submission.responseUrls[0]?.response_url;
  await honestly(kit, space, tell, () =>
    shareHere(kit, space, { user: submission.user, turnId, channel, thread: undefined, responseUrl, tell }),
  );
}

/** As it is kept in a form. */
function toTarget(to: Metadata["to"]) {
  return to.kind === "post" ? { ...to, thread: to.thread } : to;
}
