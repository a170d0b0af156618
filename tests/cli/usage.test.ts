import { describe, expect, it } from "vitest";
import { COMMANDS } from "../../adapters/terminal/cli.ts";
import { run } from "./run.ts";

describe("a name that is not known", () => {
  it.each([
    [["role", "data scientst"], "Data Scientist"],
    [["skill", "kubernets"], "Kubernetes"],
    [["compare", "data scientst", "mlops"], "Data Scientist"],
    [["compare", "mlops", "data scientst"], "Data Scientist"],
  ])("%j: the nearest ones are offered, and nothing is printed as an answer", async (argv, near) => {
    for (const line of [argv, [...argv, "--json"]]) {
      const { code, out, err } = await run(line);
      expect(code).toBe(2);
      expect(out).toBe("");
      expect(err.replaceAll("\n", " ")).toMatch(new RegExp(`Did you mean .*${near}`));
    }
  });

  it("is shown without the signs that a terminal would obey", async () => {
    const { err } = await run(["role", "\u001b[31mred\u0007"]);
    expect(err).toContain("[31mred");
    for (const sign of ["\u0007", "\u001b"]) expect(err).not.toContain(sign);
  });
});

describe("a line that is wrong", () => {
  it.each([
    [["dance"], /There is no command "dance"/],
    [["constructor"], /There is no command "constructor"/],
    [["--json"], /There is no command/],
    [["roles", "--colour"], /Unknown option '--colour'/],
    [["roles", "--category", "sports"], /no category "sports".*core-technical/],
    [["roles", "--category"], /--category/],
    [["role"], /Which role\?/],
    [["skill", "--json"], /Which skill\?/],
    [["compare"], /Compare which two roles\?/],
    [["compare", "mlops"], /two roles/],
    [["compare", "cheese", "and", "wine", "tonight"], /cannot tell two roles/],
  ])("%j: exit code 2, the usage on the error stream, nothing on the other", async (argv, message) => {
    const { code, out, err } = await run(argv);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err.replaceAll("\n", " ")).toMatch(message);
    expect(err).toMatch(/^Usage: rolewise /m);
  });
});

describe("help", () => {
  it.each([[[]], [["help"]], [["--help"]], [["-h"]]])("%j lists every command", async (argv) => {
    const { code, out, err } = await run(argv);
    expect([code, err]).toEqual([0, ""]);
    for (const { about } of Object.values(COMMANDS)) expect(out).toContain(about.slice(0, 20));
    expect(out).not.toContain("undefined");
  });

  it.each(Object.keys(COMMANDS))("%s --help says how to use it and runs nothing", async (name) => {
    const { code, out } = await run([name, "--help"]);
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`^Usage: rolewise ${name}\\b`));
  });
});
