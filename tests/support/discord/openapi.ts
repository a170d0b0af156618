import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import type { Body } from "./wire.ts";

/** Says what of a request's body the published description of the API does not allow. */
export type SchemaJudge = (route: string, body: unknown) => readonly string[];

/** Where the published description lies, next to the project; tests run without it too. */
export const OPENAPI_FILE = resolve(import.meta.dirname, "../../../../shared/platform/discord-openapi.json");

interface Schema {
  [key: string]: unknown;
  properties?: Record<string, Schema>;
  oneOf?: Schema[];
}

const CALLBACKS: Readonly<Record<number, string>> = {
  1: "PongInteractionCallbackRequest",
  4: "CreateMessageInteractionCallbackRequest",
  5: "CreateMessageInteractionCallbackRequest",
  6: "UpdateMessageInteractionCallbackRequest",
  7: "UpdateMessageInteractionCallbackRequest",
  8: "ApplicationCommandAutocompleteCallbackRequest",
  9: "ModalInteractionCallbackRequest",
};

const ROUTES: Readonly<Record<string, string>> = {
  "POST /channels/:channel/messages": "MessageCreateRequest",
  "PATCH /channels/:channel/messages/:message": "MessageEditRequestPartial",
  "POST /webhooks/:application/:token": "IncomingWebhookRequestPartial",
  "PATCH /webhooks/:application/:token/messages/:message": "IncomingWebhookUpdateRequestPartial",
  "POST /channels/:channel/threads": "CreateTextThreadWithoutMessageRequest",
  "POST /channels/:channel/messages/:message/threads": "CreateTextThreadWithMessageRequest",
  "POST /users/@me/channels": "CreatePrivateChannelRequest",
  "POST /applications/:application/commands": "ApplicationCommandCreateRequest",
  "POST /applications/:application/guilds/:guild/commands": "ApplicationCommandCreateRequest",
  "PUT /applications/:application/commands": "CommandList",
  "PUT /applications/:application/guilds/:guild/commands": "CommandList",
};

const NULL: Schema = { type: "null" };

/** What the documentation has and the description (marked a preview) has not. */
const EXTRA: Readonly<Record<string, Record<string, Schema>>> = {
  FileUploadComponentForModalRequest: {
    file_types: { type: ["array", "null"], items: { type: "string" }, maxItems: 10 },
  },
  ComponentEmojiForRequest: { animated: { type: ["boolean", "null"] } },
  MessageAttachmentRequest: { id: { type: ["integer", "string"] } },
  ...Object.fromEntries(
    ["ApplicationCommandUpdateRequest", "ApplicationCommandCreateRequest"].map((name) => [
      name,
      {
        nsfw: { type: ["boolean", "null"] },
        default_member_permissions: { type: ["integer", "string", "null"], pattern: "^[0-9]+$" },
      },
    ]),
  ),
};

/**
 * Fields that both client libraries send although a route does not list them, and Discord passes over: `tts` and
 * `enforce_nonce` in every message body, `type` and `invitable` when a thread starts from a message.
 */
const PASSED_OVER = ["tts", "enforce_nonce", "type", "invitable"] as const;

const FORMATS = {
  int32: { type: "number", validate: (n: number) => Number.isInteger(n) && Math.abs(n) <= 2 ** 31 },
  int64: { type: "number", validate: (n: number) => Number.isInteger(n) },
  double: { type: "number", validate: () => true },
  snowflake: /^\d{1,20}$/,
  nonce: /^.{0,25}$/su,
  uri: /^[a-z][a-z0-9+.-]*:\/\/\S+$/i,
  "date-time": (text: string) => !Number.isNaN(Date.parse(text)),
} as const;

/** Closes every object, so that a misspelt field is found, and tells the branches of a union apart by their type. */
function tighten(schema: unknown, all: Record<string, Schema>): unknown {
  if (Array.isArray(schema)) return schema.map((one) => tighten(one, all));
  if (typeof schema !== "object" || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, value]) =>
    key === "properties"
      ? [
          key,
          Object.fromEntries(Object.entries(value as object).map(([name, one]) => [name, tighten(one, all)])),
        ]
      : [key, tighten(value, all)],
  );
  const copy = Object.fromEntries(entries) as Schema;
  if (copy.properties !== undefined) copy.additionalProperties ??= false;
  const refs = copy.oneOf?.map((branch) => branch.$ref).filter(componentRef) ?? [];
  return refs.length > 1 && refs.length === copy.oneOf?.length ? byType(refs as string[], all) : copy;
}

