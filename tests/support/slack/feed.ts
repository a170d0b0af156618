import type { Clock } from "./clock.ts";
import { brief, type Json } from "./json.ts";
import { type Control, controlsOf, shownText } from "./reading.ts";
import type { Message, StoredFile, View } from "./world.ts";

/**
 * What the app made appear before somebody.
 * message, ephemeral: new ones · modal: opened or pushed · modal-update, update: changed in place ·
 * home: published · errors: a modal's input was refused · deleted: a message went away
 */
export type SightKind =
  | "message"
  | "ephemeral"
  | "modal"
  | "modal-update"
  | "errors"
  | "home"
  | "update"
  | "deleted";

/** One thing that appeared, as it was then. */
export interface Sight {
  readonly kind: SightKind;
  readonly at: number;
  /** The channel it is in, or null for modals and Homes. */
  readonly channel: string | null;
  readonly threadTs: string | null;
  /** The only person who sees it, or null when the channel does. */
  readonly user: string | null;
  /** The top-level text: what a screen reader says. */
  readonly text: string;
  /** Everything that is read in it, one line for each text; the top-level text when there are no blocks. */
  readonly shown: string;
  readonly blocks: readonly Json[];
  readonly controls: readonly Control[];
  /** What stands on its buttons. */
  readonly buttons: readonly string[];
  readonly files: readonly StoredFile[];
  /** The message as it is now; null for views. */
  readonly message: Message | null;
  /** The view as it is now; null for messages. */
  readonly view: View | null;
}

export interface Looked {
  /** Default: all but "home", "update" and "deleted". */
  readonly kind?: SightKind | readonly SightKind[];
  /** Passes over what does not show this. */
  readonly shows?: string | RegExp;
  readonly thread?: string;
  /** Milliseconds to wait; default the patience of the loopback. */
  readonly within?: number;
}

export interface Feed {
  readonly all: readonly Sight[];
  add(sight: Omit<Sight, "at" | "shown" | "controls" | "buttons">): Sight;
  /** Something happened: everyone who waits looks again. */
  stir(): void;
  next(place: string, looked?: Looked): Promise<Sight>;
  until(condition: () => boolean, what: string, within?: number): Promise<void>;
  /** What `next` would still give, oldest first. */
  unseen(place: string, kind?: Looked["kind"]): readonly Sight[];
  skip(place: string): void;
  stop(): void;
}

const USUAL: readonly SightKind[] = ["message", "ephemeral", "modal", "modal-update", "errors"];

const kindsOf = (kind: Looked["kind"]): readonly SightKind[] =>
  kind === undefined ? USUAL : typeof kind === "string" ? [kind] : kind;

const showsIt = (sight: Sight, shows: Looked["shows"]): boolean => {
  const read = `${sight.text}\n${sight.shown}`;
  return shows === undefined || (typeof shows === "string" ? read.includes(shows) : shows.test(read));
};

const ALL_KINDS: readonly SightKind[] = [...USUAL, "home", "update", "deleted"];

/** Where a sight is looked for: its channel, the person who sees it, and the person of a DM. */
const placesOf = (sight: Sight): string[] =>
  [sight.channel, sight.user, sight.message?.channel.person ?? null].filter((place) => place !== null);

/** @param history says what else was recorded, for the message of a wait that was in vain */
export function createFeed(clock: Clock, patience: number, history: () => string): Feed {
  const all: Sight[] = [];
  const seen = new Set<Sight>();
  const ahead = new Map<string, Sight[]>();
  const lookers = new Map<string, Set<() => void>>();
  const stopping = new Set<() => void>();
  const ANYWHERE = "";

  function unseen(place: string, kind?: Looked["kind"]): Sight[] {
    const left = (ahead.get(place) ?? []).filter((one) => !seen.has(one));
    ahead.set(place, left);
    return left.filter((one) => kindsOf(kind).includes(one.kind));
  }

  function take(place: string, looked: Looked): Sight | undefined {
    const there = unseen(place, looked.kind);
    const found = there.findIndex(
      (one) => showsIt(one, looked.shows) && (looked.thread === undefined || one.threadTs === looked.thread),
    );
    for (const passed of there.slice(0, found + 1)) seen.add(passed);
    return there[found];
  }

  const stirAt = (place: string): void => {
    for (const look of [...(lookers.get(place) ?? [])]) look();
  };

  /** Waits until `ready`, asked again whenever something happens at the place. */
  function wait(place: string, ready: () => boolean, what: () => string, within: number): Promise<void> {
    if (ready()) return Promise.resolve();
    const here = lookers.get(place) ?? new Set();
    lookers.set(place, here);
    return new Promise((resolve, reject) => {
      const giveUp = (): void => {
        here.delete(look);
        stopping.delete(giveUp);
        clearTimeout(timer);
      };
      const look = (): void => {
        try {
          if (!ready()) return;
          resolve();
        } catch (error) {
          reject(error);
        }
        giveUp();
      };
      const timer = setTimeout(() => {
        giveUp();
        reject(new Error(`${what()} did not come within ${within} ms.\n${history()}`));
      }, within);
      here.add(look);
      stopping.add(giveUp);
    });
  }

  const tell = (place: string, looked: Looked): string => {
    const shows = looked.shows === undefined ? "" : ` that shows ${String(looked.shows)}`;
    const others = unseen(place, ALL_KINDS).map((one) => `  ${one.kind}: ${brief(one.shown)}`);
    const unread = others.length === 0 ? "" : ` (not seen yet there:\n${others.join("\n")}\n)`;
    return `A ${kindsOf(looked.kind).join(" or ")} for ${place}${shows}${unread}`;
  };

  const feed: Feed = {
    all,
    add(sight) {
      const controls = controlsOf(sight.blocks);
      const made: Sight = {
        ...sight,
        at: clock.now(),
        shown: shownText(sight.view === null ? sight.blocks : [sight.view.body]) || sight.text,
        controls,
        buttons: controls.filter((one) => one.type === "button").map((one) => one.label),
      };
      all.push(made);
      for (const place of placesOf(made)) {
        ahead.set(place, [...(ahead.get(place) ?? []), made]);
        stirAt(place);
      }
      feed.stir();
      return made;
    },
    stir: () => stirAt(ANYWHERE),
    async next(place, looked = {}) {
      let found: Sight | undefined;
      const ready = (): boolean => {
        found ??= take(place, looked);
        return found !== undefined;
      };
      await wait(place, ready, () => tell(place, looked), looked.within ?? patience);
      if (found === undefined) throw new Error("Nothing was found");
      return found;
    },
    until: (condition, what, within = patience) => wait(ANYWHERE, condition, () => what, within),
    unseen,
    skip(place) {
      for (const sight of unseen(place, ALL_KINDS)) seen.add(sight);
    },
    stop() {
      for (const giveUp of [...stopping]) giveUp();
    },
  };
  return feed;
}
