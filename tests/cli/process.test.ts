import { execFile } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../unit/domain/real.ts";

/** The command as people run it. Starting it costs a second or two, so there are few of these. */
function rolewise(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { FORCE_COLOR: _forced, ...inherited } = process.env;
  return new Promise<{ code: number; out: string; err: string }>((done) => {
    const child = execFile(
      process.execPath,
      ["--import", "tsx", "src/main.ts", ...args],
      { cwd: ROOT, env: { ...inherited, ...env }, maxBuffer: 1 << 24 },
      (_error, out, err) => done({ code: child.exitCode ?? -1, out, err }),
    );
  });
}

describe("the command", () => {
  it("prints JSON and nothing else", async () => {
    const { code, out, err } = await rolewise(["role", "ml", "ops", "engineer", "--json"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(JSON.parse(out)).toMatchObject({ id: "mlops-engineer" });
  });

  it("prints no colour codes into a pipe, at the width that COLUMNS gives", async () => {
    const { code, out } = await rolewise(["market"], { COLUMNS: "60" });
    expect(code).toBe(0);
    expect(out).not.toContain("\u001b");
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(60);
  });

  it("exits with 2 and an empty stdout for a name that is not known", async () => {
    const { code, out, err } = await rolewise(["role", "data scientst", "--json"]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/Did you mean Data Scientist/);
  });

  it("reads an overlay", async () => {
    const overlay = join(ROOT, "tests/fixtures/content/library");
    const { code, out } = await rolewise(["role", "keeper of prompts", "--json"], {
      ROLEWISE_CONTENT_DIR: overlay,
    });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ id: "prompt-librarian", status: "emerging" });
  });

  it("does not start on an overlay that is not there", async () => {
    const env = { ROLEWISE_CONTENT_DIR: join(ROOT, "nowhere") };
    const [use, check] = await Promise.all([rolewise(["roles"], env), rolewise(["check", "--json"], env)]);
    expect({ code: use.code, out: use.out }).toEqual({ code: 1, out: "" });
    expect(use.err).toMatch(/overlay-missing.*\n.*repair: Create the folder/);
    expect(check.code).toBe(1);
    expect(JSON.parse(check.out)).toMatchObject({ ok: false, faults: [{ code: "overlay-missing" }] });
  });
});
