import { createHash } from "node:crypto";
import fc from "fast-check";
import { newState } from "../../src/engine/state.ts";
import { transition } from "../../src/engine/transition.ts";
import { realContent } from "../support/conversation.ts";

/** A thousand conversations, the same on every machine; prints one digest of all their states and replies. */

const WORDS = [
  "start",
  "hello",
  "I'm a nurse, 6 hours a week, know Excel and a bit of SQL, no on-call please",
  "5 years of Python, used Kubernetes in production, I want to learn Rust",
  "student, drawn to research, strong maths, no people management",
  "1",
  "2",
  "1, 4",
  "3",
  "none",
  "skip",
  "yes",
  "back",
  "that is all",
  "in a year",
  "an hour a day",
  "Europe, healthcare, startup",
  "what is MLOps?",
  "plan",
  "plan data scientist with 8 hours a week",
  "gaps",
  "compare data analyst and data scientist",
  "recommend",
  "done SQL",
  "progress",
  "export",
  "remind me on friday at 17 Asia/Tokyo",
  "match Data Engineer wanted: Spark, Airflow, SQL, 3 years",
  "market",
];

const hash = createHash("sha256");
const content = realContent();
const conversations = fc.sample(fc.array(fc.constantFrom(...WORDS), { minLength: 12, maxLength: 12 }), {
  numRuns: 1_000,
  seed: 2026,
});
for (const texts of conversations) {
  let state = newState();
  let now = Date.parse("2026-12-01T23:30:00.000Z");
  for (const text of ["start", ...texts]) {
    now += 7 * 3_600_000;
    const place = { now: new Date(now).toISOString(), posts: true };
    const result = transition(content, state, { kind: "text", text }, place);
    hash.update(JSON.stringify([result.state, result.reply, result.effects]));
    state = JSON.parse(JSON.stringify(result.state));
  }
}
process.stdout.write(`${hash.digest("hex")}\n`);
