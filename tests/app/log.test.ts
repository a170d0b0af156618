import { describe, expect, it } from "vitest";
import { createLog } from "../../src/log.ts";

const SECRETS = {
  bot: "xoxb-1234567890-abcdefABCDEF",
  app: "xapp-1-A111-222-deadbeef",
  discord: `${"M".repeat(24)}.GabcDE.${"x".repeat(38)}`,
  bearer: "Bearer abcdefghijklmnopqrstuvwxyz",
  password: "hunter2secret",
};

function logged(json: boolean, write: (log: ReturnType<typeof createLog>) => void): string {
  let text = "";
  const log = createLog({ level: "trace", json, out: { write: (line) => (text += line) } });
  write(log);
  return text;
}

describe.each([
  ["json", true],
  ["for people", false],
] as const)("the log, %s", (_, json) => {
  it("holds no secret, whichever way it came in", () => {
    const error = Object.assign(new Error(`refused ${SECRETS.bot}`), {
      config: { headers: { Authorization: SECRETS.bearer } },
      cause: new Error(`postgres://me:${SECRETS.password}@db/x`),
    });
    const text = logged(json, (log) => {
      log.info({ token: SECRETS.bot, nested: { botToken: SECRETS.app } }, "starting");
      log.warn(`login with ${SECRETS.discord} as ${SECRETS.bearer}`);
      log.error({ err: error }, "failed");
    });
    for (const secret of Object.values(SECRETS)) expect(text).not.toContain(secret);
    expect(text).toContain("starting");
    expect(text).toContain("postgres://me");
  });

  it("holds nothing that people wrote, and nobody's id", () => {
    const text = logged(json, (log) => {
      log.info({ text: "I hate my boss", turn: { key: "slack:T1:U777", content: "my CV" } }, "turn");
    });
    for (const words of ["hate my boss", "U777", "my CV"]) expect(text).not.toContain(words);
  });

  it("tells the fault and where", () => {
    const text = logged(json, (log) => log.error({ err: new TypeError("no such thing") }, "turn failed"));
    expect(text).toContain("TypeError");
    expect(text).toContain("no such thing");
    expect(text).toContain("log.test.ts");
  });
});

it("is JSON lines for machines", () => {
  const text = logged(true, (log) => log.info({ surface: "slack" }, "started"));
  expect(JSON.parse(text)).toMatchObject({ level: 30, surface: "slack", msg: "started" });
});
