import type { Logger } from "pino";
import type { Surface } from "../app/surface.ts";

/** The surfaces that take turns now. */
export interface RunningSurfaces {
  readonly list: readonly Surface[];
  /** One that dies later is told in a line and left out from then on. */
  add(surface: Surface): void;
  /** Resolves when the last of them has died. */
  readonly ended: Promise<void>;
  /** Lets all finish what they have in hand, those that died as well. */
  stop(): Promise<void>;
}

export function createRunningSurfaces(log: Logger, tell: (line: string) => void): RunningSurfaces {
  const running: Surface[] = [];
  const stopping: Array<Promise<void>> = [];
  let isStopping = false;
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });

  async function watch(surface: Surface): Promise<void> {
    const { message } = await surface.ended;
    const index = running.indexOf(surface);
    if (isStopping || index < 0) return;
    running.splice(index, 1);
    tell(message);
    stopping.push(
      surface
        .stop()
        .catch((err: unknown) => log.error({ err, surface: surface.name }, "stopping a surface failed")),
    );
    if (running.length > 0) return;
    tell("No chat platform is left. Stopping.");
    end();
  }

  return {
    list: running,
    add(surface) {
      running.push(surface);
      void watch(surface);
    },
    ended,
    async stop() {
      isStopping = true;
      for (const surface of [...running].reverse()) await surface.stop();
      await Promise.all(stopping);
    },
  };
}
