import type { Interaction } from "./interactions.ts";
import type { ModalBody } from "./wire.ts";
import type { StoredMessage } from "./world.ts";

/** An event for the app's gateway sessions. */
export interface Dispatch {
  readonly event: string;
  readonly data: Record<string, unknown>;
  /** What sessions without the message content intent get instead. */
  readonly withoutContent?: Record<string, unknown> | undefined;
  /** Sessions without one of these intents do not get it; 0 needs none. */
  readonly intents: number;
  /** Decides the shard; absent for direct messages, which come on shard 0. */
  readonly guildId?: string | undefined;
}

export interface Choice {
  readonly name: string;
  readonly value: string | number;
}

/**
 * Something the app made visible. reply: the callback itself; deferred: the first content of a deferred reply;
 * update: a change to the message whose part was used; edit: a later change; follow-up, message: a new message.
 */
export type Happening =
  | {
      readonly kind: "reply" | "deferred" | "update" | "edit" | "follow-up" | "message" | "deleted";
      readonly message: StoredMessage;
      readonly interaction: Interaction | null;
    }
  | { readonly kind: "thinking"; readonly interaction: Interaction; readonly message: StoredMessage }
  | { readonly kind: "modal"; readonly interaction: Interaction; readonly modal: ModalBody }
  | { readonly kind: "choices"; readonly interaction: Interaction; readonly choices: readonly Choice[] }
  | { readonly kind: "failed"; readonly interaction: Interaction; readonly why: string };

/** Carries what happens to those who must hear of it. */
export interface Bus {
  dispatch(event: Dispatch): void;
  happen(happening: Happening): void;
  onDispatch(hear: (event: Dispatch) => void): void;
  onHappening(hear: (happening: Happening) => void): void;
}

export function createBus(): Bus {
  const dispatches: Array<(event: Dispatch) => void> = [];
  const happenings: Array<(happening: Happening) => void> = [];
  return {
    dispatch: (event) => {
      for (const hear of dispatches) hear(event);
    },
    happen: (happening) => {
      for (const hear of happenings) hear(happening);
    },
    onDispatch: (hear) => {
      dispatches.push(hear);
    },
    onHappening: (hear) => {
      happenings.push(hear);
    },
  };
}
