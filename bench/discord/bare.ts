import { Client, Events, GatewayIntentBits } from "discord.js";
import { BASE_VARIABLE, TOKEN } from "./platform.ts";

/** A bare discord.js client with a listener that replies with a few words. */
const client = new Client({
  intents: [GatewayIntentBits.Guilds],
  rest: { api: process.env[BASE_VARIABLE] ?? "", version: "10" },
});
client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isChatInputCommand()) await interaction.reply("I keep nothing.");
});
await client.login(TOKEN);
