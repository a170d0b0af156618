import type { Logger } from "pino";
import type { Desk } from "../../src/app/desk.ts";
import { KeyedQueue } from "../../src/app/keyed-queue.ts";
import { StoreError } from "../../src/app/ports.ts";
import type { Content } from "../../src/engine/conversation.ts";
import type { Api } from "./api.ts";
import type { HomeView } from "./block-types.ts";
import { faultsOf } from "./check.ts";
import { slackCode } from "./errors.ts";
import { createMemory } from "./memory.ts";
import { renderHome, renderHomeFault } from "./render-home.ts";
import { messagesLink, personKey, type Space } from "./space.ts";

export interface Homes {
  /** Shows the Home as things stand. @param answered something was just answered in Messages */
  publish(space: Space, user: string, answered?: boolean): Promise<void>;
  /** The same, where the person has looked at it lately. */
  refresh(space: Space, user: string): Promise<void>;
}

export interface HomesOptions {
  readonly api: Api;
  readonly desk: Desk;
  readonly content: Content;
  readonly log: Logger;
  readonly strict: boolean;
}

export function createHomes({ api, desk, content, log, strict }: HomesOptions): Homes {
  const opened = createMemory<true>();
  const queue = new KeyedQueue();

  async function view(space: Space, user: string, answered: boolean): Promise<HomeView> {
    const key = personKey(space, user);
    try {
      const state = await desk.state(key);
      const progress =
        state.plan === undefined ? null : await desk.look(key, { kind: "text", text: "progress" });
      return renderHome(content, { state, progress, user, link: messagesLink(space), answered });
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      log.error({ code: error.code }, "the store failed for a Home");
      return renderHomeFault(content);
    }
  }

  async function put(space: Space, user: string, answered: boolean): Promise<void> {
    const home = await view(space, user, answered);
    const faults = faultsOf("home", home);
    if (faults.length > 0) {
      if (strict) throw new Error(`Slack would refuse this Home: ${faults.join("; ")}`);
      log.error({ faults: faults.slice(0, 5) }, "a Home is beyond Slack's limits");
    }
    await api
      .call(space.token, "views.publish", { user_id: user, view: home })
      .catch((error: unknown) => log.warn({ code: slackCode(error) }, "a Home could not be published"));
  }

  return {
    publish(space, user, answered = false) {
      const key = personKey(space, user);
      opened.set(key, true);
      return queue.run(key, () => put(space, user, answered));
    },
    async refresh(space, user) {
      const key = personKey(space, user);
      // One that waits already will show this too.
      if (opened.get(key) !== true || queue.sizeOf(key) > 1) return;
      await queue.run(key, () => put(space, user, false));
    },
  };
}
