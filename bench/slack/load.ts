import { connect, type Socket } from "node:net";
import { WrongResult } from "../measure.ts";

const END_OF_HEAD = "\r\n\r\n";
const END_OF_CHUNKS = "0\r\n\r\n";

/**
 * Sends the requests over so many connections, each as soon as the one before is answered.
 * @param afterwards awaited between an answer and the next request, outside the time
 * @returns milliseconds of each
 */
export async function load(
  port: number,
  requests: readonly Buffer[],
  connections: number,
  afterwards?: (index: number) => Promise<void>,
): Promise<number[]> {
  const times: number[] = [];
  let next = 0;
  const work = async () => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    await new Promise<void>((done, fail) => {
      socket.once("connect", done);
      socket.once("error", fail);
    });
    for (let index = next++; index < requests.length; index = next++) {
      const request = requests[index] ?? Buffer.alloc(0);
      const from = performance.now();
      const answer = await ask(socket, request);
      times.push(performance.now() - from);
      if (!answer.startsWith("HTTP/1.1 200"))
        throw new WrongResult(`not acknowledged: ${answer.slice(0, 60)}`);
      await afterwards?.(index);
    }
    socket.destroy();
  };
  await Promise.all(Array.from({ length: connections }, work));
  return times;
}

function ask(socket: Socket, request: Buffer): Promise<string> {
  return new Promise((done, fail) => {
    let answer = "";
    const settle = (error?: Error) => {
      socket.off("data", hear);
      socket.off("close", broken);
      if (error === undefined) done(answer);
      else fail(error);
    };
    const hear = (chunk: Buffer) => {
      answer += chunk.toString("latin1");
      if (isWhole(answer)) settle();
    };
    const broken = () => settle(new WrongResult("the server closed the connection"));
    socket.on("data", hear);
    socket.on("close", broken);
    socket.write(request);
  });
}

function isWhole(answer: string): boolean {
  const head = answer.indexOf(END_OF_HEAD);
  if (head === -1) return false;
  const length = /content-length: *(\d+)/i.exec(answer.slice(0, head))?.[1];
  const body = answer.length - head - END_OF_HEAD.length;
  return length === undefined ? answer.endsWith(END_OF_CHUNKS) : body >= Number(length);
}
