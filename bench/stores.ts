import { type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { openFolderStore } from "../adapters/storage/lowdb/folder-store.ts";
import type { SessionStore } from "../src/app/ports.ts";
import { median, percentile, seeded, WrongResult } from "./measure.ts";
import { SCRATCH } from "./paths.ts";
import { atLeast, type Row, report } from "./rows.ts";

const SEED = 7;
const ROUNDS = 5;
/** Saves of one round. */
const ONE_BY_ONE = 300;
const AT_ONCE = 1_600;
const WRITERS = 16;
const DIRECTORIES = 256;
const PEOPLE = [100, 10_000, ...(process.argv.includes("--long") ? [100_000] : [])];
const FOLDER = join(SCRATCH, "stores");

/** A record of 4.3 KB, as large as a person's with the replies of the last turns. */
const BODY = { text: "a record of a person's interview. ".repeat(126) };

interface Writer {
  readonly name: string;
  save(person: number): Promise<void>;
}

async function measure(people: number): Promise<Row[]> {
  const store = await openFolderStore({ folder: join(FOLDER, `store-${people}`) });
  const bare = await BareFiles.open(join(FOLDER, `bare-${people}`));
  const folderStore = new StoreWriter(store);
  const writers: readonly Writer[] = [bare, folderStore];
  try {
    for (const writer of writers) await runAtOnce(writer, everybody(people));
    const single = new Map<Writer, number[]>(writers.map((writer) => [writer, []]));
    const many = new Map<Writer, number[]>(writers.map((writer) => [writer, []]));
    const latencies: number[] = [];
    const random = seeded(SEED);
    for (let round = 0; round < ROUNDS; round++) {
      const some = (count: number) => Array.from({ length: count }, () => Math.floor(random() * people));
      const [first, second] = [some(ONE_BY_ONE), some(AT_ONCE)];
      for (const writer of writers) {
        const times = await runOneByOne(writer, first);
        single.get(writer)?.push(1000 / median(times));
        if (writer === folderStore) latencies.push(...times);
      }
      for (const writer of writers) {
        const from = performance.now();
        await runAtOnce(writer, second);
        many.get(writer)?.push((1000 * second.length) / (performance.now() - from));
      }
    }
    await folderStore.check();
    const speed = (of: Map<Writer, number[]>, writer: Writer) => median(of.get(writer) ?? []);
    const label = `${people.toLocaleString("en-US")} people`;
    return [
      ...rowsOf(`${label}, one after another`, speed(single, bare), speed(single, folderStore), 1_000),
      {
        name: `${label}, one after another: folder store, p99`,
        value: percentile(latencies, 99),
        unit: "ms",
      },
      ...rowsOf(`${label}, ${WRITERS} at once`, speed(many, bare), speed(many, folderStore), 3_000),
    ];
  } finally {
    await store.close();
    await bare.close();
  }
}

function rowsOf(what: string, bare: number, ours: number, bound: number): Row[] {
  return [
    { name: `${what}: bare write`, value: bare, unit: "saves/s" },
    {
      name: `${what}: folder store`,
      value: ours,
      unit: "saves/s",
      ratio: { value: ours / bare, to: "bare" },
      target: atLeast(ours, bound, "saves/s"),
    },
  ];
}

const everybody = (people: number) => Array.from({ length: people }, (_, index) => index);

/** Milliseconds of each save. */
async function runOneByOne(writer: Writer, people: readonly number[]): Promise<number[]> {
  const times: number[] = [];
  for (const person of people) {
    const from = performance.now();
    await writer.save(person);
    times.push(performance.now() - from);
  }
  return times;
}

async function runAtOnce(writer: Writer, people: readonly number[]): Promise<void> {
  let next = 0;
  const work = async () => {
    for (let person = people[next++]; person !== undefined; person = people[next++])
      await writer.save(person);
  };
  await Promise.all(Array.from({ length: WRITERS }, work));
}

/** Saves as the turns do: each with the revision that the one before gave. */
class StoreWriter implements Writer {
  readonly name = "folder store";
  readonly #store: SessionStore;
  readonly #revisions = new Map<number, number>();
  /** Two turns of one person wait for each other, as they do in the program. */
  readonly #last = new Map<number, Promise<void>>();

  constructor(store: SessionStore) {
    this.#store = store;
  }

  save(person: number): Promise<void> {
    const before = this.#last.get(person);
    const saved = before === undefined ? this.#save(person) : before.then(() => this.#save(person));
    this.#last.set(person, saved);
    return saved;
  }

  async #save(person: number): Promise<void> {
    const before = this.#revisions.get(person) ?? 0;
    const result = await this.#store.save(keyOf(person), { ...BODY, turn: before + 1 }, before);
    if (result.kind === "conflict") throw new WrongResult(`a save of ${keyOf(person)} met a conflict`);
    this.#revisions.set(person, result.revision);
  }

  /** What was saved last is what is there. */
  async check(): Promise<void> {
    for (const [person, revision] of [...this.#revisions].slice(0, 100)) {
      const record = await this.#store.load(keyOf(person));
      const turn = (record?.value as { turn?: unknown } | undefined)?.turn;
      if (record?.revision !== revision || turn !== revision)
        throw new WrongResult(`the record of ${keyOf(person)} is not the one saved last`);
    }
  }
}

const keyOf = (person: number) => `bench:${person}`;

interface Folder {
  readonly path: string;
  readonly handle: FileHandle;
}

/** The least that a durable write can do. */
class BareFiles implements Writer {
  readonly name = "bare write";
  readonly #folders: readonly Folder[];
  #writes = 0;

  private constructor(folders: readonly Folder[]) {
    this.#folders = folders;
  }

  static async open(root: string): Promise<BareFiles> {
    const folders: Folder[] = [];
    for (let index = 0; index < DIRECTORIES; index++) {
      const path = join(root, index.toString(16).padStart(2, "0"));
      await mkdir(path, { recursive: true });
      folders.push({ path, handle: await open(path, "r") });
    }
    return new BareFiles(folders);
  }

  async save(person: number): Promise<void> {
    const folder = this.#folders[(person * 2_654_435_761) % DIRECTORIES];
    if (folder === undefined) throw new Error(`no directory for ${person}`);
    this.#writes += 1;
    const temporary = join(folder.path, `${person}.${this.#writes}.tmp`);
    const file = await open(temporary, "w");
    await file.write(JSON.stringify(BODY));
    await file.sync();
    await file.close();
    await rename(temporary, join(folder.path, `${person}.json`));
    await folder.handle.sync();
  }

  async close(): Promise<void> {
    for (const { handle } of this.#folders) await handle.close();
  }
}

await rm(FOLDER, { recursive: true, force: true });
const rows: Row[] = [];
try {
  for (const people of PEOPLE) rows.push(...(await measure(people)));
} finally {
  await rm(FOLDER, { recursive: true, force: true });
}
report({
  title: "Stores: durable saves of 4.3 KB records",
  notes: [
    "Bare write: open, write, fsync, close, rename, fsync of the directory, which stays open; no queue, no revision, no checksum, no lock.",
    `${ROUNDS} interleaved rounds, medians; people at random in ${DIRECTORIES} directories. Absolute targets are for a quiet machine.`,
  ],
  rows,
});
