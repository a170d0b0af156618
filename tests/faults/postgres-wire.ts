import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** Stands between the store and its server, and cuts the line where a test wants it cut. */
export interface Wire {
  /** The address of the database, through this wire. */
  readonly url: string;
  /** The server's next answer, or the so manieth, is lost and its connection with it. Resolves when that has happened. */
  loseAnswer(count?: number): Promise<void>;
  /** Connections are taken, and nothing passes any more. */
  goSilent(): void;
  close(): Promise<void>;
}

export async function openWire(url: string): Promise<Wire> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  /** @returns whether the answer may pass */
  let lets = (_cut: () => void): boolean => true;
  let isSilent = false;

  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    const cut = () => {
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", cut);
      socket.on("close", () => {
        sockets.delete(socket);
        cut();
      });
    }
    near.on("data", (bytes) => {
      if (!isSilent) far.write(bytes);
    });
    far.on("data", (bytes) => {
      if (!isSilent && lets(cut)) near.write(bytes);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const through = new URL(url);
  through.port = String(address.port);

  return {
    url: through.href,
    loseAnswer: (count = 1) =>
      new Promise((lost) => {
        let left = count;
        lets = (cut) => {
          left -= 1;
          if (left > 0) return true;
          lets = () => true;
          cut();
          lost();
          return false;
        };
      }),
    goSilent() {
      isSilent = true;
    },
    async close() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, "close");
    },
  };
}
