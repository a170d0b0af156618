import { createHmac } from "node:crypto";

export const SECRET = "bench-signing-secret";
/** Where replies of the whole surface are posted. */
export const SINK_VARIABLE = "BENCH_SINK";

/** One signed slash command as bytes on the wire; every one is of another person and has an id of its own. */
export function signedCommand(number: number, port: number, sink: string): Buffer {
  const body = new URLSearchParams({
    token: "bench",
    team_id: `T${number % 50}`,
    team_domain: "bench",
    channel_id: "C1",
    channel_name: "general",
    user_id: `U${number}`,
    user_name: "bench",
    command: "/career",
    text: "role mlops engineer",
    api_app_id: "A1",
    is_enterprise_install: "false",
    response_url: `${sink}/${number}`,
    trigger_id: `${number}.bench`,
  }).toString();
  const timestamp = Math.floor(Date.now() / 1000);
  const signature = createHmac("sha256", SECRET).update(`v0:${timestamp}:${body}`).digest("hex");
  return Buffer.from(
    [
      "POST /slack/events HTTP/1.1",
      `host: 127.0.0.1:${port}`,
      "user-agent: Slackbot 1.0 (+https://api.slack.com/robots)",
      "accept: application/json,*/*",
      "content-type: application/x-www-form-urlencoded",
      `content-length: ${Buffer.byteLength(body)}`,
      `x-slack-request-timestamp: ${timestamp}`,
      `x-slack-signature: v0=${signature}`,
      "",
      body,
    ].join("\r\n"),
  );
}
