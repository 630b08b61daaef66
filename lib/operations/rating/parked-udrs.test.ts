import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { SeededSubscription } from "#db/seed/customers.ts";
import { type AluxsatDesk, adjustOf, atNicosia, correct, later, openAluxsatDesk, udrOf } from "#db/testing/aluxsat-desk.ts";
import { type CountingDesk, countingDesk } from "#db/testing/counting-desk.ts";
import { type UsageDesk, usageDesk } from "#db/testing/imported-usage.ts";
import { done } from "#db/testing/price-plan-scenario.ts";
import { publishPlan } from "#db/testing/published-plan.ts";
import { waitingSessions } from "#db/testing/waiting-locks.ts";
import { withTransaction } from "#db/tx.ts";
import type { ListParkedUdrsInput } from "#lib/domain/usage-import/parked-udr-input.ts";
import { setHold } from "../hold/set-hold.ts";
import { getUdr } from "../udr/get-udr.ts";
import { listParkedUdrs } from "./list-parked-udrs.ts";
import { retryParkedUdrs } from "./retry-parked-udrs.ts";

let desk: AluxsatDesk;
let counting: CountingDesk;
let usage: UsageDesk;
let customer: SeededSubscription;

const NOON = atNicosia("12:00");
const EVENING = atNicosia("20:00");

beforeAll(async () => {
  desk = await openAluxsatDesk();
  counting = countingDesk(desk);
  usage = usageDesk(desk);
});
// Closing asks whether every invariant holds.
afterAll(() => desk.close());

beforeEach(async () => {
  await retry("all");
  await forgetWaiting();
  customer = await counting.newCustomer();
});

/** What earlier tests left parked is cancelled, so that each finds none. */
async function forgetWaiting(): Promise<void> {
  await desk.test.owner.execute(sql`delete from rating_queue`);
  await desk.test.owner.execute(
    sql`update udr set directive = 'notToBeBilled' where not exists (select from rbi where rbi.udr_id = udr.udr_id)`,
  );
}

const operator = () => desk.as("billingOperator", EVENING);
const lead = () => desk.as("careLead", EVENING);
const retry = (which: Parameters<typeof retryParkedUdrs>[1]) => done(retryParkedUdrs(operator(), which));
const list = async (query: Partial<ListParkedUdrsInput> = {}) => done(listParkedUdrs(operator(), { cursor: null, code: null, ...query }));
const jobs = async () => {
  const rows = await desk.test.owner.execute(sql`select key from graphile_worker.jobs where task_identifier = 'rateWaitingUsage'`);
  return rows.length;
};
const forgetJobs = () => desk.test.owner.execute(sql`delete from graphile_worker._private_jobs`);

/** Of an event, for which Global has no rate. */
async function parkedOne(): Promise<number> {
  const udrId = await usage.importUsage(customer, { at: NOON, product: "DERBY" });
  await usage.rate(EVENING);
  expect(await usage.standingOf(udrId)).toBe("NO_RATE");
  expect((await done(getUdr(operator(), udrId))).parkedBecause).toMatch(/rate/u);
  return udrId;
}

describe("what cannot be rated is parked, and harms no other", () => {
  test("a product without a rate, one on hold, and one whose record is broken", async () => {
    const before = await usage.importUsage(customer, { at: NOON });
    const noRate = await usage.importUsage(customer, { at: later(NOON, 1), product: "DERBY" });
    const broken = await usage.importUsage(customer, { at: later(NOON, 2), rating: "elsewhere", gross: "1.00", tax: "0.90" });
    const after = await usage.importUsage(customer, { at: later(NOON, 3), product: "SERENDIPITY" });
    expect(await usage.rate(EVENING)).toMatchObject({ rated: 2, parked: 2 });
    const standing = await Promise.all([before, noRate, broken, after].map(usage.standingOf));
    expect(standing).toEqual(["charge 10.00", "NO_RATE", "BAD_LINE", "charge 10.00"]);
  });

  test("a fault is logged under the number that the list shows", async () => {
    const faulty = await usage.importUsage(customer, { at: NOON, product: "LIMITLESS" });
    const fine = await usage.importUsage(customer, { at: NOON });
    const huge = await usage.importUsage(customer, { at: NOON, quantity: "999999999999" });
    await desk.test.owner.execute(
      sql`update udr set ad_hoc_discounts = '[{"kind": "percentage", "value": "ten"}]' where udr_id = ${faulty}`,
    );
    const reported: unknown[] = [];
    const rated = await usage.rate(EVENING, { reportFault: (error, facts) => `f-${reported.push({ error, facts })}` });
    await desk.test.owner.execute(sql`update udr set ad_hoc_discounts = '[]' where udr_id = ${faulty}`);
    expect(rated).toMatchObject({ rated: 1, parked: 2 });
    const standing = await Promise.all([faulty, huge, fine].map(usage.standingOf));
    expect(standing).toEqual(["RATING_FAILED", "TOO_MANY_DIGITS", "charge 10.00"]);
    const { udrs } = await list({ code: "RATING_FAILED" });
    expect(udrs).toMatchObject([{ udrId: faulty, message: expect.stringContaining("fault f-1") }]);
  });
});

