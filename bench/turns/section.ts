import { loadProject } from "../project.ts";
import { report } from "../rows.ts";
import { databaseRows } from "./database.ts";
import { folderRows } from "./folder.ts";

const SIZES = [100, 10_000, ...(process.argv.includes("--long") ? [100_000] : [])];

report({
  title: "Turns: load, understand, answer, save durably",
  notes: [
    "A turn reads a person's record (state, the ids of 20 turns, 4 replies), runs the engine and saves it with fsync or commit.",
    "Bare store: the same records loaded and saved by the same store, with nothing in between. Interleaved rounds, medians.",
    "PostgreSQL runs on the same machine, with its own defaults (every commit is flushed). Absolute targets are for a quiet machine.",
  ],
  rows: [...(await folderRows(loadProject(), SIZES)), ...(await databaseRows())],
});
