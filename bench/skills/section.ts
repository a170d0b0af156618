import { mean, median, percentile, seeded, settle } from "../measure.ts";
import { loadProject } from "../project.ts";
import { atLeast, atMost, type Row, report } from "../rows.ts";
import { createFuseFinder } from "./fuse.ts";
import {
  type Composed,
  composeAnswers,
  composeCv,
  createMisspeller,
  shuffled,
  writtenNames,
} from "./inputs.ts";
import { EVERYDAY } from "./phrases.ts";

const SEED = 20_261;
const NAMES = 500;
const ANSWERS = 400;
const ROUNDS = 7;
const PASSES = 5;
/** Collecting all garbage costs optimised code: before each round it may be earned again, in milliseconds. */
const WARM_UP = 150;
/** fuse.js takes a quarter of a second each; a few in every round are enough. */
const FUSE_ANSWERS = 8;
const FUSE_JUDGED = 40;
const CV_BYTES = 60_000;

const { knowledge, understanding } = loadProject();
const names = writtenNames(knowledge);
const random = seeded(SEED);
const misspeller = createMisspeller(names, random);
const clean = shuffled(names, random).slice(0, NAMES);
const misspelt = misspeller.some(NAMES);
const answers = composeAnswers(names, misspeller.misspell, random, ANSWERS);
const cv = composeCv(answers, EVERYDAY, CV_BYTES);
const fuse = createFuseFinder(names);

/** As an answer to the question for skills, which is what the interview asks. */
const idsIn = (text: string): Set<string> =>
  new Set(understanding.read(text, { expecting: "skills" }).skills.map(({ id }) => id));
/** As prose that nobody asked for; names that are everyday words too count for less there. */
const idsInProse = (text: string): Set<string> =>
  new Set(understanding.extractSkills(text).map(({ id }) => id));

if (process.argv.includes("--show")) show();
else report({ title: "Skills in free text", notes: notes(), rows: [...accuracyRows(), ...speedRows()] });

function notes(): string[] {
  const edge = misspelt.filter((one) => one.firstLetter).length;
  return [
    `${names.length} names and aliases of ${knowledge.skills.length} skills; inputs made from them with a fixed seed.`,
    `${NAMES} clean names, ${NAMES} misspelt (1 edit anywhere, 2 for 40 % from 8 letters on; ${edge} hit the first letter of a word), ${EVERYDAY.length} everyday phrases, ${answers.length} answers of about 200 characters with a fifth of the names misspelt.`,
    "Beside it: exact names by hash map, then fuse.js 7.5 (threshold 0.4) only for parts without one. Right: that skill and no other.",
  ];
}

function share(count: number, all: number): number {
  return (100 * count) / all;
}

function accuracyRows(): Row[] {
  const isRight = ({ text, id }: { text: string; id: string }) => {
    const ids = idsIn(text);
    return ids.size === 1 && ids.has(id);
  };
  const cleanRight = share(clean.filter(isRight).length, clean.length);
  const misspeltRight = share(misspelt.filter(isRight).length, misspelt.length);
  const kept = misspelt.filter((one) => !one.firstLetter);
  const wrong = misspelt.filter(({ text, id }) => [...idsIn(text)].some((found) => found !== id));
  const falseHits = share(EVERYDAY.filter((phrase) => idsIn(phrase).size > 0).length, EVERYDAY.length);
  const falseInProse = share(
    EVERYDAY.filter((phrase) => idsInProse(phrase).size > 0).length,
    EVERYDAY.length,
  );
  const ours = f1(answers, idsIn);
  const theirs = f1(answers.slice(0, FUSE_JUDGED), fuse);
  return [
    { name: "clean names right", value: cleanRight, unit: "%" },
    {
      name: "misspelt names right",
      value: misspeltRight,
      unit: "%",
      target: atLeast(misspeltRight, 98, "%"),
    },
    {
      name: "misspelt, first letters kept: right",
      value: share(kept.filter(isRight).length, kept.length),
      unit: "%",
    },
    {
      name: "misspelt names taken for another skill",
      value: share(wrong.length, misspelt.length),
      unit: "%",
    },
    {
      name: "false hits in everyday phrases",
      value: falseHits,
      unit: "%",
      target: atMost(falseHits, 2, "%"),
    },
    { name: "false hits in everyday phrases, as prose", value: falseInProse, unit: "%" },
    { name: "answers: precision", value: ours.precision, unit: "%" },
    { name: "answers: recall", value: ours.recall, unit: "%" },
    {
      name: "answers: recall of names written right",
      value: recallOf(({ clean: right }) => right),
      unit: "%",
    },
    { name: "answers: recall of misspelt names", value: recallOf(misspeltIn), unit: "%" },
    { name: "answers: F1", value: ours.f1, unit: "%", target: atLeast(ours.f1, 98, "%") },
    {
      name: "answers: F1 as prose that nobody asked for",
      value: f1(answers, idsInProse).f1,
      unit: "%",
    },
    { name: `answers: F1 of exact map + fuse.js (${FUSE_JUDGED} of them)`, value: theirs.f1, unit: "%" },
  ];
}