describe("the list", () => {
  test("says what is parked, for what, since when, and how many of each", async () => {
    const [first, second] = [await parkedOne(), await parkedOne()];
    const broken = await usage.importUsage(customer, { at: NOON, rating: "elsewhere", gross: "1.00", tax: "0.90" });
    await usage.rate(later(EVENING, 1));
    const { udrs, counts, nextCursor } = await list();
    expect(udrs.map(({ udrId }) => udrId)).toEqual([first, second, broken]);
    expect(udrs[0]).toMatchObject({
      accountNumber: customer.accountNumber,
      subscriptionNumber: customer.subscriptionNumber,
      product: { code: "DERBY", name: "Derby night, live" },
      quantity: "1",
      importId: 1,
      importLine: first,
      code: "NO_RATE",
      message: "No price plan in force has a rate for Derby night, live.",
    });
    expect(counts).toEqual([
      { code: "NO_RATE", count: 2 },
      { code: "BAD_LINE", count: 1 },
    ]);
    expect(nextCursor).toBeNull();
    expect((await list({ code: "BAD_LINE" })).udrs.map(({ udrId }) => udrId)).toEqual([broken]);
    expect(await listParkedUdrs(operator(), { cursor: "nonsense", code: null })).toMatchObject({ refusal: { code: "INVALID_INPUT" } });
  });

  test("goes on where the page before ended, also within one instant", async () => {
    const all = Array.from({ length: 52 }, (_, index) => ({ at: later(NOON, index), product: "DERBY" }));
    for (const each of all) await usage.importUsage(customer, each);
    await usage.rate(EVENING);
    const first = await list();
    const second = await list({ cursor: first.nextCursor });
    expect([first.udrs.length, second.udrs.length, second.nextCursor]).toEqual([50, 2, null]);
    expect(new Set([...first.udrs, ...second.udrs].map(({ udrId }) => udrId)).size).toBe(52);
  });
});

describe("trying again", () => {
  test("puts them back, asks for one job, and is audited", async () => {
    const [first, second] = [await parkedOne(), await parkedOne()];
    await forgetJobs();
    expect(await retry({ udrIds: [first] })).toEqual({ tried: 1 });
    expect([await usage.standingOf(first), await usage.standingOf(second)]).toEqual(["waits", "NO_RATE"]);
    expect(await retry({ code: "NO_RATE" })).toEqual({ tried: 1 });
    expect(await usage.standingOf(second)).toBe("waits");
    expect(await jobs()).toBe(1);
    expect(await retry("all")).toEqual({ tried: 0 });
    const audited = await desk.test.owner.execute(
      sql`select after from audit_entry where action = 'usage.retry' order by audit_id desc limit 2`,
    );
    expect(audited.map(({ after }) => after)).toEqual([
      { which: { code: "NO_RATE" }, tried: 1 },
      { which: { udrIds: [first] }, tried: 1 },
    ]);
  });

  test("rates what was mended, and parks again what was not", async () => {
    const noRate = await parkedOne();
    const dollars = { code: `USD-${customer.subscriptionId}`, kind: "subscription", currency: "USD" } as const;
    const { pricePlanId } = await publishPlan(desk.test, { ...dollars, versions: [{ price: "4.00", effectiveAt: atNicosia("00:00", 1) }] });
    const payBy = (planId: number | null) =>
      desk.test.owner.execute(sql`update subscription set price_plan_id = ${planId} where subscription_id = ${customer.subscriptionId}`);
    await payBy(pricePlanId);
    const mended = await usage.importUsage(customer, { at: NOON });
    await usage.rate(EVENING);
    expect(await usage.standingOf(mended)).toBe("CURRENCY_MISMATCH");
    await payBy(null);
    await retry("all");
    expect(await usage.rate(later(EVENING, 1))).toMatchObject({ rated: 1, parked: 1 });
    expect([await usage.standingOf(mended), await usage.standingOf(noRate)]).toEqual(["charge 10.00", "NO_RATE"]);
  });
});

