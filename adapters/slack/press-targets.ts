import { MENU } from "../../src/engine/reply.ts";
import type { Press } from "./incoming.ts";
import type { Target } from "./outbox.ts";
import { topText } from "./render.ts";

/** Where the reply to a press goes: where the control stands, and to this person alone. */
export function targetOf({ place, user, mark }: Press): Target {
  switch (place.kind) {
    case "home":
    case "modal":
      return { kind: "dm", user };
    case "dm":
      return { kind: "post", channel: place.channel, thread: place.thread, user };
    case "ephemeral":
      // A question makes room for the next; a menu stays.
      return {
        kind: "respond",
        url: place.responseUrl,
        replace: mark !== null && mark.kind === "ask" && mark.about !== MENU,
        user,
      };
    case "public":
      return { kind: "respond", url: place.responseUrl, replace: false, user };
  }
}

/** For a word beside the conversation. */
export function asideOf(press: Press): Target {
  const { place, user } = press;
  if (place.kind === "ephemeral" || place.kind === "public")
    return { kind: "respond", url: place.responseUrl, replace: false, user };
  if (place.kind === "dm") return { kind: "ephemeral", channel: place.channel, thread: place.thread, user };
  return { kind: "dm", user };
}

export const isPrivate = (press: Press): boolean =>
  press.place.kind === "ephemeral" || press.place.kind === "public";

/** The text of a posted message comes back escaped. */
export const shortText = (text: string): string =>
  text.length > 0 && text.length <= 3_900 ? text : topText(text.slice(0, 2_000));
