import * as z from "zod";
import { BoundedMap } from "../../src/app/bounded-map.ts";
import { KeyedQueue } from "../../src/app/keyed-queue.ts";
import type { SessionStore } from "../../src/app/ports.ts";
import type { Api } from "./api.ts";
import { slackCode } from "./errors.ts";

/** One workspace, or one organisation where the app is installed for all of it. */
export const InstallationSchema = z.object({
  team: z.string().nullable(),
  enterprise: z.string().nullable(),
  wholeEnterprise: z.boolean(),
  app: z.string().nullable(),
  bot: z.object({
    token: z.string(),
    user: z.string(),
    id: z.string().nullable(),
    refreshToken: z.string().nullable(),
    /** Seconds since 1970; null: never. */
    expiresAt: z.number().nullable(),
  }),
  /** Seconds since 1970. */
  installedAt: z.number(),
});

export type Installation = z.infer<typeof InstallationSchema>;

/** Whose tokens an event wants. */
export interface Asker {
  readonly team: string | undefined;
  readonly enterprise: string | undefined;
  readonly wholeEnterprise: boolean;
}

export interface Installations {
  /**
   * @returns null where the app is not installed
   * @throws StoreError when the store fails and nothing is remembered
   */
  find(asker: Asker): Promise<Installation | null>;
  /** By enterprise id or team id, as people's keys carry it. */
  byId(id: string): Promise<Installation | null>;
  save(installation: Installation): Promise<void>;
  /** @param at seconds since 1970; an installation made later stays */
  remove(asker: Asker, at: number): Promise<void>;
}

export const idOf = ({ team, enterprise, wholeEnterprise }: Installation): string =>
  (wholeEnterprise ? enterprise : team) ?? "";

const keyOf = (id: string): string => `slack:${id}`;

/** Remembered for so long, in ms: tokens are asked for before every event is acknowledged. */
const REMEMBER_MS = 60_000;
/** Somebody may have just installed it, by way of another process. */
const REMEMBER_NONE_MS = 2_000;
const REMEMBERED_MAX = 5_000;
/** A token is renewed when it has less than this to live, in seconds. */
const RENEW_BEFORE = 7_200;

const RenewedSchema = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  expires_in: z.number(),
});

export interface InstallationsOptions {
  readonly store: SessionStore;
  readonly api: Api;
  readonly clock: () => Date;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly onFault: (error: unknown) => void;
}

/** Installations in a store, with their tokens renewed in time: one renewal at once, and whoever was first wins. */
export function createInstallations(options: InstallationsOptions): Installations {
  const { store, api, clock, onFault } = options;
  const remembered = new BoundedMap<{ readonly installation: Installation | null; readonly until: number }>(
    REMEMBERED_MAX,
  );
  const renewals = new KeyedQueue();
  /** Ids that are being brought up to date. */
  const looking = new Set<string>();
  const seconds = () => Math.floor(clock().getTime() / 1000);

  function remember(id: string, installation: Installation | null): Installation | null {
    const time = installation === null ? REMEMBER_NONE_MS : REMEMBER_MS;
    remembered.set(id, { installation, until: clock().getTime() + time });
    return installation;
  }

  async function load(id: string): Promise<{ installation: Installation; revision: number } | null> {
    const stored = await store.load(keyOf(id));
    const parsed = InstallationSchema.safeParse(stored?.value);
    return stored === null || !parsed.success
      ? null
      : { installation: parsed.data, revision: stored.revision };
  }

  async function byId(id: string): Promise<Installation | null> {
    const installation = await known(id);
    return installation !== null && isExpiring(installation)
      ? renewals.run(id, () => renew(id))
      : installation;
  }

  /** What is remembered, brought up to date beside; only what is not remembered is waited for. */
  async function known(id: string): Promise<Installation | null> {
    const kept = remembered.get(id);
    if (kept?.installation == null) {
      if (kept !== undefined && kept.until > clock().getTime()) return null;
      return remember(id, (await load(id))?.installation ?? null);
    }
    if (kept.until <= clock().getTime() && !looking.has(id)) {
      looking.add(id);
      const look = load(id).then(
        (found) => remember(id, found?.installation ?? null),
        // An old token is better than none while the store is away.
        (error: unknown) => onFault(error),
      );
      void look.finally(() => looking.delete(id));
    }
    return kept.installation;
  }

  const isExpiring = ({ bot }: Installation): boolean =>
    bot.refreshToken !== null && bot.expiresAt !== null && bot.expiresAt - seconds() < RENEW_BEFORE;

  async function renew(id: string): Promise<Installation | null> {
    const before = await load(id);
    if (before === null) return remember(id, null);
    const { installation, revision } = before;
    if (!isExpiring(installation)) return remember(id, installation);
    try {
      const answer = await api.open("oauth.v2.access", {
        client_id: options.clientId,
        client_secret: options.clientSecret,
        grant_type: "refresh_token",
        refresh_token: installation.bot.refreshToken,
      });
      const { access_token, refresh_token, expires_in } = RenewedSchema.parse(answer);
      const bot = {
        ...installation.bot,
        token: access_token,
        refreshToken: refresh_token,
        expiresAt: seconds() + expires_in,
      };
      const saved = await store.save(keyOf(id), { ...installation, bot }, revision);
      // Another process installed or renewed meanwhile: its tokens are the later ones.
      if (saved.kind === "conflict") return remember(id, (await load(id))?.installation ?? null);
      return remember(id, { ...installation, bot });
    } catch (error) {
      onFault(error);
      // Refresh tokens work once: perhaps another process has used this one.
      const now = slackCode(error) === "unknown" ? null : await load(id).catch(() => null);
      return remember(id, now?.installation ?? installation);
    }
  }

  return {
    byId,
    async find({ team, enterprise, wholeEnterprise }) {
      const first = wholeEnterprise ? enterprise : team;
      const found = first === undefined ? null : await byId(first);
      if (found !== null || enterprise === undefined || first === enterprise) return found;
      const whole = await byId(enterprise);
      return whole?.wholeEnterprise === true ? whole : null;
    },
    async save(installation) {
      const id = idOf(installation);
      for (;;) {
        const revision = (await store.load(keyOf(id)))?.revision ?? 0;
        const saved = await store.save(keyOf(id), installation, revision);
        if (saved.kind === "saved") break;
      }
      api.forgive(installation.bot.token);
      remember(id, installation);
    },
    async remove({ team, enterprise, wholeEnterprise }, at) {
      const id = wholeEnterprise ? enterprise : team;
      if (id === undefined) return;
      const stored = await load(id);
      if (stored !== null && stored.installation.installedAt <= at) await store.remove(keyOf(id));
      remembered.delete(id);
    },
  };
}
