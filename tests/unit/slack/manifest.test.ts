import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { ACTIONS, SHORTCUTS } from "../../../adapters/slack/controls.ts";
import { manifestYaml, slackManifest } from "../../../adapters/slack/manifest.ts";
import { BOT_SCOPES } from "../../../adapters/slack/scopes.ts";
import { COMMANDS } from "../../../src/engine/commands.ts";
import { ROOT, realContent } from "../../support/conversation.ts";

const { words } = realContent();
const schemaFile = resolve(ROOT, "../shared/platform/slack-manifest.schema.json");

describe("the manifest", () => {
  it("is the one that the texts and the command table make: npm run slack:manifest", () => {
    expect(readFileSync(resolve(ROOT, "adapters/slack/manifest.yaml"), "utf8")).toBe(manifestYaml(words));
  });

  it("names every command, every shortcut and no more", () => {
    const { features } = slackManifest(words);
    const hint = features.slash_commands[0]?.usage_hint ?? "";
    for (const { name } of COMMANDS) expect(hint).toContain(name);
    expect(features.shortcuts.map(({ callback_id }) => callback_id)).toEqual(Object.values(SHORTCUTS));
    expect(new Set(Object.values(ACTIONS)).size).toBe(Object.values(ACTIONS).length);
  });

  it("gives Slack addresses where the app is reached by HTTP", () => {
    const { settings, oauth_config } = slackManifest(words, "https://career.example.org");
    expect(settings.socket_mode_enabled).toBe(false);
    expect(settings.event_subscriptions).toMatchObject({
      request_url: "https://career.example.org/slack/events",
    });
    expect(oauth_config.redirect_urls).toEqual(["https://career.example.org/slack/oauth_redirect"]);
  });

  it("asks for nothing that docs/slack.md does not explain", () => {
    const guide = readFileSync(resolve(ROOT, "docs/slack.md"), "utf8");
    for (const scope of BOT_SCOPES) expect(guide).toContain(`\`${scope}\``);
  });

  it.skipIf(!existsSync(schemaFile)).each([undefined, "https://career.example.org"])(
    "is valid by Slack's own schema (host %s)",
    (host) => {
      const ajv = new Ajv({ strict: false, logger: false });
      ajv.addFormat("uri", true);
      const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, "utf8")));
      validate(parse(manifestYaml(words, host)));
      expect(validate.errors ?? []).toEqual([]);
    },
  );
});
