import { Writable } from "node:stream";
import { type Logger, pino } from "pino";
import pretty from "pino-pretty";

/** What no log line may hold, wherever it stands in it: tokens, and what people wrote or who they are. */
export const REDACTED_KEYS = [
  "token",
  "botToken",
  "appToken",
  "refreshToken",
  "accessToken",
  "access_token",
  "refresh_token",
  "signingSecret",
  "clientSecret",
  "password",
  "authorization",
  "text",
  "quote",
  "content",
  "user",
  "key",
  "databaseUrl",
] as const;

/** Tokens that stand in the middle of other words, in messages of libraries for example. */
const TOKENS =
  /xox[abceprs](?:-[\w.]+)+|xapp-[\w-]+|(?:Bot|Bearer) [\w.~+/-]{20,}|[\w-]{23,28}\.[\w-]{6}\.[\w-]{27,}|(postgres(?:ql)?:\/\/[^:@/\s]+):[^@\s]+@/g;

/** A text without the secrets in it. */
export const withoutSecrets = (text: string): string =>
  text.replace(TOKENS, (_, address?: string) =>
    address === undefined ? "[secret]" : `${address}:[secret]@`,
  );

export interface LogOptions {
  readonly level: string;
  /** A line of JSON an entry; otherwise lines for people. */
  readonly json: boolean;
  /** Where the lines go; stderr if absent. */
  readonly out?: { write(line: string): unknown; readonly isTTY?: boolean };
}

/** Logs of the program, beside whatever it prints. Secrets and personal words are taken out of every entry. */
export function createLog({ level, json, out = process.stderr }: LogOptions): Logger {
  const lines = json ? out : pretty({ destination: asStream(out), colorize: out.isTTY === true });
  const clean = { write: (line: string) => void lines.write(withoutSecrets(line)) };
  const paths = REDACTED_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);
  return pino(
    {
      level,
      base: null,
      redact: { paths, censor: "[redacted]" },
      serializers: { err: describeError, error: describeError },
    },
    clean,
  );
}

const asStream = (out: { write(line: string): unknown }): Writable =>
  new Writable({
    write(chunk, _encoding, done) {
      out.write(String(chunk));
      done();
    },
  });

/** Libraries hang requests, with tokens and texts, on their errors: only name, code, message and stack are kept. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = "code" in error ? { code: String(error.code) } : {};
  const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) };
  return { type: error.name, ...code, message: error.message, stack: error.stack, ...cause };
}
