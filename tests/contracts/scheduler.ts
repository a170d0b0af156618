import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CopyableScheduler } from "../../adapters/storage/copy/copyable.ts";
import { JOBS_AT_ONCE, type Job } from "../../src/app/ports.ts";

/** Where jobs are kept, empty at first. */
export interface JobMedium {
  /** What closes with the medium. Where jobs outlive their scheduler it may be called again. */
  open(): Promise<CopyableScheduler>;
  now(): Date;
  pass(milliseconds: number): Promise<void>;
  remove(): Promise<void>;
}

export interface JobMediumTraits {
  /** Jobs outlive the scheduler that was closed. */
  readonly isDurable: boolean;
  /** Several schedulers may be open at a time. */
  readonly isShared: boolean;
}

/** A test that only some media have. */
const itIf = (applies: boolean) => (applies ? it : () => {});

/** A promise that is kept by hand. */
function held(): { readonly promise: Promise<void>; readonly release: () => void } {
  let release = () => {};
  const promise = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { promise, release };
}

const HOUR = 3_600_000;
const SOON = { timeout: 20_000, interval: 10 };

/** What every scheduler promises. */
export function describeScheduler(
  name: string,
  { isDurable, isShared }: JobMediumTraits,
  create: () => Promise<JobMedium>,
): void {
  describe(`${name} schedules jobs`, () => {
    let medium: JobMedium;
    let scheduler: CopyableScheduler;
    let handled: Job[];

    beforeEach(async () => {
      medium = await create();
      scheduler = await medium.open();
      handled = [];
    });

    afterEach(async () => {
      await scheduler.close();
      await medium.remove();
    });

    const inHours = (hours: number) => new Date(medium.now().getTime() + hours * HOUR).toISOString();
    const job = (name: string, hours = 0, data: unknown = { of: name }): Job => ({
      name,
      at: inHours(hours),
      data,
    });
    const keep = async (job: Job) => {
      handled.push(job);
    };
    const names = () => handled.map(({ name }) => name);
    const until = (check: () => void | Promise<void>) => vi.waitFor(check, SOON);

    /** Time goes by until something has come true: a retry is planned only once its failure is kept. */
    const passUntil = (check: () => void | Promise<void>) =>
      until(async () => {
        await medium.pass(HOUR);
        await check();
      });

    async function waiting(of = scheduler): Promise<Job[]> {
      const jobs: Job[] = [];
      for await (const job of of.jobs()) jobs.push(job);
      return jobs;
    }

    /** A job that is due now has come: whatever was due before it could have come too. */
    async function settle(label: string): Promise<void> {
      await scheduler.set(job(label));
      await until(() => expect(names()).toContain(label));
    }

    it("gives a due job as it was set, once, and then it is gone", async () => {
      const data = { list: [1, null, { "": "" }], text: "Zoë 👩🏽‍💻 \u0000 \ud83d", flag: false };
      const due = job("check-in", 0, data);
      await scheduler.start(keep);
      await scheduler.set(due);
      await until(() => expect(handled).toEqual([due]));
      await until(async () => expect(await waiting()).toEqual([]));
      await medium.pass(48 * HOUR);
      await settle("after");
      expect(names()).toEqual(["check-in", "after"]);
    });

    it("gives no job before it is due", async () => {
      await scheduler.start(keep);
      const later = job("later", 2);
      await scheduler.set(later);
      await medium.pass(HOUR);
      await settle("sooner");
      expect(names()).toEqual(["sooner"]);
      expect(await waiting()).toContainEqual(later);
      await medium.pass(HOUR + 1);
      await until(() => expect(names()).toEqual(["sooner", "later"]));
    });

    it("gives what was missed while nothing ran", async () => {
      await scheduler.set(job("long ago", -24 * 40));
      await scheduler.set(job("meanwhile", 1));
      await medium.pass(2 * HOUR);
      await scheduler.start(keep);
      await until(() => expect(names().toSorted()).toEqual(["long ago", "meanwhile"]));
    });

    itIf(isDurable)("keeps jobs for the next process", async () => {
      await scheduler.set(job("due", 1, { n: 1 }));
      await scheduler.set(job("not due", 5));
      await scheduler.close();
      await medium.pass(2 * HOUR);
      scheduler = await medium.open();
      await scheduler.start(keep);
      await until(() =>
        expect(handled.map(({ name, data }) => ({ name, data }))).toEqual([{ name: "due", data: { n: 1 } }]),
      );
      await until(async () => expect((await waiting()).map(({ name }) => name)).toEqual(["not due"]));
    });

    it("replaces a job of the same name", async () => {
      await scheduler.start(keep);
      await scheduler.set(job("x", 3, "first"));
      const second = job("x", 1, "second");
      await scheduler.set(second);
      expect(await waiting()).toEqual([second]);
      await medium.pass(5 * HOUR);
      await until(() => expect(handled.map(({ data }) => data)).toEqual(["second"]));
      await settle("after");
      expect(names()).toEqual(["x", "after"]);
    });

    it("ends with one job when many of its name are set at once", async () => {
      await Promise.all(Array.from({ length: 10 }, (_, n) => scheduler.set(job("x", 1, n))));
      expect(await waiting()).toHaveLength(1);
      await scheduler.start(keep);
      await medium.pass(2 * HOUR);
      await until(() => expect(names()).toEqual(["x"]));
      await settle("after");
      expect(names()).toEqual(["x", "after"]);
    });

    it("never gives a cancelled job", async () => {
      await scheduler.start(keep);
      await scheduler.set(job("x", 1));
      await scheduler.cancel("x");
      await scheduler.cancel("never set");
      expect(await waiting()).toEqual([]);
      await medium.pass(2 * HOUR);
      await settle("after");
      expect(names()).toEqual(["after"]);
    });

    it("takes any name", async () => {
      const strange = [
        "",
        "__proto__",
        "../../x",
        "a",
        "a\u0000",
        "\ud800",
        "a\\0000",
        "👩🏽‍💻",
        "n".repeat(10_000),
      ];
      for (const name of strange) await scheduler.set(job(name, 1, { name }));
      await scheduler.cancel("a");
      await scheduler.start(keep);
      await medium.pass(2 * HOUR);
      const expected = strange.filter((name) => name !== "a");
      await until(() => expect(names().toSorted()).toEqual(expected.toSorted()));
      for (const { name, data } of handled) expect(data).toEqual({ name });
    });

    it("gives a job again later when its handler rejects, and the others meanwhile", async () => {
      await scheduler.start(async (job) => {
        await keep(job);
        if (job.name === "x" && names().filter((name) => name === "x").length < 3) throw new Error("not now");
      });
      await scheduler.set(job("x"));
      await until(() => expect(names()).toEqual(["x"]));
      await settle("between");
      expect(names()).toEqual(["x", "between"]);
      await passUntil(() => expect(names()).toEqual(["x", "between", "x", "x"]));
      await until(async () => expect(await waiting()).toEqual([]));
    });

    it("lets a handler set the next job of its own name", async () => {
      await scheduler.start(async (current) => {
        await keep(current);
        if (current.data === 1) await scheduler.set(job("weekly", 168, 2));
      });
      await scheduler.set(job("weekly", 0, 1));
      await until(() => expect(handled).toHaveLength(1));
      await settle("after");
      await until(async () =>
        expect(await waiting()).toEqual([expect.objectContaining({ name: "weekly", data: 2 })]),
      );
      await medium.pass(169 * HOUR);
      await until(() => expect(handled.map(({ data }) => data)).toEqual([1, { of: "after" }, 2]));
    });

    it.each(["resolves", "rejects"])(
      "holds to a replacement and a cancellation that come while a handler works that %s",
      async (end) => {
        const [first, second] = [held(), held()];
        await scheduler.start(async (current) => {
          await keep(current);
          if (current.name === "after") return;
          await (current.name === "replaced" ? first : second).promise;
          if (end === "rejects") throw new Error("not now");
        });
        await scheduler.set(job("replaced", 0, 1));
        await until(() => expect(names()).toEqual(["replaced"]));
        await scheduler.set(job("replaced", 24 * 365, 2));
        first.release();

        await scheduler.set(job("cancelled"));
        await until(() => expect(names()).toEqual(["replaced", "cancelled"]));
        await scheduler.cancel("cancelled");
        second.release();

        await settle("after");
        await until(async () => expect((await waiting()).map(({ data }) => data)).toEqual([2]));
        await medium.pass(24 * HOUR);
        await scheduler.set(job("after", 0, "again"));
        await until(() => expect(handled.at(-1)?.data).toBe("again"));
        expect(names()).toEqual(["replaced", "cancelled", "after", "after"]);
        await until(async () => expect((await waiting()).map(({ data }) => data)).toEqual([2]));
      },
    );

    const numbered = (count: number) => Array.from({ length: count }, (_, n) => `job ${n}`);

    it("handles so many side by side and never more, each once", async () => {
      const { promise: enough, release } = held();
      let [inHand, most] = [0, 0];
      for (const name of numbered(3 * JOBS_AT_ONCE)) await scheduler.set(job(name));
      await scheduler.start(async (current) => {
        inHand += 1;
        most = Math.max(most, inHand);
        await keep(current);
        await enough;
        inHand -= 1;
      });
      await until(() => expect(inHand).toBe(JOBS_AT_ONCE));
      release();
      await until(async () => expect(await waiting()).toEqual([]));
      expect(most).toBe(JOBS_AT_ONCE);
      expect(names().toSorted()).toEqual(numbered(3 * JOBS_AT_ONCE).toSorted());
    });

    it("holds up nobody for jobs that take long, or fail", async () => {
      const { promise: slow, release } = held();
      let isSlow = true;
      const others = numbered(2 * JOBS_AT_ONCE);
      await scheduler.set(job("slow", -2));
      for (let n = 1; n < JOBS_AT_ONCE - 1; n += 1) await scheduler.set(job(`failing ${n}`, -1));
      for (const name of others) await scheduler.set(job(name));
      await scheduler.start(async (current) => {
        await keep(current);
        if (current.name === "slow" && isSlow) await slow;
        if (current.name.startsWith("failing") && isSlow) throw new Error("not now");
      });
      await until(() => expect(names()).toEqual(expect.arrayContaining(["slow", ...others])));
      isSlow = false;
      release();
      await until(async () => {
        await medium.pass(HOUR);
        expect(await waiting()).toEqual([]);
      });
      for (const name of ["slow", ...others])
        expect(names().filter((other) => other === name)).toHaveLength(1);
      expect(names().filter((name) => name === "failing 1").length).toBeGreaterThan(1);
    });

    it.each(["stops", "closes"] as const)(
      "lets the jobs in hand finish when it %s, and starts no other",
      async (way) => {
        const { promise: inHand, release } = held();
        let over = 0;
        await scheduler.start(async (current) => {
          await keep(current);
          await inHand;
          over += 1;
        });
        for (const name of numbered(JOBS_AT_ONCE)) await scheduler.set(job(name));
        await until(() => expect(handled).toHaveLength(JOBS_AT_ONCE));
        await scheduler.set(job("one more"));
        const ending = way === "stops" ? scheduler.stop() : scheduler.close();
        release();
        await ending;
        expect(over).toBe(JOBS_AT_ONCE);
        if (way === "stops") {
          await scheduler.set(job("set meanwhile"));
          await scheduler.stop();
          await medium.pass(HOUR);
          expect((await waiting()).map(({ name }) => name).toSorted()).toEqual(["one more", "set meanwhile"]);
        }
        expect(handled).toHaveLength(JOBS_AT_ONCE);
        await scheduler.close();
        if (!isDurable) return;
        scheduler = await medium.open();
        expect((await waiting()).map(({ name }) => name)).toContain("one more");
      },
    );

    it("shares no object with its callers", async () => {
      const data = { skills: ["python"] };
      const setting = scheduler.set(job("x", 0, data));
      data.skills.push("sql");
      await setting;
      await scheduler.start(keep);
      await until(() => expect(handled.map((job) => job.data)).toEqual([{ skills: ["python"] }]));
    });

    it("refuses what is no moment or no JSON, a second start, and everything once it is closed", async () => {
      await expect(scheduler.set({ name: "x", at: "soon", data: null })).rejects.toThrow(RangeError);
      await expect(scheduler.set(job("x", 0, { big: 1n }))).rejects.toThrow(TypeError);
      await scheduler.start(keep);
      await expect(scheduler.start(keep)).rejects.toThrow(/started before/);
      await scheduler.close();
      await expect(scheduler.set(job("x"))).rejects.toMatchObject({ code: "CLOSED" });
      await expect(scheduler.cancel("x")).rejects.toMatchObject({ code: "CLOSED" });
      await expect(scheduler.start(keep)).rejects.toMatchObject({ code: "CLOSED" });
      await expect(scheduler.close()).resolves.toBeUndefined();
    });

    itIf(isShared)("gives each job to one of several processes", async () => {
      const others = [await medium.open(), await medium.open()];
      const all = [scheduler, ...others];
      try {
        for (let n = 0; n < 60; n += 1) await all[n % 3]?.set(job(`job ${n}`, 1, n));
        const by = new Map<CopyableScheduler, number>();
        for (const one of all) {
          await one.start(async (job) => {
            by.set(one, (by.get(one) ?? 0) + 1);
            await keep(job);
          });
        }
        await medium.pass(2 * HOUR);
        await until(async () => expect(await waiting()).toEqual([]));
        expect(handled.map(({ data }) => Number(data)).toSorted((a, b) => a - b)).toEqual(
          Array.from({ length: 60 }, (_, n) => n),
        );
      } finally {
        for (const other of others) await other.close();
      }
    });

    itIf(isShared)(
      "gives a job to another process when the first never comes to an end with it",
      async () => {
        const other = await medium.open();
        const { promise: stuck, release } = held();
        try {
          await other.start(async (job) => {
            await keep(job);
            await stuck;
          });
          await scheduler.set(job("x"));
          await until(() => expect(names()).toEqual(["x"]));
          await scheduler.start(keep);
          // The hours that go by here may take the job from the second too, in the middle of its end.
          await passUntil(async () => expect(await waiting()).toEqual([]));
          expect(names().slice(0, 2)).toEqual(["x", "x"]);
        } finally {
          release();
          await other.close();
        }
      },
    );

    itIf(isShared)("gives one process the job that another set or replaced", async () => {
      const other = await medium.open();
      try {
        await scheduler.start(keep);
        await other.set(job("x", 1, "old"));
        await other.set(job("x", 2, "new"));
        await other.set(job("y", 1));
        await other.cancel("y");
        await medium.pass(3 * HOUR);
        await until(() => expect(handled.map(({ data }) => data)).toEqual(["new"]));
      } finally {
        await other.close();
      }
    });
  });
}
