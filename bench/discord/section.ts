import { median, percentile } from "../measure.ts";
import { atMost, report } from "../rows.ts";
import { type Bot, startBot } from "./platform.ts";

const ROUNDS = 12;
const COMMANDS = 250;
const WARM_UP = 1_500;
const RATIO = 1.15;

let number = 0;

async function round(bot: Bot, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let done = 0; done < count; done++) times.push(await bot.command(++number));
  return times;
}

const bare = await startBot("bare discord.js, a listener that replies", "bare.js");
const ours = await startBot("the whole surface", "surface.js");
const times = new Map<Bot, number[][]>([
  [bare, []],
  [ours, []],
]);
try {
  for (const bot of [bare, ours]) await round(bot, WARM_UP);
  for (let count = 0; count < ROUNDS; count++) {
    // Alternating who comes first.
    for (const bot of count % 2 === 0 ? [bare, ours] : [ours, bare])
      times.get(bot)?.push(await round(bot, COMMANDS));
  }
} finally {
  for (const bot of [bare, ours]) await bot.stop();
}

const roundsOf = (bot: Bot): number[][] => times.get(bot) ?? [];
const ratio = median(
  roundsOf(ours).map((round, index) => median(round) / median(roundsOf(bare)[index] ?? [])),
);
const milliseconds = (bot: Bot, share: number): number => percentile(roundsOf(bot).flat(), share);

report({
  title: "Discord by gateway: from a command's packet to its answer",
  notes: [
    `${ROUNDS} rounds of ${COMMANDS} commands each, one after another, in turns; medians of rounds. Each bot is a process with a platform of its own that does no more than pass packets.`,
    "The whole surface takes the turn, keeps it in memory, and renders the answer; the bare listener replies with four words.",
  ],
  rows: [
    { name: `${bare.name}: p50`, value: milliseconds(bare, 50), unit: "ms" },
    {
      name: `${ours.name}: p50`,
      value: milliseconds(ours, 50),
      unit: "ms",
      ratio: { value: ratio, to: "bare discord.js" },
      target: atMost(ratio, RATIO, "x bare discord.js"),
    },
    { name: `${bare.name}: p99`, value: milliseconds(bare, 99), unit: "ms" },
    { name: `${ours.name}: p99`, value: milliseconds(ours, 99), unit: "ms" },
  ],
});
