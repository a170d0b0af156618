import type { Upload } from "../compose.ts";

/** What a route's handler is given. */
export interface Call {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly files: readonly Upload[];
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

export interface Route {
  /** "POST /channels/:channel/messages" */
  readonly name: string;
  /** Needs no bot token: the token is in the path, or nothing is secret. */
  readonly open?: boolean;
  readonly handle: (call: Call) => Answer;
}

export interface Found {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

export interface Router {
  find(method: string, path: string): Found | "unknown" | "other-method";
}

export function createRouter(routes: readonly Route[]): Router {
  const table = routes.map((route) => {
    const [method = "", pattern = ""] = route.name.split(" ");
    return { route, method, expression: new RegExp(`^${pattern.replaceAll(/:(\w+)/g, "(?<$1>[^/]+)")}$`) };
  });
  return {
    find(method, path) {
      const onPath = table.filter((entry) => entry.expression.test(path));
      const entry = onPath.find((one) => one.method === method);
      if (entry === undefined) return onPath.length > 0 ? "other-method" : "unknown";
      return { route: entry.route, params: { ...entry.expression.exec(path)?.groups } };
    },
  };
}

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const NOTHING: Answer = { status: 204 };
