import { rm } from "node:fs/promises";
import { join } from "node:path";
import { openFolderStore } from "../../adapters/storage/lowdb/folder-store.ts";
import type { SessionStore } from "../../src/app/ports.ts";
import type { Content } from "../../src/engine/conversation.ts";
import { median } from "../measure.ts";
import { SCRATCH } from "../paths.ts";
import { atLeast, type Row } from "../rows.ts";
import { latencyRows, noRates, perSecond, type Rates, rateRows } from "./rates.ts";
import {
  atOnce,
  bareWork,
  createRecord,
  fill,
  HANDS,
  inTurns,
  somePeople,
  turnWork,
  type Work,
} from "./work.ts";

const ROUNDS = 8;
const ONE_BY_ONE = 150;
const AT_ONCE = 480;
const WARM_UP = 500;
const FOLDER = join(SCRATCH, "turns");

/** A folder with so many people in it, and what was measured there. */
interface Town {
  readonly size: number;
  readonly store: SessionStore;
  readonly people: readonly number[];
  readonly bare: Work;
  readonly turns: Work;
  readonly one: Rates;
  readonly many: Rates;
  readonly times: number[];
}

/** Turns on the folder store, with few and with many people in it. */
export async function folderRows(content: Content, sizes: readonly number[]): Promise<Row[]> {
  await rm(FOLDER, { recursive: true, force: true });
  const towns: Town[] = [];
  try {
    for (const size of sizes) towns.push(await settle(content, size));
    for (let round = 0; round < ROUNDS; round++) for (const town of towns) await measure(town, round);
    return [...towns.flatMap(rowsOf), ...flatRows(towns)];
  } finally {
    for (const { store } of towns) await store.close();
    await rm(FOLDER, { recursive: true, force: true });
  }
}

async function settle(content: Content, size: number): Promise<Town> {
  const store = await openFolderStore({ folder: join(FOLDER, String(size)) });
  const people = Array.from({ length: size }, (_, index) => index);
  await fill(store, await createRecord(content), people);
  const works = { bare: bareWork(store), turns: turnWork(content, store, 0) };
  await inTurns(works.bare, works.turns, somePeople(people, WARM_UP, 0));
  return { size, store, people, ...works, one: noRates(), many: noRates(), times: [] };
}

async function measure({ people, bare, turns, one, many, times }: Town, round: number): Promise<void> {
  const both = await inTurns(bare, turns, somePeople(people, ONE_BY_ONE, round * 31));
  times.push(...both.second);
  one.bare.push(perSecond(both.first));
  one.turns.push(perSecond(both.second));
  const crowd = somePeople(people, AT_ONCE, round * 17);
  many.bare.push(await atOnce(crowd, bare.one));
  many.turns.push(await atOnce(crowd, turns.one));
}

function rowsOf({ size, one, many, times }: Town): Row[] {
  const label = `folder, ${size.toLocaleString("en-US")} people`;
  return [
    ...rateRows(`${label}, one after another`, one, 1_000),
    ...latencyRows(`${label}, one after another`, times),
    ...rateRows(`${label}, ${HANDS} at once`, many),
  ];
}

/** By rounds: each had its share of whatever else the machine did. */
function flatRows([first, ...others]: readonly Town[]): Row[] {
  if (first === undefined) return [];
  return others.map(({ size, one }) => {
    const value = median(one.turns.map((speed, round) => speed / (first.one.turns[round] ?? Number.NaN)));
    const unit = `x ${first.size} people`;
    const name = `folder, one after another: ${size.toLocaleString("en-US")} people to ${first.size}`;
    return { name, value, unit, target: atLeast(value, 0.7, unit) };
  });
}
