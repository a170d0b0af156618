/** One installation of the app, as a turn needs it. */
export interface Space {
  /** Team id, or enterprise id where the app is installed for the whole of it: the second part of people's keys. */
  readonly id: string;
  readonly token: string;
  readonly botUser: string | undefined;
  /** For links into Slack. */
  readonly team: string;
  readonly app: string | undefined;
}

export const personKey = (space: Space, user: string): string => `slack:${space.id}:${user}`;
export const workspaceKey = (space: Space): string => `slack:${space.id}`;

/** Opens the app's messages in the client of whoever follows it. */
export const messagesLink = ({ team, app }: Space): string | undefined =>
  app === undefined ? undefined : `slack://app?team=${team}&id=${app}&tab=messages`;
