import { RateLimiterMemory } from "rate-limiter-flexible";

/** Turns that one person, and one workspace, may take in a window; far above what people do. */
export const PERSON_TURNS_MAX = 40;
export const WORKSPACE_TURNS_MAX = 1_000;
const WINDOW_SECONDS = 20;

export interface FairLimits {
  /** told: the first refusal of a window, to be answered in words; the others are silent. */
  take(key: string, workspace: string): Promise<"ok" | "told" | "silent">;
}

/** Slows down whoever takes so many turns that others would wait. */
export function createFairLimits(
  options: { readonly person?: number; readonly workspace?: number; readonly seconds?: number } = {},
): FairLimits {
  const duration = options.seconds ?? WINDOW_SECONDS;
  const person = new RateLimiterMemory({ points: options.person ?? PERSON_TURNS_MAX, duration });
  const workspace = new RateLimiterMemory({ points: options.workspace ?? WORKSPACE_TURNS_MAX, duration });
  const told = new RateLimiterMemory({ points: 1, duration });
  const consume = (limiter: RateLimiterMemory, key: string) =>
    limiter.consume(key).then(
      () => true,
      () => false,
    );
  return {
    async take(key, place) {
      if ((await consume(person, key)) && (await consume(workspace, place))) return "ok";
      return (await consume(told, key)) ? "told" : "silent";
    },
  };
}
