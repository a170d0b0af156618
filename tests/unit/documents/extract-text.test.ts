import { describe, expect, it } from "vitest";
import { extractText } from "../../../adapters/documents/extract-text.ts";
import { DOCUMENT_LIMITS } from "../../../adapters/documents/limits.ts";
import { TEXT_MAX } from "../../../src/engine/transition.ts";
import { docxParts, makeDocx, paragraph } from "./make-docx.ts";
import { makeZip } from "./make-zip.ts";

const read = (bytes: Uint8Array | string) => extractText(Buffer.from(bytes), DOCUMENT_LIMITS);
const text = (words: string) => ({ kind: "text", text: words });
const refused = (why: string) => ({ kind: "refused", why });
const inLatin1 = (bytes: Buffer, change: (text: string) => string) =>
  Buffer.from(change(bytes.toString("latin1")), "latin1");

describe("a DOCX", () => {
  it("gives its paragraphs, breaks, tabs and tables", async () => {
    const cell = (...words: string[]) => `<w:tc>${words.map(paragraph).join("")}</w:tc>`;
    const body = [
      paragraph("Jana &amp; Čeněk"),
      "<w:p><w:r><w:t>Python</w:t><w:br/><w:t>SQL</w:t><w:tab/><w:t>expert</w:t></w:r></w:p>",
      `<w:tbl><w:tr>${cell("Docker")}${cell("5 years")}</w:tr><w:tr>${cell("2020")}${cell("Nurse", "Night shifts")}</w:tr></w:tbl>`,
      paragraph("The end"),
    ];
    const lines = [
      "Jana & Čeněk",
      "Python",
      "SQL\texpert",
      "",
      "Docker\t5 years",
      "2020",
      "Nurse",
      "Night shifts",
      "",
      "The end",
    ];
    expect(await read(makeDocx(body.join("")))).toEqual(text(lines.join("\n")));
  });

  it("without words is empty", async () => {
    expect(await read(makeDocx("<w:p/>"))).toEqual(refused("empty"));
  });

  it("is read whatever pictures it holds", async () => {
    const picture = { name: "word/media/image1.png", data: Buffer.alloc(50_000_000) };
    expect(await read(makeDocx(paragraph("Python"), [picture]))).toEqual(text("Python"));
  });

  const docx = makeDocx(paragraph("Python"));
  it.each([
    [
      "unpacks to gigabytes, and says so",
      makeDocx("", [{ name: "word/a.xml", data: "a", size: 4e9 }]),
      "too-large",
    ],
    [
      "unpacks to more than it says",
      makeDocx("", [{ name: "word/a.xml", data: Buffer.alloc(50_000_000), size: 9 }]),
      "damaged",
    ],
    ["is cut off", docx.subarray(0, docx.length - 30), "damaged"],
    ["has lost its middle", inLatin1(docx, (zip) => zip.slice(0, 700) + zip.slice(710)), "damaged"],
    [
      "does not match its checksums",
      makeDocx("", [{ name: "word/a.xml", data: "a", checksum: 1 }]),
      "damaged",
    ],
    ["is locked", makeDocx("", [{ name: "word/a.xml", data: "a", encrypted: true }]), "damaged"],
    ["has a part twice", makeDocx("", [{ name: "word/document.xml", data: "a" }]), "damaged"],
    ["has no XML in it", makeZip(docxParts("").map((part) => ({ ...part, data: "\u0001" }))), "damaged"],
    ["is nested without end", makeDocx("<w:tbl><w:tr><w:tc>".repeat(20_000)), "damaged"],
  ])("that %s is refused", async (_, bytes, why) => {
    expect(await read(bytes)).toEqual(refused(why));
  });

  it("is a ZIP file, but not every ZIP file is one", async () => {
    expect(await read(makeZip([{ name: "notes.txt", data: "Python" }]))).toEqual(refused("unknown-type"));
    const sheet = [
      { name: "[Content_Types].xml", data: "<Types/>" },
      { name: "xl/workbook.xml", data: "<workbook/>" },
    ];
    expect(await read(makeZip(sheet))).toEqual(refused("unknown-type"));
  });
});

describe("a text", () => {
  it.each([
    ["UTF-8", Buffer.from("Jiří: Python\r\nSQL")],
    ["UTF-8 with its mark", Buffer.from("\ufeffJiří: Python\r\nSQL")],
    ["UTF-16, little end first", Buffer.from("\ufeffJiří: Python\r\nSQL", "utf16le")],
    ["UTF-16, big end first", Buffer.from("\ufeffJiří: Python\r\nSQL", "utf16le").swap16()],
  ])("may be in %s", async (_, bytes) => {
    expect(await read(bytes)).toEqual(text("Jiří: Python\nSQL"));
  });

  it("is taken as Western European when it is nothing else", async () => {
    expect(await read(Buffer.from("Andr\u00e9: 5 ann\u00e9es \u0096 Python", "latin1"))).toEqual(
      text("André: 5 années – Python"),
    );
  });

  it("is cut where the turn can still tell that it was", async () => {
    const result = await read("Python ".repeat(100_000));
    expect(result.kind === "text" && result.text.length).toBe(TEXT_MAX + 1);
  });

  it("loses a stray NUL", async () => {
    expect(await read(`${"Python and SQL. ".repeat(20)}\u0000`)).toMatchObject({ kind: "text" });
  });

  it.each([
    ["nothing", "", "empty"],
    ["white space", " \n\t ", "empty"],
    ["numbers only", "1 2 3", "empty"],
    ["NUL bytes", Buffer.alloc(1_000), "unknown-type"],
    ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "unknown-type"],
    ["an old Word file", Buffer.from("d0cf11e0a1b11ae10000000000000000", "hex"), "unknown-type"],
    ["RTF", "{\\rtf1 Python}", "unknown-type"],
    ["a web page", "<!DOCTYPE html><p>Python", "unknown-type"],
  ])("that is %s is refused", async (_, bytes, why) => {
    expect(await read(bytes)).toEqual(refused(why));
  });
});
