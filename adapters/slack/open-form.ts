import * as z from "zod";
import { StoreError } from "../../src/app/ports.ts";
import type { ModalView } from "./block-types.ts";
import { faultsOf } from "./check.ts";
import { ACTIONS } from "./controls.ts";
import { slackCode } from "./errors.ts";
import type { Press } from "./incoming.ts";
import * as modals from "./modals.ts";
import type { Target } from "./outbox.ts";
import { personKey, type Space } from "./space.ts";
import type { Kit } from "./talk.ts";

const OpenedSchema = z.object({ view: z.object({ id: z.string(), hash: z.string().optional() }) });

const TITLES: Partial<Record<Press["name"], string>> = {
  [ACTIONS.chooseForm]: "slack.form.choose.title",
  [ACTIONS.editSkills]: "slack.form.skills.title",
  [ACTIONS.editPlan]: "slack.form.plan.title",
  [ACTIONS.editCheckIns]: "slack.form.check-ins.title",
  [ACTIONS.share]: "slack.form.share.title",
};

/** Opens the form that a button stands for: at once, and filled as soon as its contents are known. */
export async function openForm(kit: Kit, space: Space, press: Press, to: Target): Promise<void> {
  const title = TITLES[press.name];
  if (title === undefined) return;
  const { words } = kit.content;
  const opened = await openView(kit, space, press.triggerId, modals.loadingModal(words, title));
  if (opened === null) return;
  kit.forms.set(opened.id, press);
  const view = await contents(kit, space, press, to).catch((error: unknown) => {
    if (!(error instanceof StoreError)) throw error;
    kit.log.error({ code: error.code }, "the store failed for a form");
    return modals.messageModal(words, title, "desk.store-down");
  });
  checked(kit, view);
  await kit.api.call(space.token, "views.update", {
    view_id: opened.id,
    ...(opened.hash !== undefined && { hash: opened.hash }),
    view,
  });
}

/** @returns null where Slack's permission to open it has run out, which nothing can mend */
export async function openView(
  kit: Kit,
  space: Space,
  triggerId: string,
  view: ModalView,
): Promise<{ id: string; hash: string | undefined } | null> {
  checked(kit, view);
  try {
    const answer = await kit.api.call(space.token, "views.open", { trigger_id: triggerId, view });
    const { id, hash } = OpenedSchema.parse(answer).view;
    return { id, hash };
  } catch (error) {
    if (!["expired_trigger_id", "exchanged_trigger_id", "trigger_expired"].includes(slackCode(error)))
      throw error;
    kit.log.warn({ code: slackCode(error) }, "a form came too late to be opened");
    return null;
  }
}

function checked(kit: Kit, view: ModalView): void {
  const faults = faultsOf("modal", view);
  if (faults.length > 0) kit.onFaults("modal", faults);
}

async function contents(kit: Kit, space: Space, press: Press, to: Target): Promise<ModalView> {
  const { words } = kit.content;
  const key = personKey(space, press.user);
  switch (press.name) {
    case ACTIONS.chooseForm: {
      const prompt = (await kit.desk.earlier(key, press.value))?.prompt;
      if (prompt?.kind !== "choice")
        return modals.messageModal(words, "slack.form.choose.title", "slack.gone");
      const { about, max } = prompt;
      return modals.chooseModal(words, prompt, modals.metadataOf(to, { about, max }));
    }
    case ACTIONS.editPlan: {
      const today = kit.clock().toISOString().slice(0, 10);
      return modals.planModal(kit.content, await kit.desk.state(key), today, modals.metadataOf(to));
    }
    case ACTIONS.editCheckIns: {
      const [state, zone] = await Promise.all([kit.desk.state(key), kit.zones.find(space, press.user)]);
      const time = state.checkIns;
      return modals.checkInsModal(words, time, zone ?? time?.zone ?? "UTC", modals.metadataOf(to));
    }
    case ACTIONS.share:
      return modals.shareModal(words, modals.metadataOf(to, { turnId: press.value }));
    default:
      return modals.skillsModal(kit.content, await kit.desk.state(key), modals.metadataOf(to));
  }
}
