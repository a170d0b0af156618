import type { Logger } from "pino";

/** Longest that the turns in hand may take to finish, in ms. */
const STOP_MAX = 9_000;

/** Runs until the process is asked to stop. A second signal ends it at once. @returns the exit code */
export function untilStopped(stop: () => Promise<void>, log: Logger): Promise<number> {
  return new Promise((resolve) => {
    let asked = false;
    const onSignal = (signal: NodeJS.Signals) => {
      if (asked) process.exit(130);
      asked = true;
      log.info({ signal }, "stopping: finishing the turns in hand");
      const late = setTimeout(() => {
        log.error("turns in hand did not finish in time");
        process.exit(1);
      }, STOP_MAX);
      stop()
        .then(
          () => 0,
          (err: unknown) => {
            log.error({ err }, "stopping failed");
            return 1;
          },
        )
        .then((code) => {
          clearTimeout(late);
          resolve(code);
          // Sockets that a library keeps must not keep the process.
          setImmediate(() => process.exit(code));
        });
    };
    process.on("SIGTERM", onSignal);
    process.on("SIGINT", onSignal);
  });
}
