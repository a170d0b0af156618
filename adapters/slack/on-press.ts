import { MENU, type Reply } from "../../src/engine/reply.ts";
import type { SlackBlock } from "./block-types.ts";
import { ACTIONS, plainText, readBlockId } from "./controls.ts";
import type { Press } from "./decode.ts";
import { CONTEXT_TEXT_MAX } from "./limits.ts";
import { openForm } from "./open-form.ts";
import type { Target } from "./outbox.ts";
import { blocksOf, topText } from "./render.ts";
import { piecesOf } from "./render-blocks.ts";
import { tickBlock } from "./render-prompt.ts";
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
      return ticks(kit, space, press);
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

/** Where the reply to a press goes: where the control stands, and to this person alone. */
export function targetOf({ place, user, mark }: Press): Target {
  switch (place.kind) {
    case "home":
    case "modal":
      return { kind: "dm", user };
    case "dm":
      return { kind: "post", channel: place.channel, thread: place.thread, user };
    case "ephemeral":
      // A question makes room for the next; a menu stays.
      return {
        kind: "respond",
        url: place.responseUrl,
        replace: mark !== null && mark.kind === "ask" && mark.about !== MENU,
        user,
      };
    case "public":
      return { kind: "respond", url: place.responseUrl, replace: false, user };
  }
}

/** For a word beside the conversation. */
function asideOf(press: Press): Target {
  const { place, user } = press;
  if (place.kind === "ephemeral" || place.kind === "public")
    return { kind: "respond", url: place.responseUrl, replace: false, user };
  if (place.kind === "dm") return { kind: "ephemeral", channel: place.channel, thread: place.thread, user };
  return { kind: "dm", user };
}

const isPrivate = (press: Press): boolean =>
  press.place.kind === "ephemeral" || press.place.kind === "public";

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

/** The text of a posted message comes back escaped. */
const shortText = (text: string): string =>
  text.length > 0 && text.length <= 3_900 ? text : topText(text.slice(0, 2_000));

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

/** Boxes tell which of them are ticked now; what differs from the plan has been pressed. */
async function ticks(kit: Kit, space: Space, press: Press): Promise<void> {
  const { user, turnId, place } = press;
  const key = personKey(space, user);
  await honestly(kit, space, asideOf(press), async () => {
    const shown = await kit.desk.look(key, { kind: "text", text: "progress" });
    const group = new Set(valuesIn(press) ?? shown.ticks?.map(({ skill }) => skill));
    const before = new Map((shown.ticks ?? []).map(({ skill, done }) => [skill, done]));
    const changed = [...group].filter(
      (skill) => before.has(skill) && before.get(skill) !== press.chosen.includes(skill),
    );
    let latest: Reply | undefined;
    for (const [index, skill] of changed.entries()) {
      const event = { kind: "tick", skill, done: press.chosen.includes(skill) } as const;
      const id = index === 0 ? turnId : `${turnId}:${index}`;
      const outcome = await deliver(kit, space, { user, turnId: id, event }, async (reply) => {
        latest = reply;
        // Shown in place below; what is not progress is a word about a failure.
        if (reply.ticks === undefined) await kit.outbox.send(space, asideOf(press), reply);
      });
      if (outcome !== "answered") break;
    }
    if (place.kind === "home") await kit.homes.publish(space, user);
    else if (latest?.ticks !== undefined) await showProgress(kit, space, press, latest);
  });
}

/** Skills of the boxes that were pressed; null where Slack does not show the message. */
function valuesIn({ message, mark }: Press): string[] | null {
  const block = message?.blocks.find(({ block_id }) => {
    const other = readBlockId(block_id ?? "");
    return other?.kind === "ticks" && other.about === mark?.about;
  });
  if (block === undefined) return null;
  const found = JSON.stringify(block).matchAll(/"value":"([^"\\]+)"/g);
  return [...new Set([...found].map(([, value]) => value ?? ""))];
}

/** Where the boxes stand: how far the plan has come now. */
async function showProgress(kit: Kit, space: Space, press: Press, reply: Reply): Promise<void> {
  const { place, message, user, turnId } = press;
  if (place.kind !== "dm" || message === null) {
    const target: Target = { ...(targetOf(press) as Extract<Target, { kind: "respond" }>), replace: true };
    const options = forReader(kit, space, { user, turnId }, reply, isPrivate(press) ? "here" : "elsewhere");
    await kit.outbox.send(space, place.kind === "ephemeral" ? target : asideOf(press), reply, options);
    return;
  }
  const marked = message.blocks.map((block) => readBlockId(block.block_id ?? ""));
  const boxes = marked.flatMap((mark, index) => (mark?.kind === "ticks" ? [index] : []));
  const fresh = boxes.flatMap((at) => {
    const skills = new Set(valuesIn({ ...press, mark: marked[at] ?? null }) ?? []);
    const own = (reply.ticks ?? []).filter(({ skill }) => skills.has(skill));
    const order = [...skills];
    own.sort((a, b) => order.indexOf(a.skill) - order.indexOf(b.skill));
    return own.length === 0 ? [] : [[at, tickBlock(own, Number(marked[at]?.about ?? 0), user)] as const];
  });
  const replaced = new Map(fresh);
  const line = blocksOf(reply.blocks.filter((block) => block.kind === "progress").flatMap(piecesOf)).map(
    (block) => ({ ...block, block_id: PROGRESS }),
  );
  const kept = message.blocks.filter(({ block_id }) => block_id !== PROGRESS);
  const blocks = message.blocks.flatMap((block, index) => {
    if (block.block_id === PROGRESS) return [];
    const box = replaced.get(index);
    if (box === undefined) return [block];
    return index === boxes.at(-1) ? [box, ...line] : [box];
  }) as SlackBlock[];
  await kit.outbox.change(space, place, {
    text: shortText(message.text),
    blocks: kept.length > 45 ? blocks.filter(({ block_id }) => block_id !== PROGRESS) : blocks,
  });
}

const PROGRESS = "progress";

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
