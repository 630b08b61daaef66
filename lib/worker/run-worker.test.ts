import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { pgCode } from "#db/errors.ts";
import { addJob } from "#db/queries/jobs.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { withTransaction } from "#db/tx.ts";
import { runWorker } from "./run-worker.ts";
import { HANDLERS, type TaskHandlers } from "./tasks.ts";

const PATIENCE = { timeout: 20_000, interval: 20 };
const INSUFFICIENT_PRIVILEGE = "42501";

const written: string[] = [];
for (const level of ["info", "warn", "error"] as const) {
  vi.spyOn(console, level).mockImplementation((line: unknown) => void written.push(String(line)));
}

let test: TestDatabase;
const cleanUps: (() => unknown)[] = [];

beforeAll(async () => {
  test = await testDatabase();
});

afterEach(async () => {
  for (let cleanUp = cleanUps.pop(); cleanUp !== undefined; cleanUp = cleanUps.pop()) await cleanUp();
  await test.owner.execute(sql`delete from graphile_worker._private_jobs`);
  written.length = 0;
});

afterAll(() => test.close());

/** Asks for a job as the application does. */
const ask = (backtestId: number, key?: string) =>
  withTransaction(test.database, (tx) => addJob(tx, { task: "backtest", payload: { backtestId }, ...(key !== undefined && { key }) }));

type Job = { attempts: number; locked_by: string | null; last_error: string | null };

const jobs = () => test.owner.execute<Job>(sql`select attempts, locked_by, last_error from graphile_worker._private_jobs order by id`);

const isTaken = async () => (await jobs()).some((job) => job.locked_by !== null);

/** A worker in this process, which is stopped after the test. */
function work(backtest: TaskHandlers["backtest"], lookEvery?: number) {
  const stopping = new AbortController();
  const running = runWorker({
    databaseUrl: test.url,
    concurrency: 2,
    signal: stopping.signal,
    handlers: { ...HANDLERS, backtest },
    ...(lookEvery !== undefined && { lookEvery }),
  });
  const stop = () => {
    stopping.abort();
    return running;
  };
  cleanUps.push(stop);
  return { stop };
}

/** Notes what it is asked for and is done. */
function noting() {
  const done: number[] = [];
  const handler: TaskHandlers["backtest"] = async (_context, { backtestId }) => void done.push(backtestId);
  return { done, handler };
}

async function startProcess(manner = "listening"): Promise<ChildProcess> {
  const program = path.join(import.meta.dirname, "testing", "worker-process.ts");
  const parameters = ["--conditions=react-server", program, test.url, manner];
  const child = spawn(process.execPath, parameters, { stdio: ["ignore", "pipe", "inherit"] });
  cleanUps.push(() => child.kill("SIGKILL"));
  let output = "";
  child.stdout?.on("data", (data) => (output += data));
  await vi.waitUntil(() => output.includes("taken"), PATIENCE);
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const ended = once(child, "exit");
  child.kill(signal);
  const [code] = await ended;
  return code;
}

describe("a job", () => {
  it("is done once its transaction is committed, and is gone then", async () => {
    const { done, handler } = noting();
    work(handler);
    await ask(1);
    await vi.waitUntil(() => done.length === 1, PATIENCE);
    await expect.poll(jobs, PATIENCE).toEqual([]);
    expect(done).toEqual([1]);
  });

  it("does not exist when its transaction is rolled back", async () => {
    const { done, handler } = noting();
    await expect(
      withTransaction(test.database, async (tx) => {
        await addJob(tx, { task: "backtest", payload: { backtestId: 2 } });
        throw new Error("the change fails");
      }),
    ).rejects.toThrow("the change fails");
    expect(await jobs()).toEqual([]);
    work(handler);
    await ask(3);
    await vi.waitUntil(() => done.length > 0, PATIENCE);
    expect(done).toEqual([3]);
  });

  it("is done once when it is asked for twice under one key, as it was asked for last", async () => {
    await ask(4, "plan 7");
    await ask(5, "plan 7");
    const { done, handler } = noting();
    work(handler);
    await expect.poll(jobs, PATIENCE).toEqual([]);
    expect(done).toEqual([5]);
  });

  it("waits for the one before it in its queue, and for no other", async () => {
    const running = new Set<number>();
    const together: string[] = [];
    const { promise: told, resolve: tell } = Promise.withResolvers<void>();
    const add = (backtestId: number, queue: string) =>
      withTransaction(test.database, (tx) => addJob(tx, { task: "backtest", payload: { backtestId }, queue }));
    work(async (_context, { backtestId }) => {
      running.add(backtestId);
      together.push([...running].toSorted((left, right) => left - right).join());
      if (backtestId !== 2) await told;
      running.delete(backtestId);
    });
    await add(1, "plan 7");
    await vi.waitUntil(() => running.has(1), PATIENCE);
    await add(2, "plan 7");
    await add(3, "plan 8");
    await vi.waitUntil(() => running.has(3), PATIENCE);
    expect(together).toEqual(["1", "1,3"]);
    tell();
    await expect.poll(jobs, PATIENCE).toEqual([]);
    expect(together.at(-1)).toMatch(/^2/);
  });

  it("that fails is logged under an id, which is all that the queue keeps, and ends after five attempts", async () => {
    work(() => Promise.reject(new Error("Failed query: select $1\nparams: +35799123456")));
    await ask(6);
    await vi.waitUntil(async () => (await jobs()).some((job) => job.last_error !== null), PATIENCE);
    const [job] = await test.owner.execute(sql`select last_error, max_attempts from graphile_worker._private_jobs`);
    const faultId = /^fault ([0-9a-f-]{36})$/.exec(String(job?.last_error))?.[1];
    const line = written.find((text) => text.includes('"event":"fault"'));
    expect(JSON.parse(line ?? "{}")).toMatchObject({
      requestId: faultId,
      where: expect.stringMatching(/^job backtest \d+ \{"attempt":1,"of":5\}$/),
    });
    expect(written.join("\n")).not.toContain("35799123456");
    expect(job?.max_attempts).toBe(5);
  });

  it("with a payload that is none of its task's is a fault, and its handler never hears of it", async () => {
    const { done, handler } = noting();
    await test.owner.execute(sql`select graphile_worker.add_job('backtest', '{"backtestId": "seven"}', max_attempts => 1)`);
    work(handler);
    await vi.waitUntil(async () => (await jobs()).some((job) => job.last_error?.startsWith("fault ")), PATIENCE);
    expect(done).toEqual([]);
  });

  it("of a task that nobody knows is reported once and stays", async () => {
    await test.owner.execute(sql`select graphile_worker.add_job('unheard-of')`);
    const { done, handler } = noting();
    work(handler, 20);
    const reports = () => written.filter((text) => text.includes("worker.unknownTask"));
    await vi.waitUntil(() => reports().length > 0, PATIENCE);
    await ask(8);
    await vi.waitUntil(() => done.length > 0, PATIENCE);
    // The other is done a moment before its row is gone.
    await expect.poll(jobs, PATIENCE).toMatchObject([{ attempts: 0, locked_by: null }]);
    expect(reports()).toHaveLength(1);
  });
});

