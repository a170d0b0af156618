import type { Command } from "./incoming.ts";
import type { Target } from "./outbox.ts";
import { showCard } from "./share.ts";
import { personKey, type Space } from "./space.ts";
import { canShare, deliver, forReader, type Kit } from "./talk.ts";

/** "/career ...": whatever stands behind it is read as if it had been written to the app, and answered to this person alone. */
export async function onCommand(kit: Kit, space: Space, command: Command): Promise<void> {
  const { user, turnId, text, responseUrl } = command;
  const target: Target = { kind: "respond", url: responseUrl, replace: false, user };
  if (/^share( it| this| that)?$/i.test(text) && (await shareLatest(kit, space, command, target))) return;
  const event = { kind: "text", text: text === "" ? "hello" : text } as const;
  await deliver(kit, space, { user, turnId, event }, (reply) =>
    kit.outbox.send(space, target, reply, forReader(kit, space, command, reply, "here")),
  );
}

/** @returns false where there is no result to show, which the turn explains */
async function shareLatest(kit: Kit, space: Space, command: Command, target: Target): Promise<boolean> {
  const { user, turnId, channel, responseUrl } = command;
  const key = personKey(space, user);
  const id = `${key} ${turnId}`;
  if (kit.answered.has(id)) return true;
  kit.answered.add(id);
  // Where the store fails, the turn says so.
  const reply = await kit.desk.lastResult(key).catch(() => null);
  if (reply === null || !canShare(reply)) return false;
  await showCard(kit, space, { user, channel, thread: undefined, responseUrl }, reply, target);
  return true;
}
