import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { ROOT } from "../support/conversation.ts";

const run = promisify(execFile);

async function digest(env: Record<string, string>): Promise<string> {
  const script = resolve(ROOT, "tests/engine/replay.ts");
  const { stdout } = await run(process.execPath, ["--import", "tsx", script], {
    cwd: ROOT,
    env: { ...process.env, ...env },
  });
  return stdout.trim();
}

it("a thousand conversations are byte for byte the same in every time zone, locale and process", {
  timeout: 300_000,
}, async () => {
  const first = await digest({ TZ: "UTC", LC_ALL: "C" });
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(await digest({ TZ: "Asia/Tokyo", LC_ALL: "de_DE.UTF-8" })).toBe(first);
  expect(await digest({ TZ: "America/St_Johns", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" })).toBe(first);
});
