import { afterAll, describe, expect, it } from "vitest";
import { FILE_BYTES_MAX } from "../../../adapters/documents/limits.ts";
import { createDocumentReader } from "../../../adapters/documents/read-document.ts";
import { makeDocx, paragraph } from "./make-docx.ts";
import { makePdf, saying } from "./make-pdf.ts";

// Far more time than files need: a machine that has much to do is no reason for a test to fail.
const reader = createDocumentReader({ limits: { milliseconds: 25_000 } });
afterAll(() => reader.close());

const read = (bytes: Uint8Array | string, name = "cv") => reader.read({ bytes: Buffer.from(bytes), name });
const text = (words: string) => ({ kind: "text", text: words });
const refused = (why: string) => ({ kind: "refused", why });

describe("the reader", () => {
  it("outlives a file that takes all the memory of its process", async () => {
    const words = Buffer.concat([
      Buffer.from("BT /F1 1 Tf ("),
      Buffer.alloc(40_000_000, "a"),
      Buffer.from(") Tj ET"),
    ]);
    const greedy = read(makePdf([words], { packed: true }));
    const other = read(makePdf([saying("Python")]));
    expect(await greedy).toEqual(refused("too-large"));
    expect(await other).toMatchObject(text("Python"));
    expect(await read("still here")).toEqual(text("still here"));
  });

  it("goes by what is in a file, not by its name", async () => {
    expect(await read(makeDocx(paragraph("Python")), "cv.pdf")).toEqual(text("Python"));
    expect(await read("Python", "cv.docx")).toEqual(text("Python"));
  });

  it("refuses a file that its libraries stumble over", async () => {
    expect(await read(makeDocx("<w:p>"))).toEqual(refused("damaged"));
  });

  it("refuses what is too large before it takes a copy", async () => {
    const bytes = new Uint8Array(100_000_000);
    const before = process.memoryUsage().arrayBuffers;
    expect(await reader.read({ bytes, name: "cv" })).toEqual(refused("too-large"));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(bytes.length / 2);
  });

  it("takes files up to the limit", async () => {
    expect(await read(Buffer.alloc(FILE_BYTES_MAX, "Python "))).toMatchObject({ kind: "text" });
    expect(await read(Buffer.alloc(FILE_BYTES_MAX + 1, "Python "))).toEqual(refused("too-large"));
  });

  it("leaves the caller's bytes alone", async () => {
    const bytes = Buffer.from("Python");
    await reader.read({ bytes, name: "cv" });
    expect(bytes.toString()).toBe("Python");
  });

  it("reads several at once, each for its own", async () => {
    const names = ["Ada", "Grace", "Edith", "Mary", "Joan"];
    expect(await Promise.all(names.map((name) => read(name)))).toEqual(names.map(text));
  });

  it("gives up what takes too long, and goes on with the next", async () => {
    const hasty = createDocumentReader({ limits: { milliseconds: 1, processes: 1 } });
    const results = await Promise.all(
      [1, 2].map(() => hasty.read({ bytes: Buffer.from("Python"), name: "cv" })),
    );
    expect(results).toEqual([refused("too-slow"), refused("too-slow")]);
    await hasty.close();
  });

  it("lets only so many wait", async () => {
    const narrow = createDocumentReader({ limits: { processes: 1, waiting: 1 } });
    const results = await Promise.all(
      [1, 2, 3].map(() => narrow.read({ bytes: Buffer.from("Python"), name: "cv" })),
    );
    expect(results).toEqual([text("Python"), text("Python"), refused("too-slow")]);
    await narrow.close();
  });

  it("gives up what is in hand when it closes, and leaves no process", async () => {
    const closing = createDocumentReader({ limits: { processes: 1 } });
    const inHand = [1, 2].map(() => closing.read({ bytes: Buffer.from("Python"), name: "cv" }));
    await closing.close();
    expect(await Promise.all(inHand)).toEqual([refused("too-slow"), refused("too-slow")]);
    expect(await closing.read({ bytes: Buffer.from("Python"), name: "cv" })).toEqual(refused("too-slow"));
    await expect.poll(() => process.getActiveResourcesInfo()).not.toContain("ProcessWrap");
  });
});
