import type { IncomingMessage, ServerResponse } from "node:http";
import type { Reply } from "../engine/reply.ts";

/** A path that a surface answers on the common HTTP server. Prefixes are not matched: the path is the whole path. */
export interface Route {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
}

export interface SurfaceHealth {
  /** Takes and answers turns now. */
  readonly ready: boolean;
  /** One line for a person: "socket connected", "last heartbeat 95 s ago". No tokens, no names. */
  readonly detail: string;
}

/** A place where people talk: a chat platform. */
export interface Surface {
  /** First part of the keys of its people: "slack" of "slack:T1:U1". */
  readonly name: string;
  /** Answered on the common HTTP server; may be empty. */
  readonly routes: readonly Route[];
  /**
   * Resolves when turns are taken.
   * @throws SurfaceError when it can never start like this: a wrong token
   */
  start(): Promise<void>;
  health(): SurfaceHealth;
  /**
   * Resolves when it is dead for good while it runs, with one line that names the repair: a token was taken back.
   * Trouble that may pass (the network, a platform that is down) never counts, nor does being stopped.
   */
  readonly ended: Promise<SurfaceError>;
  /** Sends what nobody asked for just now (a weekly check-in) to an address that came with an earlier turn. */
  post(key: string, address: unknown, reply: Reply): Promise<void>;
  /** Takes no more turns, finishes those in hand, closes sockets. */
  stop(): Promise<void>;
}

/** A surface that cannot start or go on; the message names what to set right, in one line. */
export class SurfaceError extends Error {
  readonly code = "SURFACE_UNUSABLE";
}

/** With what a surface tells its death. */
export interface Ending {
  readonly ended: Promise<SurfaceError>;
  /** Only the first counts. */
  end(message: string): void;
}

export function createEnding(): Ending {
  let end: Ending["end"] = () => {};
  const ended = new Promise<SurfaceError>((resolve) => {
    end = (message) => resolve(new SurfaceError(message));
  });
  return { ended, end };
}
