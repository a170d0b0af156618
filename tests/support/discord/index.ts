/**
 * A loopback Discord: REST v10, gateway v10 and signed interactions over HTTP on a port of this machine, with people
 * who use the app as they would with a client. The app under test runs as it is, in its own process or in this one.
 *
 *   const discord = await startDiscord();
 *   const guild = discord.guild("Data people");
 *   const general = guild.channel("general");
 *   const ada = discord.person({ name: "Ada" });
 *   // start the app with discord.env, then:
 *   await discord.ready();
 *   ada.slash("career", { sub: "role", options: { role: "mlops" } }, general);
 *   const card = await ada.nextMessage();
 *   ada.click(card, "Plan");
 *   const plan = await ada.nextMessage();
 *   expect(discord.faults).toEqual([]);
 *   await discord.close();
 */
export type { Choice } from "./bus.ts";
export { type Clock, createManualClock, createSystemClock, type ManualClock } from "./clock.ts";
export type { Discord, DiscordOptions, WaitOptions } from "./contract.ts";
export type { EndpointCheck, PostResult, Signature } from "./endpoint.ts";
export type { Fault } from "./faults.ts";
export type { Gateway, GatewayEvent } from "./gateway/gateway.ts";
export type { GuildHandle, GuildPlace } from "./guilds.ts";
export type { Judge, PayloadKind } from "./judgement.ts";
export { OPENAPI_FILE } from "./openapi.ts";
export type { OptionValue, SlashInput } from "./people/commands.ts";
export type { Act, MessageLike, NextOptions, Person, WriteOptions } from "./people/contract.ts";
export type { FieldValue, ModalValues, PickedFile } from "./people/fill.ts";
export { NotPossible, type Place } from "./people/place.ts";
export type { Shown, ShownMessage, ShownModal } from "./people/shown.ts";
export type { ButtonView, FieldView, FileView, MenuView, MessageView, ModalView } from "./people/views.ts";
export type { PermissionName } from "./permissions.ts";
export type { Interference, Trouble, Where } from "./rest/interference.ts";
export type { RecordedRequest } from "./rest/records.ts";
export { startDiscord } from "./start.ts";
export type { Command } from "./world.ts";
