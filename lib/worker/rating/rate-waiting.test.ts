import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { lockThresholds } from "#db/queries/billing-terms.ts";
import { type AluxsatDesk, atNicosia, later, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { BANDS, countingDesk } from "#db/testing/counting-desk.ts";
import { type UsageDesk, usageDesk } from "#db/testing/imported-usage.ts";
import { waitingSessions } from "#db/testing/waiting-locks.ts";
import { withTransaction } from "#db/tx.ts";
import { askForRating } from "#lib/operations/ask-for-rating.ts";
import { runWorker } from "../run-worker.ts";
import { askForWaitingRating } from "./ask-for-rating.ts";
import { rateWaiting } from "./rate-waiting.ts";

const PATIENCE = { timeout: 20_000, interval: 20 };
const NOON = atNicosia("12:00");
const EVENING = atNicosia("20:00");

let desk: AluxsatDesk;
let usage: UsageDesk;
const cleanUps: (() => unknown)[] = [];

beforeEach(async () => {
  desk = await openAluxsatDesk();
  usage = usageDesk(desk);
});

afterEach(async () => {
  for (let cleanUp = cleanUps.pop(); cleanUp !== undefined; cleanUp = cleanUps.pop()) await cleanUp();
  // Closing asks whether every invariant holds.
  await desk.close();
});

const ask = () => withTransaction(desk.test.database, askForRating);
const jobs = async () => {
  const rows = await desk.test.owner.execute(sql`select 1 from graphile_worker.jobs where task_identifier = 'rateWaitingUsage'`);
  return rows.length;
};

describe("the background worker", () => {
  async function work(): Promise<void> {
    await desk.test.owner.execute(sql`update installation set clock_offset_millis = ${EVENING - Date.now()}`);
    for (const level of ["info", "warn", "error"] as const) vi.spyOn(console, level).mockImplementation(() => {});
    const stopping = new AbortController();
    const running = runWorker({ databaseUrl: desk.test.url, concurrency: 2, signal: stopping.signal, lookEvery: 50 });
    cleanUps.push(() => {
      stopping.abort();
      return running;
    });
  }

  test("rates what is asked for, and what a job that gave up left waiting", async () => {
    const { eleni, maria } = desk.seeded.customers;
    const forgotten = await usage.importUsage(eleni, { at: NOON });
    await work();
    await expect.poll(() => usage.standingOf(forgotten), PATIENCE).toBe("charge 10.00");
    const asked = await usage.importUsage(maria, { at: atNicosia("02:14") });
    await ask();
    await expect.poll(() => usage.standingOf(asked), PATIENCE).toBe("charge 5.00");
  });
});

test("there is one job, however often it is asked for, and none where nothing waits", async () => {
  await askForWaitingRating(desk.test.database);
  expect(await jobs()).toBe(0);
  await usage.importUsage(desk.seeded.customers.eleni, { at: NOON });
  await askForWaitingRating(desk.test.database);
  await ask();
  expect(await jobs()).toBe(1);
});

test("an account that could not be had is another attempt's", async () => {
  const { eleni } = desk.seeded.customers;
  const udrId = await usage.importUsage(eleni, { at: NOON });
  const surroundings = { database: desk.test.database, reportFault: () => "f-1" };
  const { signal } = new AbortController();
  await withTransaction(desk.test.owner, async (tx) => {
    await tx.execute(sql`select from subscription where subscription_id = ${eleni.subscriptionId} for update`);
    await expect(rateWaiting(surroundings, signal)).rejects.toThrow("usage of 1 accounts could not be rated now");
  });
  await rateWaiting(surroundings, signal);
  expect(await usage.standingOf(udrId)).toBe("charge 10.00");
});

test("killed at the end of a transaction that has posted all of it: nothing was done, and the next does it once", async () => {
  const counting = countingDesk(desk);
  const customer = await counting.newCustomer();
  await counting.publishFor([customer], { charge: BANDS });
  const udrIds: number[] = [];
  for (let index = 0; index < 5; index += 1) udrIds.push(await usage.importUsage(customer, { at: later(NOON, index), quantity: "3" }));
  const program = path.join(import.meta.dirname, "..", "testing", "rating-process.ts");
  const parameters = ["--conditions=react-server", program, desk.test.url, String(EVENING)];
  const killed = spawn(process.execPath, parameters, { stdio: ["pipe", "pipe", "inherit"] });
  cleanUps.push(() => killed.kill("SIGKILL"));
  const gone = once(killed, "exit");
  // A transaction is not held open for as long as a busy machine may take to start a process: the database would end it.
  await once(killed.stdout, "data");
  await withTransaction(desk.test.owner, async (tx) => {
    // Whoever rates looks at the thresholds last.
    await lockThresholds(tx, "NORMAL-MONTHLY");
    killed.stdin.write("begin\n");
    await vi.waitUntil(async () => (await waitingSessions(desk.test.owner)) === 1, { timeout: 9_000, interval: 20 });
    killed.kill("SIGKILL");
    await gone;
  });
  await vi.waitUntil(async () => (await waitingSessions(desk.test.owner)) === 0, PATIENCE);
  await usage.rate(EVENING);
  expect(await Promise.all(udrIds.map(usage.standingOf))).toEqual(
    Array.from({ length: 5 }, (_, index) => `charge ${["3.00", "3.00", "3.00", "2.00", "1.50"][index]}`),
  );
  expect(await counting.counted(customer)).toEqual(["2026-03-01/2026-04-01: 15 of 5"]);
});
