import { stripVTControlCharacters } from "node:util";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { bullet, fields, pageFor, printable, table, wrap } from "../../adapters/terminal/layout.ts";
import { KNOWLEDGE, run } from "./run.ts";

const PERSON =
  "I have written Python for five years, know basic SQL and Excel, and would like to learn reinforcement learning.";
const LINES: string[][] = [
  ["help"],
  ["plan", "--help"],
  ["roles"],
  ["market"],
  ["coverage"],
  ["check"],
  ["skill", "kubernetes"],
  ["skill", "python"],
  ["compare", "reinforcement learning engineer", "ai product marketing manager"],
  ["recommend", "--text", PERSON],
  ["extract", "--text", PERSON],
  ["gaps", "--role", "reinforcement learning engineer", "--text", PERSON],
  ["plan", "--role", "data analyst", "--text", PERSON],
  ["match", "--text", "We look for a data engineer with 5 years of Python, Airflow and Spark."],
  ...KNOWLEDGE.roles.map((role) => ["role", role.id]),
];
const WRONG = [["dance"], ["roles", "--category", "sports"], ["role", "data scientst"], ["plan"]];

/** Lines longer than the page that are not just one word that is longer. */
function tooLong(text: string, width: number): string[] {
  return text.split("\n").filter((line) => stringWidth(line) > width && /\S\s+\S/.test(line));
}

describe.each([40, 80, 100])("at %i columns", (width) => {
  it("no line of any answer is longer than the page", async () => {
    for (const argv of LINES) {
      const { code, out } = await run(argv, { width });
      expect(code, argv.join(" ")).toBe(0);
      expect(tooLong(out, width), argv.join(" ")).toEqual([]);
    }
  });

  it("no line of any complaint is longer than the page", async () => {
    for (const argv of WRONG) {
      const { err } = await run(argv, { width });
      expect(err).not.toBe("");
      expect(tooLong(err, width), argv.join(" ")).toEqual([]);
    }
  });

  it("every figure of the salary table is there", async () => {
    const { out } = await run(["market"], { width });
    for (const figure of ["$95k-140k", "$320k-450k", "$90k-130k", "$450k-800k+", "$300k-500k"]) {
      expect(out).toContain(figure);
    }
  });
});

describe("tables", () => {
  it("stand in line under their heads where there is room", async () => {
    const { out } = await run(["market"], { width: 80 });
    const lines = out.split("\n");
    const head = lines.findIndex((line) => /entry +mid +senior +principal/.test(line));
    const places = (line: string, pattern: RegExp) => [...line.matchAll(pattern)].map(({ index }) => index);
    const columns = places(lines[head] ?? "", /entry|mid|senior|principal/g);
    expect(columns).toHaveLength(4);
    for (const row of lines.slice(head + 1, head + 6)) expect(places(row, /\$/g)).toEqual(columns);
  });

  it("become lists that name their columns where there is none", () => {
    const rows = [
      ["first role of a long name", "$95k", "$140k"],
      ["second", "$1k", "$2k"],
    ];
    expect(table({ width: 30, colour: false }, rows, ["", "entry", "mid"])).toBe(
      "  first role of a long name\n    entry $95k\n    mid $140k\n  second\n    entry $1k\n    mid $2k",
    );
  });

  it("measure what is seen, not the colour codes, and wide letters as wide", () => {
    const page = { width: 60, colour: true };
    const lines = table(page, [
      ["\u001b[36mab\u001b[39m", "x"],
      ["数据", "x"],
    ]).split("\n");
    expect(lines.map((line) => stringWidth(line))).toEqual([9, 9]);
  });
});

describe("texts", () => {
  const page = { width: 40, colour: false };
  const url = `https://example.org/${"long/".repeat(12)}`;

  it("keep an address whole, so that it can be opened", () => {
    for (const text of [bullet(page, `Read ${url} first`), wrap(page, url, "    ")]) {
      expect(text.split(/\s+/)).toContain(url);
    }
  });

  it("hang under the place where they start", () => {
    expect(wrap(page, "word ".repeat(16).trim(), "- ", "  ").split("\n")).toEqual([
      "- word word word word word word word",
      "  word word word word word word word",
      "  word word",
    ]);
  });

  it("stand below their labels on a narrow page and beside them on a wide one", () => {
    const rows = [["A label of some length here", "and its text"]] as const;
    expect(fields({ width: 40, colour: false }, rows)).toBe(
      "  A label of some length here\n    and its text",
    );
    expect(fields({ width: 80, colour: false }, rows)).toBe("  A label of some length here  and its text");
  });

  it("lose the signs that a terminal would obey", () => {
    expect(printable("a\u001b[31mb\u0007c\u202Ed\ne\tf")).toBe("a[31mbcd\ne\tf");
  });
});

describe("the page", () => {
  const stream = (isTTY: boolean, columns = 120) => ({ isTTY, columns }) as NodeJS.WriteStream;

  it.each([
    [true, 30, {}, 40],
    [true, 72, {}, 72],
    [true, 300, {}, 100],
    [false, 300, {}, 80],
    [false, 300, { COLUMNS: "60" }, 60],
    [false, 300, { COLUMNS: "wide" }, 80],
    [true, 0, {}, 80],
  ])("tty %s with %i columns and %j is %i wide", (isTTY, columns, env, width) => {
    expect(pageFor(stream(isTTY, columns), env).width).toBe(width);
  });

  it.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: "1" }, false],
    [false, { FORCE_COLOR: "1" }, true],
    [true, { FORCE_COLOR: "0" }, false],
  ])("tty %s with %j has colour: %s", (isTTY, env, colour) => {
    expect(pageFor(stream(isTTY), env).colour).toBe(colour);
  });
});

describe("colour", () => {
  const ESCAPE = "\u001b[";

  it("is nowhere when the page takes none", async () => {
    for (const argv of [...LINES.slice(0, 12), ...WRONG]) {
      const { out, err } = await run(argv, { colour: false });
      expect(out + err).not.toContain(ESCAPE);
    }
  });

  it("is used when the page takes it, and never in JSON", async () => {
    const page = { colour: true };
    expect((await run(["role", "mlops"], page)).out).toContain(ESCAPE);
    expect((await run(["role", "mlops", "--json"], page)).out).not.toContain(ESCAPE);
    // Complaints go to another stream, which may be a file: they stay plain.
    expect((await run(["dance"], page)).err).not.toContain(ESCAPE);
  });

  it("does not change where lines break", async () => {
    for (const argv of [["role", "nlp engineer"], ["roles"], ["market"], ["skill", "sql"], ["coverage"]]) {
      const plain = await run(argv, { width: 60 });
      const painted = await run(argv, { width: 60, colour: true });
      expect(stripVTControlCharacters(painted.out)).toBe(plain.out);
    }
  });
});
