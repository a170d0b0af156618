import { pino } from "pino";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Interaction } from "../../../adapters/discord/decode.ts";
import { handleInteraction } from "../../../adapters/discord/handle-interaction.ts";
import type { Parts } from "../../../adapters/discord/parts.ts";
import { NO_METRICS } from "../../../src/app/metrics.ts";

const EPOCH = 1_420_070_400_000;
/** Discord shows "did not respond" so long after it made an interaction, in ms. */
const LIFE = 3_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** An interaction that took so many milliseconds to come, of a person whose turn takes for ever. @returns its age when it is acknowledged */
async function acknowledgedAt(age: number): Promise<number> {
  const made = Date.now();
  vi.setSystemTime(made + age);
  const interaction: Interaction = {
    id: String((BigInt(made) - BigInt(EPOCH)) << 22n),
    application: "2",
    token: "t",
    who: { id: "3", name: "Ada" },
    place: { kind: "bot-dm", channel: "4", guild: null, channelType: 1, permissions: 0n, botIsMember: true },
    source: null,
    asking: { kind: "command", name: "career", sub: "start", options: {}, files: [] },
  };
  const never = new Promise<never>(() => {});
  const parts = {
    desk: { deliver: () => never, state: () => never },
    metrics: NO_METRICS,
    log: pino({ level: "silent" }),
  } as unknown as Parts;
  const answers: number[] = [];
  const line = { takesFiles: true, first: async () => void answers.push(Date.now() - made) };
  void handleInteraction(parts, interaction, line, Date.now());
  await vi.advanceTimersByTimeAsync(2 * LIFE);
  expect(answers).toHaveLength(1);
  return answers[0] ?? Number.POSITIVE_INFINITY;
}

it.each([0, 300, 1_200, 1_600, 1_999, 2_001, 2_600])(
  "an interaction that was on its way for %i ms is acknowledged while it lives",
  async (age) => {
    expect(await acknowledgedAt(age)).toBeLessThan(Math.max(LIFE - 400, age + 1));
  },
);

it("a clock that is behind Discord's changes nothing", async () => {
  expect(await acknowledgedAt(-3_600_000)).toBe(-3_600_000 + 1_500);
});
