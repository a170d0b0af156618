import { PermissionFlagsBits } from "discord.js";

/** What the bot may do in a server; docs/discord.md says why for each. */
export const BOT_PERMISSIONS = [
  "ViewChannel",
  "SendMessages",
  "EmbedLinks",
  "AttachFiles",
  "CreatePublicThreads",
  "SendMessagesInThreads",
] as const;

export const PERMISSIONS = BOT_PERMISSIONS.reduce((sum, name) => sum | PermissionFlagsBits[name], 0n);

/** The link by which a server's manager adds the bot. */
export const serverInvite = (applicationId: string): string =>
  link({ client_id: applicationId, scope: "bot applications.commands", permissions: String(PERMISSIONS) });

/** The link by which a person adds the app to their own account, for use everywhere. */
export const personalInvite = (applicationId: string): string =>
  link({ client_id: applicationId, integration_type: "1", scope: "applications.commands" });

const link = (parameters: Readonly<Record<string, string>>): string =>
  `https://discord.com/oauth2/authorize?${new URLSearchParams(parameters)}`;
