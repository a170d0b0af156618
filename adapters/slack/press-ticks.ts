import type { Reply } from "../../src/engine/reply.ts";
import type { SlackBlock } from "./block-types.ts";
import { readBlockId } from "./controls.ts";
import type { Press } from "./incoming.ts";
import type { Target } from "./outbox.ts";
import { asideOf, isPrivate, shortText, targetOf } from "./press-targets.ts";
import { blocksOf } from "./render.ts";
import { piecesOf } from "./render-blocks.ts";
import { tickBlock } from "./render-prompt.ts";
import { personKey, type Space } from "./space.ts";
import { deliver, forReader, honestly, type Kit } from "./talk.ts";

/** Boxes tell which of them are ticked now; what differs from the plan has been pressed. */
export async function pressTicks(kit: Kit, space: Space, press: Press): Promise<void> {
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
