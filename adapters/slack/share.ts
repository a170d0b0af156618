import type { Reply } from "../../src/engine/reply.ts";
import type { Target } from "./outbox.ts";
import { personKey, type Space } from "./space.ts";
import { canShare, type Kit, naming } from "./talk.ts";

export interface Sharing {
  readonly user: string;
  /** The turn whose reply is shared. */
  readonly turnId: string;
  readonly channel: string;
  readonly thread: string | undefined;
  readonly responseUrl: string | undefined;
  /** Where the person is told what became of it; by default there, seen by them alone. */
  readonly tell?: Target;
}

/** Posts a result as a card: with the name of who shares it, and nothing to press. */
export async function shareHere(kit: Kit, space: Space, sharing: Sharing): Promise<void> {
  const { user, turnId, responseUrl } = sharing;
  const told: Target =
    sharing.tell ??
    (responseUrl === undefined
      ? { kind: "dm", user }
      : { kind: "respond", url: responseUrl, replace: false, user });
  const reply = await kit.desk.earlier(personKey(space, user), turnId);
  if (reply === null || !canShare(reply)) {
    await kit.outbox.say(space, told, "slack.share.gone");
    return;
  }
  await showCard(kit, space, sharing, reply, told);
}

/** Posts a result that is at hand. */
export async function showCard(
  kit: Kit,
  space: Space,
  { user, channel, thread, responseUrl, tell }: Omit<Sharing, "turnId">,
  reply: Reply,
  told: Target,
): Promise<void> {
  const lead = [naming(kit, "slack.shared.by", user)];
  const shown = await kit.outbox.show(space, { channel, thread, responseUrl }, reply, lead);
  if (!shown) await kit.outbox.say(space, told, "slack.share.failed");
  else if (tell !== undefined) await kit.outbox.say(space, told, "slack.shared");
}