describe("a worker that is killed", () => {
  it("leaves its job to the next one that starts", async () => {
    await ask(10);
    await end(await startProcess(), "SIGKILL");
    expect(await isTaken()).toBe(true);
    const { done, handler } = noting();
    work(handler);
    await vi.waitUntil(() => done.length === 1, PATIENCE);
    expect(done).toEqual([10]);
  });

  it("leaves it to one that runs already, which does not take it from the living", async () => {
    await ask(11);
    const child = await startProcess();
    const { done, handler } = noting();
    work(handler, 20);
    await ask(12);
    await vi.waitUntil(() => done.length === 1, PATIENCE);
    expect(done).toEqual([12]);
    expect(await isTaken()).toBe(true);
    await end(child, "SIGKILL");
    await vi.waitUntil(() => done.length === 2, PATIENCE);
    expect(done).toEqual([12, 11]);
  });
});

describe("a worker that is told to stop", () => {
  it.each(["listening", "deaf"])("ends in seconds and leaves no lock, though its job is %s", async (manner) => {
    await ask(20);
    const child = await startProcess(manner);
    const begun = performance.now();
    expect(await end(child, "SIGTERM")).toBe(0);
    expect(performance.now() - begun).toBeLessThan(8_000);
    expect(await isTaken()).toBe(false);
    expect(await jobs()).toHaveLength(1);
  });

  it("waits for a job that is nearly done, and for the word that it is", async () => {
    let isBegun = false;
    const { stop } = work((_context, _payload, { abortSignal }) => {
      isBegun = true;
      return new Promise((resolve) => abortSignal.addEventListener("abort", () => resolve()));
    });
    await ask(22);
    await vi.waitUntil(() => isBegun, PATIENCE);
    await stop();
    expect(await jobs()).toEqual([]);
  });

  it("does not hold the stop against the job", async () => {
    await ask(21);
    await end(await startProcess(), "SIGTERM");
    expect(await jobs()).toMatchObject([{ attempts: 0, last_error: "given back: the worker stopped" }]);
  });
});

describe("a worker whose connection is cut", () => {
  const countBusy = async () => {
    const [row] = await test.owner.execute(sql`
      select count(*) filter (where state <> 'idle')::integer as busy, count(*)::integer as all from pg_stat_activity
      where datname = current_database() and application_name = 'ratewright worker'`);
    return row?.all === 0 ? null : row?.busy;
  };

  it("breaks off what it does, comes back, and does it again", async () => {
    const begun: number[] = [];
    work((_context, { backtestId }, { abortSignal }) => {
      begun.push(backtestId);
      if (begun.length > 1) return Promise.resolve();
      return new Promise((_resolve, reject) => abortSignal.addEventListener("abort", () => reject(new Error("broken off"))));
    });
    await ask(30);
    await vi.waitUntil(() => begun.length === 1, PATIENCE);
    // The driver's own first question on a connection must not be cut off: nobody could catch what it throws.
    await vi.waitUntil(async () => (await countBusy()) === 0, PATIENCE);
    await test.owner.execute(sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'ratewright worker'`);
    await vi.waitUntil(() => begun.length === 2, PATIENCE);
    await expect.poll(jobs, PATIENCE).toEqual([]);
    expect(written.some((text) => text.includes("worker.lost"))).toBe(true);
  });
});

describe("the application role", () => {
  const codeOf = (statement: string) =>
    test.database.execute(sql.raw(statement)).then(
      () => "done",
      (error: unknown) => pgCode(error),
    );

  it.each([
    "create table graphile_worker.smuggled ()",
    "drop table graphile_worker._private_jobs",
    "truncate graphile_worker._private_jobs",
    "alter table graphile_worker._private_jobs disable row level security",
    "insert into graphile_worker.migrations (id) values (999)",
    "delete from graphile_worker._private_tasks",
  ])("may not: %s", async (statement) => {
    expect(await codeOf(statement)).toBe(INSUFFICIENT_PRIVILEGE);
  });
});
