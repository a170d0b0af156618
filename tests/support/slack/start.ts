import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Core } from "./core.ts";
import { createPost } from "./delivery.ts";
import { emit } from "./events.ts";
import { createFeed } from "./feed.ts";
import type { Suggested } from "./form.ts";
import type { Slack } from "./index.ts";
import { createLedger } from "./ledger.ts";
import { agentMethods } from "./methods-agent.ts";
import { appMethods } from "./methods-app.ts";
import { chatMethods, postDue } from "./methods-chat.ts";
import { fileMethods } from "./methods-files.ts";
import { viewMethods } from "./methods-views.ts";
import { consent, uninstall } from "./oauth.ts";
import { createPerson } from "./person.ts";
import type { Person } from "./person-types.ts";
import { createPlan } from "./plan.ts";
import { type SlackOptions, settingsOf } from "./settings.ts";
import { createSignedHttp } from "./signed-http.ts";
import { createSockets } from "./sockets.ts";
import { createTickets } from "./tickets.ts";
import { createWeb } from "./web.ts";
import { APP, type Channel, createWorld, type Team, type User } from "./world.ts";

/** Starts a loopback Slack on 127.0.0.1. */
export async function startSlack(options: SlackOptions = {}): Promise<Slack> {
  const settings = settingsOf(options);
  const { clock } = settings;
  const world = createWorld(settings, clock);
  const ledger = createLedger(clock);
  const plan = createPlan();
  const feed = createFeed(clock, settings.patience, () => `${ledger.tell()}\n${pending()}`);
  const sockets = createSockets(settings, feed.stir);
  let port = 0;
  let appUrl: string | null = null;
  let ahead = 0;
  let isDown = false;
  const http = createSignedHttp(
    () => appUrl ?? "",
    settings.signingSecret,
    settings.ackTimeout,
    () => Date.now() + ahead,
  );
  const post = createPost(
    () => (appUrl === null ? sockets : http),
    ledger,
    settings.retryAfter,
    () => world.ids.next("env"),
    feed.stir,
  );

  function pending(): string {
    return `Not acknowledged yet: ${post.open} of ${post.deliveries.length} deliveries; sockets open: ${sockets.open}`;
  }

  const core: Core = {
    settings,
    world,
    ledger,
    feed,
    plan,
    tickets: createTickets(clock, world.ids),
    baseUrl: () => `http://127.0.0.1:${port}`,
    now: clock.now,
    judge(kind, payload) {
      try {
        settings.judge(kind, payload);
      } catch (error) {
        ledger.fault("judge", `${kind}: ${error instanceof Error ? error.message : String(error)}`, payload);
      }
    },
    deliver: post.send,
  };

  const methods = new Map(
    Object.entries({
      ...appMethods(() => sockets.newUrl(core.baseUrl())),
      ...chatMethods,
      ...viewMethods,
      ...fileMethods,
      ...agentMethods,
    }),
  );
  const web = createWeb(core, methods);
  const connections = new Set<Socket>();
  const server = createServer((request, response) => void web(request, response));
  server.on("connection", (socket) => {
    if (isDown) return void socket.destroy();
    connections.add(socket);
    socket.on("close", () => connections.delete(socket));
  });
  server.on("upgrade", (request, socket, head) => sockets.upgrade(request, socket, head));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(settings.port, "127.0.0.1", resolve);
  });
  port = (server.address() as AddressInfo).port;

  const teams = new Map<string, Team>([[world.team.id, world.team]]);
  const teamNamed = (id: string | undefined): Team => {
    const found = teams.get(id ?? world.team.id);
    if (found === undefined) throw new Error(`There is no team ${id}: make it with slack.team("${id}")`);
    return found;
  };
  const people = new Map<string, Person>();
  const suggested: Suggested = new Map();

  const slack: Slack = {
    apiUrl: `${core.baseUrl()}/api/`,
    port,
    env(transport = "socket") {
      const signing = { SLACK_API_URL: slack.apiUrl, SLACK_SIGNING_SECRET: settings.signingSecret };
      if (transport === "http") return { ...signing, SLACK_BOT_TOKEN: settings.botToken };
      if (transport === "install") {
        const { clientId, clientSecret } = settings;
        const state = { SLACK_STATE_SECRET: "loopback-state-secret" };
        return { ...signing, ...state, SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret };
      }
      const { botToken, appToken } = settings;
      return { SLACK_API_URL: slack.apiUrl, SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken };
    },
    connected: (count = 1) => feed.until(() => sockets.open >= count, `${count} open sockets`),

    person(id, profile = {}) {
      const there = people.get(id);
      if (there !== undefined) return there;
      const user: User = {
        id,
        team: teamNamed(profile.team),
        name: profile.name ?? id.toLowerCase(),
        realName: profile.realName ?? profile.name ?? `Person ${id}`,
        tz: profile.tz ?? "Etc/UTC",
        locale: profile.locale ?? "en-GB",
      };
      world.users.set(id, user);
      const made = createPerson(core, user, suggested);
      people.set(id, made);
      return made;
    },

    channel(id, about = {}) {
      const there = world.channels.get(id);
      if (there !== undefined) return there;
      const made: Channel = {
        id,
        name: about.name ?? id.toLowerCase(),
        kind: about.private === true ? "group" : "channel",
        team: teamNamed(about.team),
        members: new Set(about.app === false ? [] : [APP]),
        person: null,
      };
      world.channels.set(id, made);
      return made;
    },

    team(id, about = {}) {
      const there = teams.get(id);
      if (there !== undefined) return there;
      const name = about.name ?? `Team ${id}`;
      const made: Team = { id, name, domain: id.toLowerCase(), enterprise: about.enterprise ?? null };
      teams.set(id, made);
      return made;
    },

    next: feed.next,
    until: feed.until,
    quiet: () => feed.until(() => post.open === 0, "The acknowledgement of everything"),
    unseen: feed.unseen,
    skip: feed.skip,
    sights: feed.all,
    messages: (channel, thread) =>
      world.messages.filter(
        (one) =>
          one.byApp &&
          one.onlyFor === null &&
          !one.deleted &&
          one.channel.id === channel &&
          (thread === undefined || one.threadTs === thread),
      ),
    status: (channel, thread) => world.statuses.get(`${channel} ${thread}`) ?? null,
    world,

    calls: ledger.calls,
    callsOf: (method) => ledger.calls.filter((call) => call.method === method),
    deliveries: post.deliveries,
    faults: ledger.faults,

    deliverTo(where) {
      appUrl = where === "socket" ? null : where.url;
      ahead = where === "socket" ? 0 : (where.ahead ?? 0);
    },
    sockets,
    http,
    async verifyUrl() {
      const challenge = world.ids.next("challenge");
      const token = settings.verificationToken;
      const body = JSON.stringify({ token, challenge, type: "url_verification" });
      const received = await http.post(body);
      return received.status === 200 && received.text.includes(challenge);
    },
    event: (body, team) => emit(core, teamNamed(team), body, "slack"),

    fail: (method, answer, times = 1, when) => plan.add(method, answer, times, when),
    heal: plan.clear,
    refuseBlocks: (type, error = "invalid_blocks") => void plan.refusedBlocks.set(type, error),
    acceptBlocks: (type) => void plan.refusedBlocks.delete(type),
    down() {
      isDown = true;
      for (const socket of connections) socket.destroy();
    },
    up() {
      isDown = false;
    },
    expireTriggers: () => core.tickets.expireTriggers(),
    refuseToken(error, token) {
      for (const install of world.installs.values()) {
        if (token === undefined || install.token === token) install.refused = error;
      }
    },
    postDue: () => postDue(core),

    consent(person, how = {}) {
      const user = people.get(person);
      if (user === undefined) throw new Error(`There is no person ${person}`);
      return consent(core, {
        team: user.team,
        user,
        rotating: how.rotating ?? false,
        wholeEnterprise: how.wholeEnterprise ?? false,
        redirectUri: how.redirectUri ?? null,
      });
    },
    uninstall(team) {
      const install = world.installOf(teamNamed(team));
      if (install !== null) uninstall(core, install);
    },
    installs: () => [...world.installs.values()],

    async stop() {
      post.stop();
      feed.stop();
      sockets.stop();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const socket of connections) socket.destroy();
      });
    },
  };
  return slack;
}
