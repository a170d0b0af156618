import { StoreError, type StoreErrorCode } from "../../../src/app/ports.ts";

/** What a failure was met in: it decides the code when the database did answer, but with a refusal. */
export type Doing = "opening" | "reading" | "writing";

const START_IT = "Start the database, or set DATABASE_URL right; it goes on by itself afterwards.";
const SET_PASSWORD = "Set the user and the password in DATABASE_URL right.";
const DISK = "Free some space on the disk of the database; saving goes on by itself afterwards.";

/** By the code of the system or of PostgreSQL (SQLSTATE). */
const REPAIRS: Readonly<Record<string, string>> = {
  ECONNREFUSED: START_IT,
  ENOENT: START_IT, // its socket
  ENOTFOUND: "Set the host in DATABASE_URL right.",
  EAI_AGAIN: "Set the host in DATABASE_URL right, or mend the name service.",
  "28P01": SET_PASSWORD,
  "28000": `${SET_PASSWORD} If they are right, allow this host in the server's pg_hba.conf.`,
  "3D000": "Create the database (createdb), or name another one in DATABASE_URL.",
  "42501":
    "Give the user of DATABASE_URL the right to create schemas and tables: GRANT CREATE ON DATABASE ... TO ...",
  "53100": DISK,
  "53300": "Raise max_connections of the server, or run fewer processes.",
  "25006": "Name the primary server in DATABASE_URL, not a read-only copy.",
};

const TRUST = "Name the certificate of its authority in DATABASE_URL (sslrootcert=/path/to/ca.pem).";
const CERTIFICATE =
  /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|CERT_\w+|ERR_TLS_\w+)$/;

const CUT = new Set(["ECONNRESET", "EPIPE", "57P01", "57P02", "08000", "08003", "08006"]);
/** These say that nobody is there, or lets us in. */
const OUT_OF_REACH = new Set([
  ...CUT,
  "ECONNREFUSED",
  "ENOENT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "28P01",
  "28000",
  "3D000",
  "53300",
  "57P03",
  "57014",
  "08001",
  "08004",
]);
/** pg gives these no code. */
const CUT_MESSAGE = /^Connection terminated( unexpectedly)?$|^Client has encountered a connection error/;
const NO_ANSWER_MESSAGE = /timeout|SSL|no PostgreSQL user name|password must be a string/i;

const REFUSED: Readonly<Record<Doing, StoreErrorCode>> = {
  opening: "UNREACHABLE",
  reading: "UNREADABLE",
  writing: "WRITE_FAILED",
};

/** @param place host, port and name of the database, without user and password */
export function failed(doing: Doing, place: string, cause: unknown): StoreError {
  if (cause instanceof StoreError) return cause;
  const code = isOutOfReach(cause) ? "UNREACHABLE" : REFUSED[doing];
  const repair = repairOf(cause) ?? (code === "UNREACHABLE" ? START_IT : "See the log of the database.");
  return new StoreError(code, `The database ${place} failed (${reasonOf(cause)}). ${repair}`, { cause });
}

/** The connection broke while it was in use: whether the work was done is not known. */
export function wasCut(error: unknown): boolean {
  const cause = error instanceof StoreError ? error.cause : error;
  return CUT.has(codeOf(cause)) || CUT_MESSAGE.test(messageOf(cause));
}

export function notUtf8(place: string, encoding: string): StoreError {
  return new StoreError(
    "UNREACHABLE",
    `The database ${place} keeps text as ${encoding}. Create one with ENCODING 'UTF8' and name it in DATABASE_URL.`,
  );
}

export function wrongUrl(): StoreError {
  return new StoreError(
    "UNREACHABLE",
    "DATABASE_URL is not the address of a PostgreSQL database. It looks like postgres://user:password@host:5432/database.",
  );
}

export function closed(place: string): StoreError {
  return new StoreError("CLOSED", `The connection to the database ${place} is closed; open it again.`);
}

function repairOf(cause: unknown): string | undefined {
  const code = codeOf(cause);
  if (code !== "") return CERTIFICATE.test(code) ? TRUST : REPAIRS[code];
  if (/password/i.test(messageOf(cause))) return SET_PASSWORD;
  if (/SSL/.test(messageOf(cause))) return "Set up TLS in the server, or take sslmode out of DATABASE_URL.";
  return undefined;
}

function isOutOfReach(cause: unknown): boolean {
  const code = codeOf(cause);
  if (code !== "") return OUT_OF_REACH.has(code) || CERTIFICATE.test(code);
  return wasCut(cause) || NO_ANSWER_MESSAGE.test(messageOf(cause));
}

function codeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return "";
  if ("code" in cause && typeof cause.code === "string") return cause.code;
  // A host with several addresses fails with one error for each.
  return cause instanceof AggregateError ? codeOf(cause.errors[0]) : "";
}

const messageOf = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause));
const reasonOf = (cause: unknown) => messageOf(cause) || codeOf(cause) || "it gave no reason";
