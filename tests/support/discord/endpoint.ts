import { generateKeyPairSync, sign } from "node:crypto";
import type { Faults } from "./faults.ts";
import type { Interaction, Interactions } from "./interactions.ts";
import { CALLBACK_ROUTE, type Judgement } from "./judgement.ts";
import { Refusal } from "./refusal.ts";
import { parseBody, uploads } from "./rest/body.ts";
import { InvalidForm, problemText } from "./rules/form.ts";
import type { Body } from "./wire.ts";
import type { World } from "./world.ts";

/** How a request to the app is signed. stale: rightly, but with a time long ago; other-body: for another body. */
export type Signature = "good" | "bad" | "missing" | "not-hex" | "stale" | "other-body";

export interface PostResult {
  readonly status: number;
  readonly type: string;
  readonly body: unknown;
  readonly text: string;
}

/** The keys of this Discord; an app verifies with the public one. */
export interface Signer {
  readonly publicKey: string;
  post(url: string, payload: unknown, signature?: Signature): Promise<PostResult & { readonly raw: Buffer }>;
}

export function createSigner(world: World): Signer {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const key = publicKey.export({ type: "spki", format: "der" }).subarray(-32).toString("hex");
  const headers = (body: string, signature: Signature): Record<string, string> => {
    const age = signature === "stale" ? 3600_000 : 0;
    const timestamp = String(Math.floor((world.clock.now() - age) / 1000));
    const signed = sign(
      null,
      Buffer.from(`${timestamp}${signature === "other-body" ? `${body} ` : body}`),
      privateKey,
    );
    if (signature === "missing") return {};
    if (signature === "bad") signed[0] = (signed[0] ?? 0) ^ 0xff;
    return {
      "x-signature-ed25519": signature === "not-hex" ? "not a signature" : signed.toString("hex"),
      "x-signature-timestamp": timestamp,
    };
  };
  return {
    publicKey: key,
    async post(url, payload, signature = "good") {
      const body = JSON.stringify(payload);
      const response = await fetch(url, {
        method: "POST",
        body,
        headers: {
          "content-type": "application/json",
          "user-agent": "Discord-Interactions/1.0 (+https://discord.com)",
          ...headers(body, signature),
        },
      });
      const raw = Buffer.from(await response.arrayBuffer());
      const type = response.headers.get("content-type") ?? "";
      const parsed = await parseBody(raw, type);
      return { status: response.status, type, body: parsed.body, text: raw.toString("utf8"), raw };
    },
  };
}

/** What Discord finds when an app's address for interactions is saved. */
export interface EndpointCheck {
  readonly ok: boolean;
  readonly problems: readonly string[];
}

export async function checkEndpoint(signer: Signer, world: World, url: string): Promise<EndpointCheck> {
  const ping: Body = {
    id: world.newId(),
    application_id: world.applicationId,
    type: 1,
    token: "ping",
    version: 1,
  };
  const problems: string[] = [];
  const pong = await signer.post(url, ping);
  if (pong.status !== 200 || (pong.body as { type?: unknown } | null)?.type !== 1)
    problems.push(`a signed PING was answered with ${pong.status} ${pong.text.slice(0, 80)}`);
  for (const signature of ["bad", "missing", "not-hex", "other-body"] as const) {
    const { status } = await signer.post(url, ping, signature);
    if (status !== 401)
      problems.push(`a PING with a signature that is ${signature} was answered with ${status}`);
  }
  return { ok: problems.length === 0, problems };
}

/** Sends interactions to the app's own address; what comes back at once is the callback. */
export function createEndpoint(
  signer: Signer,
  interactions: Interactions,
  judgement: Judgement,
  faults: Faults,
): (url: string, interaction: Interaction) => Promise<void> {
  const fail = (interaction: Interaction, source: "client" | "rules", problems: string[], body?: unknown) => {
    faults.add(source, "interaction over HTTP", problems, body);
    interactions.fail(interaction, "The application did not respond");
  };
  return async (url, interaction) => {
    const answer = await signer.post(url, interaction.payload).catch((error: unknown) => String(error));
    if (typeof answer === "string") return fail(interaction, "client", [answer]);
    if (answer.status === 202 || interaction.dead || interaction.acknowledged !== null) return undefined;
    if (answer.status !== 200)
      return fail(interaction, "client", [`answered with ${answer.status} ${answer.text.slice(0, 120)}`]);
    const { body, files } = await parseBody(answer.raw, answer.type);
    judgement(CALLBACK_ROUTE, body);
    try {
      interactions.acknowledge(interaction, body, uploads(files));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const problems = error instanceof InvalidForm ? error.problems.map(problemText) : [error.message];
      fail(interaction, "rules", problems, body);
    }
    return undefined;
  };
}
