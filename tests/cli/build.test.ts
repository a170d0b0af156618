import { execFile, fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DOCUMENT_LIMITS } from "../../adapters/documents/limits.ts";
import { bundle } from "../../scripts/bundle.ts";
import { ROOT } from "../unit/domain/real.ts";
import { json } from "./run.ts";

/** Inside the project, so that the packages that are not bundled are found from there. */
const CACHE = join(ROOT, "node_modules", ".cache");
let home = "";

beforeAll(async () => {
  mkdirSync(CACHE, { recursive: true });
  home = mkdtempSync(join(CACHE, "rolewise-build-"));
  for (const folder of ["taxonomy", "conversations"])
    symlinkSync(join(ROOT, folder), join(home, folder), "dir");
  await bundle(ROOT, join(home, "dist"));
}, 60_000);

afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Runs the built program with its data in a folder of its own. */
function built(args: readonly string[], input = "", env: NodeJS.ProcessEnv = {}) {
  const { FORCE_COLOR: _forced, ...inherited } = process.env;
  return new Promise<{ code: number; out: string; err: string }>((done) => {
    const child = execFile(
      process.execPath,
      [join(home, "dist", "main.js"), ...args],
      {
        cwd: home,
        env: { ...inherited, ROLEWISE_DATA_DIR: join(home, "data"), LOG_LEVEL: "warn", ...env },
        maxBuffer: 1 << 24,
      },
      (_error, out, err) => done({ code: child.exitCode ?? -1, out, err }),
    );
    child.stdin?.end(input);
  });
}

describe("the built program", () => {
  it("answers what the sources answer", async () => {
    const { code, out, err } = await built(["role", "mlops", "--json"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(JSON.parse(out)).toEqual(await json("role", "mlops"));
  });

  it("holds a conversation from a pipe", async () => {
    const { code, out, err } = await built(["chat"], "hello\nI know Pyhton and kuberntes\nbye\n");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("I am Rolewise");
    expect(out).toContain("Noted: Python, Kubernetes.");
  });

  it("loads content from files where it is asked to, and tells their faults", async () => {
    const [check, overlay, nowhere] = await Promise.all([
      built(["check"]),
      built(["role", "keeper of prompts", "--json"], "", {
        ROLEWISE_CONTENT_DIR: join(ROOT, "tests/fixtures/content/library"),
      }),
      built(["roles"], "", { ROLEWISE_CONTENT_DIR: join(home, "nowhere") }),
    ]);
    expect(check).toMatchObject({ code: 0, err: "" });
    expect(check.out).toContain("The content is sound");
    expect(JSON.parse(overlay.out)).toMatchObject({ id: "prompt-librarian" });
    expect({ code: nowhere.code, out: nowhere.out }).toEqual({ code: 1, out: "" });
    expect(nowhere.err).toMatch(/overlay-missing.*\n.*repair: Create the folder/);
  });

  it("has the process that reads documents", async () => {
    const child = fork(join(home, "dist", "document-process.js"), { serialization: "advanced" });
    try {
      expect((await once(child, "message"))[0]).toBe("ready");
      const answered = once(child, "message");
      child.send({
        bytes: new TextEncoder().encode("I know Python"),
        limits: DOCUMENT_LIMITS,
        milliseconds: 20_000,
      });
      expect((await answered)[0]).toMatchObject({ kind: "text", text: "I know Python" });
    } finally {
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    }
  });
});
