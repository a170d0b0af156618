import { describe, expect, it } from "vitest";
import { extractText } from "../../../adapters/documents/extract-text.ts";
import { DOCUMENT_LIMITS, FILE_BYTES_MAX, PDF_PAGES_MAX } from "../../../adapters/documents/limits.ts";
import { makePdf, say, saying } from "./make-pdf.ts";

const read = (bytes: Uint8Array) => extractText(bytes, DOCUMENT_LIMITS);
const text = (words: string) => ({ kind: "text", text: words });
const refused = (why: string) => ({ kind: "refused", why });
const inLatin1 = (bytes: Buffer, change: (text: string) => string) =>
  Buffer.from(change(bytes.toString("latin1")), "latin1");

describe("a PDF", () => {
  it("gives its words, line by line and page by page", async () => {
    const pdf = makePdf([saying("Jana Dvorak", "Skills: Python (5 years)"), saying("No Kafka yet")]);
    expect(await read(pdf)).toEqual({
      kind: "text",
      text: "Jana Dvorak\nSkills: Python (5 years)\n\nNo Kafka yet",
      pages: 2,
    });
  });

  it("may be packed", async () => {
    expect(await read(makePdf([saying("Python")], { packed: true }))).toMatchObject(text("Python"));
  });

  it("keeps the cells of a row together and columns apart", async () => {
    const rows = [
      say(60, 700, "Python"),
      say(200, 700, "5 years"),
      say(60, 680, "SQL"),
      say(200, 680, "expert"),
    ];
    expect(await read(makePdf([rows.join("\n")]))).toMatchObject(text("Python\t5 years\nSQL\texpert"));
    const columns = [
      say(60, 700, "Skills"),
      say(60, 686, "Rust"),
      say(300, 700, "Work"),
      say(300, 686, "Nurse"),
    ];
    expect(await read(makePdf([columns.join("\n")]))).toMatchObject(text("Skills\nRust\n\nWork\nNurse"));
  });

  it("is put in order when it was written from the bottom up", async () => {
    const upwards = saying("one", "two", "three", "four", "five").split("\n").reverse().join("\n");
    expect(await read(makePdf([upwards]))).toMatchObject(text("one\ntwo\nthree\nfour\nfive"));
  });

  it("has at most so many pages", async () => {
    const pages = (count: number) => makePdf(Array<string>(count).fill(saying("Python")));
    expect(await read(pages(PDF_PAGES_MAX))).toMatchObject({ kind: "text", pages: PDF_PAGES_MAX });
    expect(await read(pages(PDF_PAGES_MAX + 1))).toEqual(refused("too-many-pages"));
  });

  it("with pictures only is empty", async () => {
    expect(await read(makePdf(["0 0 100 100 re f"]))).toEqual(refused("empty"));
  });

  it("with a password is refused", async () => {
    const key = `/O<${"ab".repeat(32)}>/U<${"cd".repeat(32)}>`;
    const trailer = `/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -3904${key}>>/ID[<00><00>]`;
    expect(await read(makePdf([saying("Python")], { trailer }))).toEqual(refused("damaged"));
  });

  const whole = makePdf([saying("Python"), saying("SQL")]);
  it.each([
    ["cut off", whole.subarray(0, whole.length - 200)],
    ["only a beginning", Buffer.from("%PDF-1.7\n")],
    ["only a beginning and an end", Buffer.from("%PDF-1.7\nstartxref\n9\n%%EOF")],
    ["its own page", inLatin1(whole, (pdf) => pdf.replace("/Kids[4 0 R", "/Kids[2 0 R"))],
    ["without a page", makePdf([])],
  ])("that is %s is damaged", async (_, bytes) => {
    expect(await read(bytes)).toEqual(refused("damaged"));
  });

  it("that lies about its pages gives those that are there", async () => {
    expect(await read(makePdf([saying("Python")], { count: 1_000_000_000 }))).toMatchObject(text("Python"));
  });

  it("that unpacks to hundreds of megabytes is refused", async () => {
    const bomb = makePdf([Buffer.alloc(300_000_000, " ")], { packed: true });
    expect(bomb.length).toBeLessThan(FILE_BYTES_MAX / 10);
    expect(await read(bomb)).toEqual(refused("too-large"));
  });
});
