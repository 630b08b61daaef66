import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { bulkJobRow } from "#db/schema/bulk.ts";
import { creditLimit } from "#db/schema/people.ts";
import { udr } from "#db/schema/udr.ts";
import { type AluxsatDesk, billAll, correct, later, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { type BulkSteps, bulkSteps } from "#db/testing/bulk-steps.ts";
import { done } from "#db/testing/price-plan-scenario.ts";
import { waitingSessions } from "#db/testing/waiting-locks.ts";
import { type Tx, withTransaction } from "#db/tx.ts";
import { micros } from "#lib/kernel/money.ts";
import { carryOutRow, leaveRow } from "./carry-out-row.ts";

let desk: AluxsatDesk;
let bulk: BulkSteps;
let limits: (typeof creditLimit.$inferSelect)[];

beforeAll(async () => {
  desk = await openAluxsatDesk();
  bulk = await bulkSteps(desk);
  limits = await desk.test.owner.select().from(creditLimit);
});
// Closing asks whether every invariant holds.
afterAll(() => desk.close());
beforeEach(() => bulk.nextDay());
afterEach(async () => {
  await desk.test.owner.delete(creditLimit);
  await desk.test.owner.insert(creditLimit).values(limits);
});

async function plannedFilm() {
  const [udrId = 0] = await bulk.films(1);
  return { udrId, job: await bulk.lookedAt({ udrIds: [udrId] }) };
}

const rowOf = async (bulkJobId: number) => (await bulk.rowsOf(bulkJobId))[0];
const udrRow = async (udrId: number) => (await desk.test.owner.select().from(udr).where(eq(udr.udrId, udrId)))[0];

/** What waits for billing: a correction takes it out first, so a refused one must have put it back. */
const queued = async (udrId: number) => {
  const rows = await desk.test.owner.execute<{ rows: number }>(
    sql`select count(*)::int as rows from billing_queue where udr_id = ${udrId}`,
  );
  return rows[0]?.rows;
};

/** While nobody may correct anything of the customer's. */
function whileHeld(run: (tx: Tx) => Promise<void>): Promise<void> {
  const { subscriptionId } = desk.seeded.customers.eleni;
  return withTransaction(desk.test.owner, async (tx) => {
    await tx.execute(sql`select from subscription where subscription_id = ${subscriptionId} for update`);
    await run(tx);
  });
}

describe("a row", () => {
  test("is done as its preview said, and settled with what was posted", async () => {
    const { udrId, job } = await plannedFilm();
    const { token } = (await rowOf(job.bulkJobId)) ?? {};
    expect(await carryOutRow(bulk.as(), job, udrId)).toEqual({ ok: true, value: "done" });
    expect(await rowOf(job.bulkJobId)).toMatchObject({ outcome: "done", revision: 2, net: micros("-10"), token, refusal: null });
    expect(await udrRow(udrId)).toMatchObject({ state: "cancelled", revision: 2 });
    expect(await bulk.chainsOf([udrId])).toEqual([2]);
  });

  test("is done once: whoever comes to it later finds it settled, and says nothing of it", async () => {
    const { udrId, job } = await plannedFilm();
    await done(carryOutRow(bulk.as(), job, udrId));
    const settled = await rowOf(job.bulkJobId);
    expect(await carryOutRow(bulk.as(), job, udrId)).toEqual({ ok: true, value: null });
    await done(leaveRow(bulk.as(), { bulkJobId: job.bulkJobId, udrId, refusal: { code: "BUSY" } }));
    expect([await rowOf(job.bulkJobId), await bulk.chainsOf([udrId])]).toEqual([settled, [2]]);
  });

  test("is left to the worker that has it in its hands: another passes it by without waiting", async () => {
    const { udrId, job } = await plannedFilm();
    const first: ReturnType<typeof carryOutRow>[] = [];
    await whileHeld(async () => {
      first.push(carryOutRow(bulk.as(), job, udrId));
      await vi.waitUntil(async () => (await waitingSessions(desk.test.owner)) === 1, { timeout: 2_500, interval: 10 });
      expect(await carryOutRow(bulk.as(), job, udrId)).toEqual({ ok: true, value: null });
      expect(await bulk.outcomesOf(job.bulkJobId)).toEqual(["planned"]);
    });
    expect(await first[0]).toEqual({ ok: true, value: "done" });
    expect([await bulk.outcomesOf(job.bulkJobId), await bulk.chainsOf([udrId])]).toEqual([["done"], [2]]);
  });

  test("that four take up at once is done by one of them", async () => {
    const { udrId, job } = await plannedFilm();
    const all = await Promise.all([1, 2, 3, 4].map(() => carryOutRow(bulk.as(), job, udrId)));
    expect(all.map((each) => (each.ok ? each.value : each.refusal.code)).toSorted(nullsLast)).toEqual(["done", null, null, null]);
    expect([await bulk.outcomesOf(job.bulkJobId), await bulk.chainsOf([udrId])]).toEqual([["done"], [2]]);
  });

  test("that was blocked, or that nobody has looked at, is not touched", async () => {
    const [blocked = 0, found = 0] = await bulk.films(2);
    await correct(bulk.as(), { action: "cancel", udrId: blocked, expectedRevision: 1 });
    const job = await bulk.lookedAt({ udrIds: [blocked] });
    const unseen = await bulk.opened({ udrIds: [found] });
    expect(await carryOutRow(bulk.as(), job, blocked)).toEqual({ ok: true, value: null });
    expect(await carryOutRow(bulk.as(), unseen, found)).toEqual({ ok: true, value: null });
    expect([await bulk.outcomesOf(job.bulkJobId), await bulk.outcomesOf(unseen.bulkJobId)]).toEqual([["blocked"], ["found"]]);
    expect(await udrRow(found)).toMatchObject({ state: "posted", revision: 1 });
  });
});

describe("a row is left alone as moved", () => {
  test("where somebody changed its UDR since the look", async () => {
    const { udrId, job } = await plannedFilm();
    await done(correct(bulk.as("careLead"), { action: "setNotToBeBilled", udrId, expectedRevision: 1 }));
    expect(await carryOutRow(bulk.as(), job, udrId)).toEqual({ ok: true, value: "left" });
    expect(await rowOf(job.bulkJobId)).toMatchObject({ outcome: "moved", refusal: { code: "STALE_REVISION" } });
    expect(await udrRow(udrId)).toMatchObject({ state: "posted", directive: "notToBeBilled", revision: 2 });
    expect(await bulk.chainsOf([udrId])).toEqual([2]);
  });

  test("of an Adjust of one field just so: what the other fields became is not overwritten", async () => {
    const [udrId = 0] = await bulk.films(1);
    const job = await bulk.lookedAt({ udrIds: [udrId], action: "adjust", fields: { source: "DECODER" } });
    await done(correct(bulk.as("careLead"), { action: "setNotToBeBilled", udrId, expectedRevision: 1 }));
    const before = await udrRow(udrId);
    expect(await carryOutRow(bulk.as(), job, udrId)).toEqual({ ok: true, value: "left" });
    expect(await rowOf(job.bulkJobId)).toMatchObject({ outcome: "moved", refusal: { code: "STALE_REVISION" } });
    expect(await udrRow(udrId)).toEqual(before);
  });

  test("where it would post something else by now, although nobody changed the UDR", async () => {
    const { udrId, job } = await plannedFilm();
    await billAll({ desk, customer: "eleni" }, later(bulk.evening(), 40));
    expect(await carryOutRow(bulk.as("careAgent", 50), job, udrId)).toEqual({ ok: true, value: "left" });
    expect(await rowOf(job.bulkJobId)).toMatchObject({ outcome: "moved", refusal: { code: "PREVIEW_STALE" } });
    expect([await bulk.chainsOf([udrId]), await udrRow(udrId)]).toMatchObject([[1], { state: "posted", revision: 1 }]);
  });
});

describe("a row is left alone as refused, with the reason, and what waited for billing waits on,", () => {
  test("where the UDR was cancelled since", async () => {
    const { udrId, job } = await plannedFilm();
    await done(correct(bulk.as("careLead"), { action: "cancel", udrId, expectedRevision: 1 }));
    expect(await carryOutRow(bulk.as(), job, udrId)).toEqual({ ok: true, value: "left" });
    expect(await rowOf(job.bulkJobId)).toMatchObject({ outcome: "refused", refusal: { code: "UDR_CANCELLED" } });
    expect(await bulk.chainsOf([udrId])).toEqual([2]);
  });

  test("where it is above the limit by now", async () => {
    const { udrId, job } = await plannedFilm();
    const before = [await udrRow(udrId), await queued(udrId)];
    await desk.test.owner.update(creditLimit).set({ perAction: micros("9.99") });
    expect(await carryOutRow(bulk.as(), job, udrId)).toEqual({ ok: true, value: "left" });
    expect(await rowOf(job.bulkJobId)).toMatchObject({ outcome: "refused", refusal: { code: "APPROVAL_REQUIRED" } });
    expect([await udrRow(udrId), await queued(udrId)]).toEqual(before);
    expect([before[1], await bulk.chainsOf([udrId])]).toEqual([1, [1]]);
  });

  test("where its actor may not do so any more", async () => {
    const { udrId, job } = await plannedFilm();
    expect(await carryOutRow(bulk.as("callCentreAgent"), job, udrId)).toEqual({ ok: true, value: "left" });
    expect(await rowOf(job.bulkJobId)).toMatchObject({ outcome: "refused", refusal: { code: "NOT_PERMITTED" } });
    expect(await bulk.chainsOf([udrId])).toEqual([1]);
  });
});

test("others at work on the UDR say nothing of the row: it stays planned, and is done when they have gone", async () => {
  const { udrId, job } = await plannedFilm();
  await whileHeld(async () => {
    expect(await carryOutRow(bulk.as(), job, udrId)).toEqual({ ok: false, refusal: { code: "BUSY" } });
  });
  expect(await bulk.outcomesOf(job.bulkJobId)).toEqual(["planned"]);
  expect(await carryOutRow(bulk.as(), job, udrId)).toEqual({ ok: true, value: "done" });
  expect(await desk.test.owner.$count(bulkJobRow, eq(bulkJobRow.bulkJobId, job.bulkJobId))).toBe(1);
});

function nullsLast(one: string | null, other: string | null): number {
  return (one === null ? 1 : 0) - (other === null ? 1 : 0);
}
