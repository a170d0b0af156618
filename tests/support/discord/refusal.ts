/** An answer other than success, as Discord words it. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) {
    super(JSON.stringify(body));
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

const coded = (status: number, code: number, message: string) => () => new Refusal(status, { message, code });

export const refusals = {
  unauthorized: coded(401, 0, "401: Unauthorized"),
  notFound: coded(404, 0, "404: Not Found"),
  notAllowed: coded(405, 0, "405: Method Not Allowed"),
  unknownChannel: coded(404, 10_003, "Unknown Channel"),
  unknownGuild: coded(404, 10_004, "Unknown Guild"),
  unknownMessage: coded(404, 10_008, "Unknown Message"),
  unknownUser: coded(404, 10_013, "Unknown User"),
  unknownWebhook: coded(404, 10_015, "Unknown Webhook"),
  unknownInteraction: coded(404, 10_062, "Unknown interaction"),
  unknownCommand: coded(404, 10_063, "Unknown application command"),
  tooLarge: coded(413, 40_005, "Request entity too large"),
  alreadyAcknowledged: coded(400, 40_060, "Interaction has already been acknowledged."),
  tooManyFollowUps: coded(400, 40_094, "This interaction has hit the maximum number of follow up messages"),
  missingAccess: coded(403, 50_001, "Missing Access"),
  notYours: coded(403, 50_005, "Cannot edit a message authored by another user"),
  emptyMessage: coded(400, 50_006, "Cannot send an empty message"),
  closedDms: coded(403, 50_007, "Cannot send messages to this user"),
  missingPermissions: coded(403, 50_013, "Missing Permissions"),
  wrongChannelType: coded(400, 50_024, "Cannot execute action on this channel type"),
  invalidWebhookToken: coded(401, 50_027, "Invalid Webhook Token"),
  archivedThread: coded(400, 50_083, "Thread is archived"),
  notJson: coded(400, 50_109, "The request body contains invalid JSON."),
  noMutualGuilds: coded(403, 50_278, "Cannot send messages to this user due to having no mutual guilds"),
  noHistoryForReply: coded(403, 160_002, "You cannot reply without permission to read message history"),
  threadExists: coded(400, 160_004, "A thread has already been created for this message"),
} as const;
