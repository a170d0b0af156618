import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createSystemClock } from "./clock.ts";
import type { Discord, DiscordOptions } from "./contract.ts";
import { checkEndpoint, createEndpoint, createSigner } from "./endpoint.ts";
import { createFaults } from "./faults.ts";
import { attachGateway, type Gateway } from "./gateway/gateway.ts";
import { createGuild } from "./guilds.ts";
import { createInteractions, type Interaction } from "./interactions.ts";
import { createJudgement } from "./judgement.ts";
import { createSchemaJudge, OPENAPI_FILE } from "./openapi.ts";
import { createPerson } from "./people/person.ts";
import { accountRoutes } from "./rest/account-routes.ts";
import { channelRoutes } from "./rest/channel-routes.ts";
import { commandRoutes } from "./rest/command-routes.ts";
import { interactionRoutes } from "./rest/interaction-routes.ts";
import { createInterferences, matches } from "./rest/interference.ts";
import { createRecords, requestLine } from "./rest/records.ts";
import { createRouter } from "./rest/router.ts";
import { createRestServer } from "./rest/server.ts";
import { createWorld, type User } from "./world.ts";

export async function startDiscord(options: DiscordOptions = {}): Promise<Discord> {
  const clock = options.clock ?? createSystemClock();
  const timeoutMs = options.timeoutMs ?? 10_000;
  const world = createWorld(clock, options.applicationId);
  const token = options.token ?? `${Buffer.from(world.applicationId).toString("base64url")}.loopback.token`;
  const faults = createFaults();
  const records = createRecords();
  const interferences = createInterferences();
  const signer = createSigner(world);
  const schema = options.openApi === false ? null : createSchemaJudge(options.openApi ?? OPENAPI_FILE);
  const judgement = createJudgement(faults, schema, options.judge);
  const interactions = createInteractions(world, faults, options.answerWithinMs ?? 3000);
  const post = createEndpoint(signer, interactions, judgement, faults);
  const shards = options.shards ?? 1;
  const router = createRouter([
    ...accountRoutes(world, signer.publicKey, () => ({ remaining: 1000 - gateway.started, shards })),
    ...channelRoutes(world, faults),
    ...interactionRoutes(world, interactions),
    ...commandRoutes(world),
  ]);
  const server = createRestServer({ world, token, router, records, interferences, faults, judgement });
  const gateway: Gateway = attachGateway(server, {
    world,
    token,
    shards,
    heartbeatMs: options.heartbeatMs ?? 41_250,
    approvedIntents: options.approvedIntents ?? 0,
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  world.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const apiBase = `${world.origin}/api`;
  let endpoint: string | null = null;
  let people = 0;

  function deliver(interaction: Interaction): void {
    if (endpoint !== null) {
      void post(endpoint, interaction);
      return;
    }
    if (!gateway.hasSession())
      throw new Error("the app has no session on the gateway: await discord.ready() after starting it");
    const { guildId } = interaction.channel;
    const joined = guildId !== undefined && world.guilds.get(guildId)?.hasBot === true;
    gateway.dispatch({
      event: "INTERACTION_CREATE",
      data: interaction.payload,
      intents: 0,
      guildId: joined ? guildId : undefined,
    });
  }

  const tail = <T>(items: readonly T[], line: (item: T) => string) =>
    items.length === 0
      ? " none"
      : items
          .slice(-15)
          .map((item) => `\n  ${line(item)}`)
          .join("");
  const report = () =>
    [
      `Requests of the app:${tail(records.feed.all, requestLine)}`,
      `Gateway:${tail(gateway.events.all.slice(-8), (event) => `${event.kind} ${event.detail}`)}`,
      `Faults:${tail(faults.all, (fault) => `${fault.source} ${fault.where}: ${fault.problems.join("; ")}`)}`,
    ].join("\n");

  return {
    origin: world.origin,
    apiBase,
    token,
    applicationId: world.applicationId,
    publicKey: signer.publicKey,
    env: {
      DISCORD_API_BASE: apiBase,
      DISCORD_TOKEN: token,
      DISCORD_APPLICATION_ID: world.applicationId,
      DISCORD_PUBLIC_KEY: signer.publicKey,
    },
    clock,
    requests: records.feed.all,
    get refusals() {
      return records.feed.all.filter((one) => (one.status ?? 0) >= 400 && one.interference === null);
    },
    faults: faults.all,
    get unanswered() {
      return interactions.all.filter((one) => one.dead).map(({ id, type }) => ({ id, type }));
    },
    gateway,
    guild: (name, about) => createGuild(world, name, about),
    person(about = {}) {
      people += 1;
      const user: User = {
        id: about.id ?? world.newId(),
        name: about.name ?? `Person ${people}`,
        bot: false,
        locale: about.locale ?? "en-US",
        installed: about.installed ?? false,
        dms: "open",
      };
      world.users.set(user.id, user);
      for (const guild of world.guilds.values()) guild.members.add(user.id);
      const strictCommands = options.strictCommands ?? true;
      return createPerson({ world, interactions, deliver, report, strictCommands, timeoutMs }, user);
    },
    commands: (guild) => world.commands.get(guild?.id ?? "") ?? [],
    async ready(wait = {}) {
      await gateway.events.first({
        match: () => gateway.isConnected(),
        timeoutMs: wait.timeoutMs ?? timeoutMs,
        explain: () => `the app did not connect to the gateway.\n${report()}`,
      });
    },
    async request({ after = 1, ...where }, wait = {}) {
      const { item } = await records.feed.first({
        match: (one) => one.number >= after && matches(where, one.method, one.path, one.route),
        timeoutMs: wait.timeoutMs ?? timeoutMs,
        explain: () => `no request ${where.method ?? ""} ${String(where.path ?? "")} came.\n${report()}`,
      });
      return item;
    },
    async gatewayEvent(match, wait = {}) {
      const { item } = await gateway.events.first({
        from: wait.from ?? 0,
        match,
        timeoutMs: wait.timeoutMs ?? timeoutMs,
        explain: () => `that did not happen on the gateway.\n${report()}`,
      });
      return item;
    },
    trouble: (where, trouble) => interferences.add(where, trouble),
    useEndpoint(url) {
      endpoint = url;
    },
    checkEndpoint: (url) => checkEndpoint(signer, world, url),
    async postSigned(url, payload, signature) {
      const { raw: _raw, ...result } = await signer.post(url, payload, signature);
      return result;
    },
    clearFaults: () => faults.clear(),
    async close() {
      interferences.clear();
      gateway.stop();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
