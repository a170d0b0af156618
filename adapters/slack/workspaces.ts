import { setTimeout as pause } from "node:timers/promises";
import type { AuthorizeResult, AuthorizeSourceData } from "@slack/bolt";
import type { Logger } from "pino";
import { SurfaceError } from "../../src/app/surface.ts";
import type { Api } from "./api.ts";
import { type Installation, type Installations, idOf } from "./installations.ts";
import { lookUpSelf, type Self } from "./single.ts";
import type { Space } from "./space.ts";

/** Where the app is installed, and with which token. */
export interface Workspaces {
  /** For Bolt: whose token an event is answered with. @throws NotInstalled */
  readonly authorize: (source: AuthorizeSourceData<boolean>) => Promise<AuthorizeResult>;
  /** For messages that nobody asked for just now. @throws NotInstalled */
  byId(id: string): Promise<Space>;
  /** Slack has answered, so that the tokens are known to be good. */
  readonly reached: boolean;
  /** @throws SurfaceError when it can never go well */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** An event of a workspace in which the app is not installed. */
export class NotInstalled extends Error {
  readonly code = "NOT_INSTALLED";
}

/** Between tries to reach Slack at the start, in ms. */
const RETRY_MS = 5_000;
const TRIES_AT_START = 2;

export interface OneWorkspaceOptions {
  readonly api: Api;
  readonly token: string;
  readonly log: Logger;
  readonly onError: (error: unknown) => void;
}

/** One bot token for one workspace. It is tried before anything else; where Slack cannot be reached, it is tried on beside. */
export function createOneWorkspace({ api, token, log, onError }: OneWorkspaceOptions): Workspaces {
  let self: Self | undefined;
  let trying: Promise<void> = Promise.resolve();
  const stopped = new AbortController();

  async function reach(): Promise<Self> {
    self ??= await lookUpSelf(api, token, log);
    return self;
  }

  async function tryOn(): Promise<void> {
    while (self === undefined && !stopped.signal.aborted) {
      await pause(RETRY_MS, undefined, { signal: stopped.signal }).catch(() => {});
      if (!stopped.signal.aborted) await reach().catch(onError);
    }
  }

  return {
    async authorize() {
      const { botUser, botId, team } = await reach();
      return { botToken: token, botUserId: botUser, teamId: team, ...(botId !== undefined && { botId }) };
    },
    async byId(id) {
      const { botUser, team } = await reach();
      return { id, token, botUser, team, app: undefined };
    },
    get reached() {
      return self !== undefined;
    },
    async start() {
      for (let count = 1; count <= TRIES_AT_START && self === undefined; count++) {
        await reach().catch((error: unknown) => {
          if (error instanceof SurfaceError) throw error;
          onError(error);
        });
      }
      trying = tryOn();
    },
    async stop() {
      stopped.abort();
      await trying;
    },
  };
}

/** Installed by OAuth into many. */
export function createManyWorkspaces(installations: Installations | undefined): Workspaces {
  return {
    async authorize({ teamId, enterpriseId, isEnterpriseInstall }) {
      const asker = { team: teamId, enterprise: enterpriseId, wholeEnterprise: isEnterpriseInstall };
      const found = await installations?.find(asker);
      if (found == null) throw new NotInstalled("the app is not installed there");
      const team = found.team ?? teamId;
      return {
        botToken: found.bot.token,
        botUserId: found.bot.user,
        ...(found.bot.id !== null && { botId: found.bot.id }),
        ...(team !== undefined && { teamId: team }),
        ...(found.enterprise !== null && { enterpriseId: found.enterprise }),
      };
    },
    async byId(id) {
      const found = await installations?.byId(id);
      if (found == null) throw new NotInstalled("the app is not installed there any more");
      return spaceOf(found);
    },
    reached: true,
    start: async () => {},
    stop: async () => {},
  };
}

function spaceOf(installation: Installation): Space {
  const id = idOf(installation);
  const { team, app, bot } = installation;
  return { id, token: bot.token, botUser: bot.user, team: team ?? id, app: app ?? undefined };
}