describe("a correction of a parked UDR", () => {
  test("an Adjust puts it back with its new values", async () => {
    const udrId = await parkedOne();
    await forgetJobs();
    const change = adjustOf(await udrOf(lead(), udrId), { product: "LOTR1" });
    expect(await correct(lead(), change)).toMatchObject({ ok: true, value: { done: { net: "0.00" } } });
    expect(await usage.standingOf(udrId)).toBe("waits");
    expect(await jobs()).toBe(1);
    await usage.rate(later(EVENING, 1));
    expect(await usage.standingOf(udrId)).toBe("charge 10.00");
  });

  test("a Cancel ends it", async () => {
    const udrId = await parkedOne();
    expect(await correct(lead(), { action: "cancel", udrId, expectedRevision: 1 })).toMatchObject({ ok: true });
    expect(await usage.standingOf(udrId)).toBe("");
    expect((await list()).udrs).toEqual([]);
  });

  test("Set As Not To Be Billed ends it, Set As Creditable puts it back", async () => {
    const [never, credited] = [await parkedOne(), await parkedOne()];
    await done(correct(lead(), { action: "setNotToBeBilled", udrId: never, expectedRevision: 1 }));
    await done(correct(lead(), { action: "setCreditable", udrId: credited, expectedRevision: 1 }));
    expect([await usage.standingOf(never), await usage.standingOf(credited)]).toEqual(["", "waits"]);
  });

  test("beside somebody who tries all again: it is found where it was put", async () => {
    const udrId = await parkedOne();
    const adjust = adjustOf(await udrOf(lead(), udrId), { product: "LOTR1" });
    const begun: Promise<unknown>[] = [];
    await withTransaction(desk.test.owner, async (tx) => {
      await tx.execute(sql`select from udr where udr_id = ${udrId} for update`);
      begun.push(retry("all"));
      await vi.waitUntil(async () => (await waitingSessions(desk.test.owner)) === 1, { timeout: 2_500, interval: 10 });
      begun.push(correct(lead(), adjust));
      await vi.waitUntil(async () => (await waitingSessions(desk.test.owner)) === 2, { timeout: 2_500, interval: 10 });
    });
    await Promise.all(begun);
    expect(await usage.standingOf(udrId)).toBe("waits");
    await usage.rate(later(EVENING, 1));
    expect(await usage.standingOf(udrId)).toBe("charge 10.00");
  });
});

test("whoever tries again takes the UDR before its row, as everybody does: nobody waits for each other", async () => {
  const udrId = await parkedOne();
  const begun: Promise<unknown>[] = [];
  await withTransaction(desk.test.owner, async (tx) => {
    await tx.execute(sql`select from udr where udr_id = ${udrId} for update`);
    begun.push(retry("all"));
    await vi.waitUntil(async () => (await waitingSessions(desk.test.owner)) === 1, { timeout: 2_500, interval: 10 });
    expect(await tx.execute(sql`select 1 from parked_udr where udr_id = ${udrId} for update skip locked`)).toHaveLength(1);
  });
  expect(await Promise.all(begun)).toEqual([{ tried: 1 }]);
});

test("usage of an offer on hold waits parked until the hold is released", async () => {
  const held = await done(
    setHold(desk.as("pricingManager", EVENING), { target: { kind: "product", code: "BRAVEHEART" }, reason: "A wrong price" }),
  );
  expect(held).toBeTruthy();
  const udrId = await usage.importUsage(customer, { at: NOON, product: "BRAVEHEART" });
  const elsewhere = await usage.importUsage(customer, { at: NOON, product: "BRAVEHEART", rating: "elsewhere", gross: "1.00", tax: "0.16" });
  await usage.rate(EVENING);
  expect([await usage.standingOf(udrId), await usage.standingOf(elsewhere)]).toEqual(["ON_HOLD", "ON_HOLD"]);
  await desk.test.owner.execute(sql`delete from offer_hold`);
  await retry({ code: "ON_HOLD" });
  await usage.rate(EVENING);
  expect([await usage.standingOf(udrId), await usage.standingOf(elsewhere)]).toEqual(["charge 10.00", "charge 1.00"]);
});
