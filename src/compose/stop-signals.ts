import type { Logger } from "pino";

/** Longest that the turns in hand may take to finish, in ms. */
const STOP_MAX = 9_000;

/**
 * Starts services and keeps them until the process is asked to stop, which may be before they are up.
 * A second signal ends the process at once.
 * @returns the exit code; whatever `start` throws is thrown
 */
export async function runUntilStopped(
  start: () => Promise<{ stop(): Promise<void> }>,
  log: Logger,
): Promise<number> {
  const asked = stopAsked(log);
  const services = await start();
  await asked;
  const code = await services.stop().then(
    () => 0,
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
      setTimeout(() => {
        log.error("turns in hand did not finish in time");
        process.exit(1);
      }, STOP_MAX).unref();
      resolve();
    };
    process.on("SIGTERM", onSignal);
    process.on("SIGINT", onSignal);
  });
}
