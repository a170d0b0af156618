import { afterEach, expect } from "vitest";
import { type Running, type RunningOptions, runSlack } from "./running.ts";

/** Starts the app for one test; afterwards it is stopped, and Slack must have found no fault with it. */
export function journey(): (options?: RunningOptions) => Promise<Running> {
  let running: Running | undefined;
  afterEach(async () => {
    const { slack } = running ?? {};
    await running?.stop();
    running = undefined;
    expect(slack?.faults ?? []).toEqual([]);
  });
  return async (options) => {
    running = await runSlack(options);
    return running;
  };
}