/** One complaint about the part that is there, instead of one for every kind of part it is not. */
function byType(refs: readonly string[], all: Record<string, Schema>): Schema {
  const branches = refs.map(($ref) => {
    const type = all[$ref.split("/").at(-1) ?? ""]?.properties?.type;
    return { $ref, types: (type?.enum ?? []) as number[] };
  });
  return {
    type: "object",
    required: ["type"],
    properties: { type: { enum: branches.flatMap((branch) => branch.types) } },
    allOf: branches.map(({ $ref, types }) => ({
      if: { properties: { type: { enum: types } } },
      // biome-ignore lint/suspicious/noThenProperty: the word is JSON Schema's
      then: { $ref },
    })),
  };
}

const componentRef = (ref: unknown): boolean =>
  typeof ref === "string" && /(Component\w*Request|ApplicationCommand\w+Option)$/.test(ref);

/** The schemas a body can lead to: only these are prepared. */
function reachable(schemas: Record<string, Schema>, roots: Iterable<string>): Record<string, Schema> {
  const found: Record<string, Schema> = {};
  const visit = (name: string) => {
    const schema = schemas[name];
    if (schema === undefined || name in found) return;
    const extra = EXTRA[name];
    found[name] =
      extra === undefined ? schema : { ...schema, properties: { ...schema.properties, ...extra } };
    for (const [, inner] of JSON.stringify(schema).matchAll(/#\/components\/schemas\/(\w+)/g))
      visit(inner ?? "");
  };
  for (const root of roots) visit(root);
  return found;
}

function messages(errors: readonly ErrorObject[]): string[] {
  const noise = (error: ErrorObject) =>
    ["oneOf", "anyOf", "if"].includes(error.keyword) || error.message === "must be null";
  const telling = errors.filter((error) => !noise(error));
  return [
    ...new Set(
      (telling.length > 0 ? telling : errors).map((error) => {
        const extra = error.params as { additionalProperty?: string; allowedValues?: unknown };
        const detail =
          extra.additionalProperty ?? (extra.allowedValues ? JSON.stringify(extra.allowedValues) : "");
        return `${error.instancePath || "/"} ${error.message ?? error.keyword} ${detail}`.trim();
      }),
    ),
  ];
}

function schemaFor(route: string, body: unknown): string | undefined {
  if (!route.endsWith("/callback")) return ROUTES[route];
  const type = (body as { type?: unknown } | null)?.type;
  return typeof type === "number" ? CALLBACKS[type] : undefined;
}

function without(body: unknown, known: Schema | undefined): unknown {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return body;
  const copy: Body = { ...body };
  for (const field of PASSED_OVER)
    if (known?.properties !== undefined && !(field in known.properties)) delete copy[field];
  const data = known?.properties?.data;
  if (typeof copy.data === "object" && copy.data !== null && data !== undefined) {
    const { tts: _tts, enforce_nonce: _nonce, ...rest } = copy.data as Body;
    copy.data = rest;
  }
  return copy;
}

const prepared = new Map<string, SchemaJudge>();

/** Null when the description is not there. Preparing it is slow, so it is done once for all servers of a process. */
export function createSchemaJudge(file: string = OPENAPI_FILE): SchemaJudge | null {
  if (!existsSync(file)) return null;
  const judge = prepared.get(file) ?? prepare(file);
  prepared.set(file, judge);
  return judge;
}

function prepare(file: string): SchemaJudge {
  const document = JSON.parse(readFileSync(file, "utf8")) as {
    components: { schemas: Record<string, Schema> };
  };
  const all = {
    ...document.components.schemas,
    CommandList: {
      anyOf: [
        {
          type: "array",
          items: { $ref: "#/components/schemas/ApplicationCommandUpdateRequest" },
          maxItems: 130,
        },
        NULL,
      ],
    },
  };
  const schemas = reachable(all, [...Object.values(CALLBACKS), ...Object.values(ROUTES)]);
  const ajv = new Ajv2020({ strict: false, allErrors: true, formats: FORMATS, logger: false });
  ajv.addSchema({ $id: "discord", components: { schemas: tighten(schemas, schemas) } });
  const compiled = new Map<string, ValidateFunction>();
  const validator = (name: string): ValidateFunction => {
    const known = compiled.get(name) ?? ajv.compile({ $ref: `discord#/components/schemas/${name}` });
    compiled.set(name, known);
    return known;
  };
  return (route, body) => {
    const name = schemaFor(route, body);
    if (name === undefined) return [];
    const validate = validator(name);
    return validate(without(body, schemas[name])) ? [] : messages(validate.errors ?? []);
  };
}
