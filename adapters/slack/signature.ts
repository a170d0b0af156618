import { createHmac, timingSafeEqual } from "node:crypto";
import { SIGNATURE_AGE_MAX } from "./limits.ts";

/** Slack's signature of a request: version, time and raw body under the app's secret. */
export function signed(secret: string, timestamp: string, body: Buffer): string {
  return `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:`).update(body).digest("hex")}`;
}

/**
 * Whether a request comes from Slack, and just now.
 * @param now seconds since 1970
 */
export function isSigned(
  secret: string,
  headers: { readonly timestamp: string | undefined; readonly signature: string | undefined },
  body: Buffer,
  now: number,
): boolean {
  const { timestamp, signature } = headers;
  if (timestamp === undefined || signature === undefined || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now - Number(timestamp)) > SIGNATURE_AGE_MAX) return false;
  const expected = Buffer.from(signed(secret, timestamp, body));
  const given = Buffer.from(signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}
