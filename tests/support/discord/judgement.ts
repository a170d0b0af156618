import type { Faults } from "./faults.ts";
import type { SchemaJudge } from "./openapi.ts";
import type { Body } from "./wire.ts";

/** What a payload is, for a checker of the app's own. commands is a list; the others are one object. */
export type PayloadKind = "message" | "edit" | "modal" | "choices" | "commands";

/** Names what is wrong with a payload; nothing when it is right. */
export type Judge = (kind: PayloadKind, payload: unknown) => readonly unknown[] | undefined;

export const CALLBACK_ROUTE = "POST /interactions/:interaction/:token/callback";

/** Judges the body of every request, as it came. */
export type Judgement = (route: string, body: unknown) => void;

const KINDS: Readonly<Record<string, PayloadKind>> = {
  "POST /channels/:channel/messages": "message",
  "PATCH /channels/:channel/messages/:message": "edit",
  "POST /webhooks/:application/:token": "message",
  "PATCH /webhooks/:application/:token/messages/:message": "edit",
  "PUT /applications/:application/commands": "commands",
  "PUT /applications/:application/guilds/:guild/commands": "commands",
};
const CALLBACK_KINDS: Readonly<Record<number, PayloadKind>> = {
  4: "message",
  7: "edit",
  8: "choices",
  9: "modal",
};

function payloadOf(route: string, body: unknown): { kind: PayloadKind; payload: unknown } | null {
  if (route !== CALLBACK_ROUTE) {
    const kind = KINDS[route];
    return kind === undefined ? null : { kind, payload: body };
  }
  const { type, data } = (body ?? {}) as Body;
  const kind = CALLBACK_KINDS[Number(type)];
  return kind === undefined || data === undefined || data === null ? null : { kind, payload: data };
}

const sentence = (problem: unknown): string =>
  typeof problem === "string" ? problem : JSON.stringify(problem);

export function createJudgement(faults: Faults, schema: SchemaJudge | null, judge?: Judge): Judgement {
  return (route, body) => {
    if (schema !== null) faults.add("openapi", route, schema(route, body), body);
    const found = payloadOf(route, body);
    if (judge === undefined || found === null) return;
    faults.add("judge", route, (judge(found.kind, found.payload) ?? []).map(sentence), found.payload);
  };
}
