import { MENU, type Reply } from "../../src/engine/reply.ts";
import type { SlackBlock } from "./block-types.ts";
import { ACTIONS, plainText, readBlockId } from "./controls.ts";
import type { Press } from "./incoming.ts";
import { CONTEXT_TEXT_MAX } from "./limits.ts";
import { openForm } from "./open-form.ts";
import { asideOf, isPrivate, shortText, targetOf } from "./press-targets.ts";
import { pressTicks } from "./press-ticks.ts";
import { piecesOf } from "./render-blocks.ts";
import { shareHere } from "./share.ts";
import { personKey, type Space } from "./space.ts";
import { asks, deliver, forReader, honestly, type Kit } from "./talk.ts";

/** A button, a menu or a box to tick. */
export async function onPress(kit: Kit, space: Space, press: Press): Promise<void> {
  const { mark, user, name } = press;
  if (name === ACTIONS.link || (name === ACTIONS.chooseSome && press.place.kind !== "modal")) return;
  if (mark !== null && mark.owner !== user) {
    await kit.outbox.say(space, asideOf(press), "slack.not-yours");
    return;
  }
  switch (name) {
    case ACTIONS.answer:
      return answer(kit, space, press, [press.value]);
    case ACTIONS.choose:
    case ACTIONS.chooseDone:
      if (mark === null) return;
      if (press.chosen.length === 0) return kit.outbox.say(space, asideOf(press), "slack.choose-none");
      return answer(kit, space, press, press.chosen);
    case ACTIONS.ticks:
      return pressTicks(kit, space, press);
    case ACTIONS.share:
      return share(kit, space, press);
    case ACTIONS.chooseForm:
    case ACTIONS.editSkills:
    case ACTIONS.editPlan:
    case ACTIONS.editCheckIns:
      return openForm(kit, space, press, targetOf(press));
    default:
      return;
  }
}

async function answer(kit: Kit, space: Space, press: Press, ids: readonly string[]): Promise<void> {
  const { user, turnId, mark, place } = press;
  const event = { kind: "choice", ids, ...(mark !== null && { about: mark.about }) } as const;
  const work = place.kind === "dm" ? kit.agent.begin(space, place) : undefined;
  let asking = false;
  try {
    const outcome = await deliver(kit, space, { user, turnId, event }, async (reply) => {
      asking = asks(reply);
      await kit.outbox.send(space, targetOf(press), reply, {
        ...forReader(kit, space, press, reply, isPrivate(press) ? "here" : "elsewhere"),
        tail: hint(kit, press, reply),
        ...(work !== undefined && { stopped: () => work.stopped() }),
      });
    });
    if (outcome === "answered") await settle(kit, space, press, ids);
    if (place.kind === "home") await kit.homes.publish(space, user, true);
  } finally {
    await work?.done(asking);
  }
}

function hint(kit: Kit, press: Press, reply: Reply) {
  if (reply.prompt?.about !== "skills" || isPrivate(press)) return [];
  return piecesOf({ kind: "note", spans: kit.content.words.spans("slack.cv-hint") });
}

/** A question that has been answered shows the answer instead of its buttons. */
export async function settle(kit: Kit, space: Space, press: Press, ids: readonly string[]): Promise<void> {
  const { place, message, mark } = press;
  if (place.kind !== "dm" || message === null || mark === null || mark.about === MENU) return;
  const isQuestion = (id: string | undefined) => {
    const other = readBlockId(id ?? "");
    return other !== null && other.kind === "ask" && other.about === mark.about;
  };
  const labels = ids.map((id) => labelIn(message.blocks, id) ?? press.label ?? id).join(", ");
  const chosen: SlackBlock = {
    type: "context",
    elements: [plainText(kit.content.words.text("slack.chosen", { labels }), CONTEXT_TEXT_MAX)],
  };
  const blocks = message.blocks.map((block) => (isQuestion(block.block_id) ? chosen : block)) as SlackBlock[];
  await kit.outbox.change(space, place, { text: shortText(message.text), blocks });
}

/** What stands on the option with this value, anywhere in the blocks. */
function labelIn(value: unknown, id: string): string | undefined {
  if (Array.isArray(value)) {
    for (const item of value) {
      const found = labelIn(item, id);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  const { value: own, text } = value as { value?: unknown; text?: { text?: unknown } };
  if (own === id && typeof text?.text === "string") return text.text;
  return labelIn(Object.values(value), id);
}

async function share(kit: Kit, space: Space, press: Press): Promise<void> {
  const { place, user, turnId, value } = press;
  if (place.kind !== "ephemeral" && place.kind !== "public")
    return openForm(kit, space, press, targetOf(press));
  const id = `${personKey(space, user)} ${turnId}`;
  if (kit.answered.has(id)) return;
  kit.answered.add(id);
  const { channel, thread, responseUrl } = place;
  await honestly(kit, space, asideOf(press), () =>
    shareHere(kit, space, { user, turnId: value, channel, thread, responseUrl }),
  );
}
