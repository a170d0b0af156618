import type { Logger } from "pino";

/** Longest that the turns in hand may take to finish, in ms. */
const STOP_MAX = 9_000;

interface Services {
  /** Resolves when there is nothing left to run for. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts services and keeps them until the process is asked to stop, which may be before they are up, or until they
 * end by themselves. A second signal ends the process at once.
 * @returns the exit code, 1 when they ended by themselves; whatever `start` throws is thrown
 */
export async function runUntilStopped(start: () => Promise<Services>, log: Logger): Promise<number> {
  const asked = stopAsked(log);
  const services = await start();
  const wish = await Promise.race([asked.then(() => 0), services.ended.then(() => 1)]);
  if (wish !== 0) endInTime(log);
  const code = await services.stop().then(
    () => wish,
    (err: unknown) => {
      log.error({ err }, "stopping failed");
      return 1;
    },
  );
  // Sockets that a library keeps must not keep the process.
  setImmediate(() => process.exit(code));
  return code;
}

/** Listens from the call on, so that no signal finds nobody. */
function stopAsked(log: Logger): Promise<void> {
  return new Promise((resolve) => {
    let isAsked = false;
    const onSignal = (signal: NodeJS.Signals) => {
      if (isAsked) process.exit(130);
      isAsked = true;
      log.info({ signal }, "stopping: finishing the turns in hand");
      endInTime(log);
      resolve();
    };
    process.on("SIGTERM", onSignal);
    process.on("SIGINT", onSignal);
  });
}

function endInTime(log: Logger): void {
  setTimeout(() => {
    log.error("turns in hand did not finish in time");
    process.exit(1);
  }, STOP_MAX).unref();
}
