import { type Reply, sharedPart } from "../../src/engine/reply.ts";
import type { Message } from "./incoming.ts";
import type { Target } from "./outbox.ts";
import { piecesOf } from "./render-blocks.ts";
import { personKey, type Space } from "./space.ts";
import { asks, deliver, forReader, type Kit, naming, sayOnce } from "./talk.ts";

/** Something written in the conversation with the app, to it in a channel, or in a thread in which it talks with this person. */
export async function onMessage(kit: Kit, space: Space, message: Message): Promise<void> {
  const { place, user, turnId } = message;
  const threadKey = `${space.id} ${place.channel} ${place.thread} ${user}`;
  if (place.kind === "channel") {
    const known = kit.threads.get(threadKey) === true;
    if (!message.mentioned && (!known || message.toOthers)) return;
    kit.threads.set(threadKey, true);
  }
  const work = kit.agent.begin(space, place);
  let asking = false;
  try {
    const event = async () => {
      const text = await wordsOf(kit, space, message, () => work.show());
      return text === null ? null : ({ kind: "text", text: text === "" ? "hello" : text } as const);
    };
    await deliver(kit, space, { user, turnId, event }, async (reply) => {
      asking = asks(reply);
      if (place.kind === "dm") await sendDirect(kit, space, message, reply, () => work.stopped());
      else await sendInChannel(kit, space, message, reply);
    });
  } finally {
    await work.done(asking);
  }
}

/** The text with that of the files. @returns null where there is nothing but a file that could not be read, which has been told */
async function wordsOf(kit: Kit, space: Space, message: Message, show: () => void): Promise<string | null> {
  const { files, text, turnId, place } = message;
  if (files.length === 0) return text;
  show();
  const read = await kit.readFiles(space, files);
  if (read.kind === "text") return [text, read.text].filter((part) => part !== "").join("\n");
  const target: Target =
    place.kind === "dm"
      ? { ...inThread(message), kind: "post" }
      : { ...inThread(message), kind: "ephemeral" };
  await sayOnce(kit, space, turnId, target, `slack.file.${read.why}`);
  return text === "" ? null : text;
}

const inThread = ({ place: { channel, thread }, user }: Message) => ({ channel, thread, user });

async function sendDirect(
  kit: Kit,
  space: Space,
  message: Message,
  reply: Reply,
  stopped: () => boolean,
): Promise<void> {
  const hint =
    reply.prompt?.about === "skills"
      ? piecesOf({ kind: "note", spans: kit.content.words.spans("slack.cv-hint") })
      : [];
  await kit.outbox.send(space, { ...inThread(message), kind: "post" }, reply, {
    ...forReader(kit, space, message, reply, "elsewhere"),
    tail: hint,
    stopped,
  });
}

/**
 * What is everybody's (a role, the market) is answered in the thread; what is about the person is shown to them alone.
 * Slack shows such messages only in threads that have begun, so a line for all comes first where there is none yet.
 */
async function sendInChannel(kit: Kit, space: Space, message: Message, reply: Reply): Promise<void> {
  const { user, turnId, place } = message;
  const name = `${personKey(space, user)} ${turnId}`;
  const open = reply.shareable === true && !asks(reply) ? sharedPart(reply) : null;
  if (open !== null) {
    await kit.outbox.send(space, { ...inThread(message), kind: "post" }, open, { name });
    return;
  }
  const root = turnId === `m:${place.channel}:${place.thread}`;
  if (root) {
    const lead = [naming(kit, "slack.privately", user)];
    await kit.outbox.send(
      space,
      { ...inThread(message), kind: "post" },
      { blocks: [] },
      { name: `${name} lead`, lead },
    );
  }
  const warn = asks(reply)
    ? piecesOf({ kind: "note", spans: kit.content.words.spans("slack.only-you") })
    : [];
  await kit.outbox.send(space, { ...inThread(message), kind: "ephemeral" }, reply, {
    ...forReader(kit, space, message, reply, "here"),
    tail: warn,
  });
}
