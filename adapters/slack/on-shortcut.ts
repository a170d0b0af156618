import { SHORTCUTS } from "./controls.ts";
import type { Shortcut } from "./incoming.ts";
import { messageModal } from "./modals.ts";
import { openView } from "./open-form.ts";
import type { Target } from "./outbox.ts";
import { messagesLink, type Space } from "./space.ts";
import { deliver, forReader, type Kit, sayOnce } from "./talk.ts";

/** "Start career interview" from anywhere, and "Match this job ad" on a message. */
export async function onShortcut(kit: Kit, space: Space, shortcut: Shortcut): Promise<void> {
  if (shortcut.callback === SHORTCUTS.start) await startInterview(kit, space, shortcut);
  else if (shortcut.callback === SHORTCUTS.matchAd) await matchAd(kit, space, shortcut);
}

async function startInterview(kit: Kit, space: Space, { user, turnId, triggerId }: Shortcut): Promise<void> {
  const { words } = kit.content;
  const told = messageModal(words, "slack.form.start.title", "slack.form.start.text", messagesLink(space));
  // The permission to open it lasts three seconds, so it comes first; the question is what matters.
  await openView(kit, space, triggerId, told).catch((error: unknown) => kit.onError(error));
  const event = { kind: "text", text: "start" } as const;
  await deliver(kit, space, { user, turnId, event }, (reply) =>
    kit.outbox.send(
      space,
      { kind: "dm", user },
      reply,
      forReader(kit, space, { user, turnId }, reply, "elsewhere"),
    ),
  );
}

async function matchAd(kit: Kit, space: Space, shortcut: Shortcut): Promise<void> {
  const { user, turnId, files, responseUrl } = shortcut;
  const target: Target =
    responseUrl === undefined
      ? { kind: "dm", user }
      : { kind: "respond", url: responseUrl, replace: false, user };
  let text = shortcut.text ?? "";
  if (text === "" && files.length > 0) {
    const read = await kit.readFiles(space, files);
    if (read.kind === "refused") return sayOnce(kit, space, turnId, target, `slack.file.${read.why}`);
    text = read.text;
  }
  const event = { kind: "job-ad", text } as const;
  await deliver(kit, space, { user, turnId, event }, (reply) =>
    kit.outbox.send(
      space,
      target,
      reply,
      forReader(kit, space, shortcut, reply, responseUrl === undefined ? "elsewhere" : "here"),
    ),
  );
}