function misspeltIn({ ids, clean: right }: Composed): ReadonlySet<string> {
  return new Set([...ids].filter((id) => !right.has(id)));
}

function recallOf(wanted: (answer: Composed) => ReadonlySet<string>): number {
  let found = 0;
  let there = 0;
  for (const answer of answers) {
    const hits = idsIn(answer.text);
    there += wanted(answer).size;
    for (const id of wanted(answer)) if (hits.has(id)) found += 1;
  }
  return share(found, there);
}

function f1(set: readonly Composed[], find: (text: string) => Set<string>) {
  let right = 0;
  let found = 0;
  let there = 0;
  for (const { text, ids } of set) {
    const hits = find(text);
    found += hits.size;
    there += ids.size;
    for (const id of hits) if (ids.has(id)) right += 1;
  }
  const precision = share(right, found);
  const recall = share(right, there);
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

function speedRows(): Row[] {
  const singles: number[] = [];
  const means: number[] = [];
  const fuseSingles: number[] = [];
  const fuseMeans: number[] = [];
  const cvs: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const ours = timed(Array.from({ length: PASSES }, () => answers).flat(), understanding.extractSkills);
    const from = (round * FUSE_ANSWERS) % answers.length;
    const theirs = timed(answers.slice(from, from + FUSE_ANSWERS), fuse);
    const [long = 0] = timed([{ text: cv }], understanding.extractSkills);
    if (round === 0) continue; // warms up, and builds the tables for misspellings
    singles.push(...ours);
    means.push(mean(ours));
    fuseSingles.push(...theirs);
    fuseMeans.push(mean(theirs));
    cvs.push(long / 1000);
  }
  const average = median(means);
  const ratio = median(fuseMeans) / average;
  const p99 = percentile(singles, 99);
  const long = median(cvs);
  return [
    { name: "extractSkills, mean", value: average, unit: "us", target: atMost(average, 25, "us") },
    { name: "extractSkills, p99", value: p99, unit: "us" },
    { name: "exact map + fuse.js, mean", value: median(fuseMeans), unit: "us" },
    { name: "exact map + fuse.js, p99", value: percentile(fuseSingles, 99), unit: "us" },
    {
      name: "times faster than fuse.js",
      value: ratio,
      unit: "x fuse.js",
      target: atLeast(ratio, 250, "x fuse.js"),
    },
    { name: `a CV of ${CV_BYTES / 1000} KB`, value: long, unit: "ms", target: atMost(long, 20, "ms") },
  ];
}

/** Microseconds of each call. */
function timed(texts: ReadonlyArray<{ readonly text: string }>, find: (text: string) => unknown): number[] {
  settle();
  const end = performance.now() + WARM_UP;
  for (let at = 0; performance.now() < end; at++) find(texts[at % texts.length]?.text ?? "");
  return texts.map(({ text }) => {
    const from = process.hrtime.bigint();
    find(text);
    return Number(process.hrtime.bigint() - from) / 1000;
  });
}

/** What goes wrong, for whoever works on it: node dist/bench/skills/section.js --show */
function show(): void {
  const line = (text: string) => process.stdout.write(`${text}\n`);
  for (const { text, id } of clean)
    if (!isOnly(text, id)) line(`clean    ${text}: ${id}, found ${[...idsIn(text)]}`);
  for (const { text, id, meant, firstLetter } of misspelt)
    if (!isOnly(text, id))
      line(
        `misspelt${firstLetter ? " (first letter)" : ""} ${text} (${meant}): ${id}, found ${[...idsIn(text)]}`,
      );
  for (const phrase of EVERYDAY)
    if (idsIn(phrase).size > 0) line(`everyday ${phrase}: ${[...idsIn(phrase)]}`);
  for (const { text, ids, clean: right } of answers) {
    const found = idsIn(text);
    const missing = [...ids].filter((id) => !found.has(id)).map((id) => (right.has(id) ? `!${id}` : id));
    const extra = [...found].filter((id) => !ids.has(id));
    // "!" marks what was written right and is missed all the same.
    if (missing.length + extra.length > 0) line(`answer   -${missing} +${extra}: ${text}`);
  }
}

function isOnly(text: string, id: string): boolean {
  const ids = idsIn(text);
  return ids.size === 1 && ids.has(id);
}
