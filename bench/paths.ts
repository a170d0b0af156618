import { resolve } from "node:path";

/** The project's folder; this file runs as bench/dist/bench/paths.js. */
export const ROOT = resolve(import.meta.dirname, "../../..");
/** Where the benchmark may write: on the disk of the project, and ignored by git. */
export const SCRATCH = resolve(import.meta.dirname, "../scratch");
