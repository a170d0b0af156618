import type { Command } from "./incoming.ts";
import type { Target } from "./outbox.ts";
import { shareHere } from "./share.ts";
import { personKey, type Space } from "./space.ts";
import { deliver, forReader, type Kit } from "./talk.ts";

/** "/career ...": whatever stands behind it is read as if it had been written to the app, and answered to this person alone. */
export async function onCommand(kit: Kit, space: Space, command: Command): Promise<void> {
  const { user, turnId, text, channel, responseUrl } = command;
  const target: Target = { kind: "respond", url: responseUrl, replace: false, user };
  if (/^share( it| this| that)?$/i.test(text)) {
    const latest = kit.latest.get(personKey(space, user));
    if (latest !== undefined) {
      await shareHere(kit, space, { user, turnId: latest, channel, thread: undefined, responseUrl });
      return;
    }
  }
  const event = { kind: "text", text: text === "" ? "hello" : text } as const;
  await deliver(kit, space, { user, turnId, event }, (reply) =>
    kit.outbox.send(space, target, reply, forReader(kit, space, command, reply, "here")),
  );
}
