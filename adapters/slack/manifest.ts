import { stringify } from "yaml";
import { COMMANDS } from "../../src/engine/commands.ts";
import type { Words } from "../../src/engine/words.ts";
import { SHORTCUTS } from "./controls.ts";
import { EVENTS_PATH } from "./http-receiver.ts";
import { REDIRECT_PATH } from "./oauth.ts";
import { BOT_EVENTS, BOT_SCOPES } from "./scopes.ts";

const HEAD = `# The Slack app as Slack's "From a manifest" takes it. Made by: npm run slack:manifest
# Do not edit: texts are in conversations/surfaces-slack.yaml, commands in src/engine/commands.ts, scopes in scopes.ts.
`;

/**
 * The app's manifest.
 * @param host "https://career.example.org" where Slack reaches the app by HTTP; without it the app uses Socket Mode
 */
export function slackManifest(words: Words, host?: string) {
  const url = host === undefined ? undefined : new URL(EVENTS_PATH, host).href;
  const prompts = ["start", "role", "plan", "market"].map((name) => ({
    title: words.text(`slack.prompt.${name}.title`),
    message: words.text(`slack.prompt.${name}.message`),
  }));
  return {
    display_information: {
      name: words.text("slack.app.name"),
      description: words.text("slack.app.description"),
      long_description: words.text("slack.app.long"),
      background_color: "#1f4e5f",
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: words.text("slack.app.name"), always_online: true },
      agent_view: { agent_description: words.text("slack.app.agent"), suggested_prompts: prompts },
      shortcuts: [
        {
          name: words.text("slack.shortcut.start"),
          type: "global",
          callback_id: SHORTCUTS.start,
          description: words.text("slack.shortcut.start.about"),
        },
        {
          name: words.text("slack.shortcut.match"),
          type: "message",
          callback_id: SHORTCUTS.matchAd,
          description: words.text("slack.shortcut.match.about"),
        },
      ],
      slash_commands: [
        {
          command: "/career",
          ...(url !== undefined && { url }),
          description: words.text("command"),
          usage_hint: usageHint(),
          should_escape: false,
        },
      ],
    },
    oauth_config: {
      ...(host !== undefined && { redirect_urls: [new URL(REDIRECT_PATH, host).href] }),
      scopes: { bot: [...BOT_SCOPES] },
    },
    settings: {
      event_subscriptions: { ...(url !== undefined && { request_url: url }), bot_events: [...BOT_EVENTS] },
      interactivity: {
        is_enabled: true,
        ...(url !== undefined && { request_url: url, message_menu_options_url: url }),
      },
      org_deploy_enabled: true,
      socket_mode_enabled: url === undefined,
      token_rotation_enabled: false,
    },
  };
}

/** What can stand behind the command, from the one table of commands. */
function usageHint(): string {
  const entries = COMMANDS.map(({ name, options }) =>
    [name, ...options.filter(({ required }) => required).map((option) => `<${option.name}>`)].join(" "),
  );
  return `[${entries.join(" | ")}]`;
}

export const manifestYaml = (words: Words, host?: string): string =>
  HEAD + stringify(slackManifest(words, host), { lineWidth: 110 });
