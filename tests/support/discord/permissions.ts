/** The permissions the app's work depends on. */
export const Permission = {
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  ManageMessages: 1n << 13n,
  EmbedLinks: 1n << 14n,
  AttachFiles: 1n << 15n,
  ReadMessageHistory: 1n << 16n,
  UseApplicationCommands: 1n << 31n,
  CreatePublicThreads: 1n << 35n,
  CreatePrivateThreads: 1n << 36n,
  SendMessagesInThreads: 1n << 38n,
  UseExternalApps: 1n << 50n,
} as const;
export type PermissionName = keyof typeof Permission;

export const ALL = Object.values(Permission).reduce((sum, bit) => sum | bit, 0n);
/** What a bot is given when it is added with a plain invite: everything above but managing messages. */
export const PLAIN = ALL & ~Permission.ManageMessages;

export const bits = (names: readonly PermissionName[]): bigint =>
  names.reduce((sum, name) => sum | Permission[name], 0n);
