import { wrongUrl } from "./failures.ts";

/**
 * What may be said and logged of an address: no user, no password.
 * @throws StoreError when it is not the address of a PostgreSQL database
 */
export function placeOf(url: string): string {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    throw wrongUrl();
  }
  if (!/^postgres(ql)?:$/.test(parsed.protocol)) throw wrongUrl();
  const host = parsed.host || parsed.searchParams.get("host") || "localhost";
  return `${host}${parsed.pathname}`;
}
