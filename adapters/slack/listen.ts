import { setImmediate as soon } from "node:timers/promises";
import type { App } from "@slack/bolt";
import * as z from "zod";
import { StoreError } from "../../src/app/ports.ts";
import { decode } from "./decode.ts";
import { isRefusal, isTokenRefused } from "./errors.ts";
import type { Incoming } from "./incoming.ts";
import type { Installations } from "./installations.ts";
import { onCommand } from "./on-command.ts";
import { onMessage } from "./on-message.ts";
import { onPress } from "./on-press.ts";
import { onShortcut } from "./on-shortcut.ts";
import { type AcknowledgeForm, onSubmission } from "./on-view.ts";
import type { Space } from "./space.ts";
import type { Suggester } from "./suggest.ts";
import type { Kit } from "./talk.ts";
import { NotInstalled } from "./workspaces.ts";

export interface Listening {
  readonly kit: Kit;
  readonly suggest: Suggester;
  /** Absent where one token is for one workspace. */
  readonly installations?: Installations;
  /** Told that the app was taken out of a workspace. */
  readonly onUninstalled: () => void;
}

/** The parts of Bolt's arguments that are used. */
interface Args {
  readonly body: unknown;
  readonly context: {
    readonly botToken?: string;
    readonly botUserId?: string;
    readonly teamId?: string;
    readonly enterpriseId?: string;
    readonly isEnterpriseInstall: boolean;
  };
  readonly ack?: unknown;
}

const AboutBodySchema = z.object({
  api_app_id: z.string().optional(),
  event_time: z.number().optional(),
  response_url: z.url().optional(),
});

/**
 * Ties the listeners to Bolt. They are thin: decode, hand to the desk, render, send.
 * One for everything, since Bolt would try each of several on each event, and decoding tells them apart anyway.
 */
export function listen(app: App, listening: Listening): void {
  const { kit } = listening;
  app.use((args) => hear(listening, args));
  app.error(async (given) => {
    // With the extended handler Bolt passes the body beside the error; its types name the error alone.
    const { error, body } = given as unknown as { error: unknown; body: unknown };
    const causes = causesOf(error);
    if (causes.some(isTokenRefused)) return;
    // The same would be refused again, so Slack need not bring it again.
    if (causes.some(isRefusal)) return kit.onError(causes.at(-1));
    const noStore = causes.some((cause) => cause instanceof StoreError);
    if (noStore) await tellByUrl(kit, body);
    const authorising = causes.some(
      (cause) => (cause as { code?: unknown }).code === "slack_bolt_authorization_error",
    );
    // Where the app is not installed (any more) Slack need not try again.
    if (authorising && !noStore && causes.some((cause) => cause instanceof NotInstalled)) return;
    throw causes.at(-1);
  });
}

function causesOf(error: unknown): unknown[] {
  const causes: unknown[] = [];
  for (let at = error; at !== undefined && at !== null && causes.length < 10; ) {
    causes.push(at);
    const { original, originals, cause } = at as {
      original?: unknown;
      originals?: unknown[];
      cause?: unknown;
    };
    at = original ?? originals?.[0] ?? cause;
  }
  return causes;
}

/** Without a token a person can still be told by the address that came with what they did. */
async function tellByUrl(kit: Kit, body: unknown): Promise<void> {
  const url = AboutBodySchema.safeParse(body).data?.response_url;
  if (url === undefined) return;
  const text = kit.content.words.text("desk.store-down");
  await kit.api
    .respond(url, { response_type: "ephemeral", replace_original: false, text })
    .catch((error: unknown) => kit.onError(error));
}

async function hear(listening: Listening, { body, context, ack }: Args): Promise<void> {
  const { kit, suggest } = listening;
  const acknowledge = typeof ack === "function" ? (ack as AcknowledgeForm) : async () => {};
  const incoming = decode(body, context.botUserId);
  const about = AboutBodySchema.safeParse(body).data;
  if (incoming?.kind === "uninstalled") {
    const { teamId: team, enterpriseId: enterprise, isEnterpriseInstall: wholeEnterprise } = context;
    await listening.installations?.remove(
      { team, enterprise, wholeEnterprise },
      about?.event_time ?? kit.clock().getTime() / 1000,
    );
    listening.onUninstalled();
    return;
  }
  if (incoming?.kind === "suggest") {
    await (ack as (answer: unknown) => Promise<void>)(suggest(incoming.name, incoming.query));
    return;
  }
  // Whoever pressed something sees that it arrived; the answer follows. A form waits for what is wrong in it.
  if (incoming?.kind !== "submission") await acknowledge();
  // Turns are computed; everything else that has come by now is acknowledged before.
  await soon();
  const space = spaceOf(context, about?.api_app_id);
  if (incoming !== null && space !== null) await handle(kit, space, incoming, acknowledge);
  else if (incoming?.kind === "submission") await acknowledge();
}

function spaceOf(context: Args["context"], app: string | undefined): Space | null {
  const { botToken, botUserId, teamId, enterpriseId, isEnterpriseInstall } = context;
  const id = isEnterpriseInstall ? (enterpriseId ?? teamId) : teamId;
  if (botToken === undefined || id === undefined) return null;
  return { id, token: botToken, botUser: botUserId, team: teamId ?? id, app };
}

async function handle(
  kit: Kit,
  space: Space,
  incoming: Exclude<Incoming, { kind: "uninstalled" | "suggest" }>,
  acknowledge: AcknowledgeForm,
): Promise<void> {
  switch (incoming.kind) {
    case "message":
      return onMessage(kit, space, incoming);
    case "command":
      return onCommand(kit, space, incoming);
    case "press":
      return onPress(kit, space, incoming);
    case "submission":
      return onSubmission(kit, space, incoming, acknowledge);
    case "shortcut":
      return onShortcut(kit, space, incoming);
    case "home":
      return kit.homes.publish(space, incoming.user);
    case "messages":
      return kit.agent.suggest(space, incoming.channel);
    case "stopped": {
      const { channel, thread } = incoming;
      kit.agent.stop({ channel, thread });
      if (thread !== undefined) await kit.agent.settle(space, { channel, thread });
      if (channel.startsWith("D"))
        await kit.outbox.say(space, { kind: "post", channel, thread, user: "" }, "slack.stopped");
      return;
    }
  }
}
