import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findWallet } from "#db/queries/wallets.ts";
import type { SeededSubscription } from "#db/seed/customers.ts";
import { type AluxsatDesk, atNicosia, later, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { BANDS, type CountingDesk, type CountingPlan, countingDesk, VOLUME } from "#db/testing/counting-desk.ts";
import { type ImportedUsage, type UsageDesk, usageDesk } from "#db/testing/imported-usage.ts";
import { meetingAt } from "#db/testing/waiting-locks.ts";
import { present } from "#lib/kernel/assert.ts";
import { microsToString } from "#lib/kernel/money.ts";
import { getBillingRun } from "../billing/get-billing-run.ts";
import { runBilling } from "../billing/run-billing.ts";
import { topUpWallet } from "../wallet/top-up-wallet.ts";

let desk: AluxsatDesk;
let counting: CountingDesk;
let usage: UsageDesk;

beforeAll(async () => {
  desk = await openAluxsatDesk();
  counting = countingDesk(desk);
  usage = usageDesk(desk);
});
// Closing asks whether every invariant holds.
afterAll(() => desk.close());

const NOON = atNicosia("12:00");
const EVENING = atNicosia("20:00");

async function customerWith(plan: CountingPlan | null = null, scheme: "monthly" | "instant" | "prepaid" = "monthly") {
  const customer = await counting.newCustomer(scheme);
  if (plan !== null) await counting.publishFor([customer], plan);
  return customer;
}

async function importAll(customer: SeededSubscription, all: readonly ImportedUsage[]): Promise<readonly number[]> {
  const udrIds: number[] = [];
  for (const each of all) udrIds.push(await usage.importUsage(customer, each));
  return udrIds;
}

const billsOf = async ({ subscriptionId }: SeededSubscription) => {
  const rows = await desk.test.owner.execute<{ total: string }>(
    sql`select total::text as total from bill where subscription_id = ${subscriptionId} order by bill_id`,
  );
  return rows.map(({ total }) => total);
};

describe("usage that waited is rated", () => {
  test("here, by the plan of its time, and waits for a bill", async () => {
    const customer = await customerWith();
    const [day = 0, night = 0] = await importAll(customer, [{ at: NOON }, { at: atNicosia("02:14") }]);
    expect(await usage.standingOf(day)).toBe("waits");
    expect(await usage.rate(EVENING)).toMatchObject({ accounts: 1, rated: 2, parked: 0, leftWaiting: [] });
    expect([await usage.standingOf(day), await usage.standingOf(night)]).toEqual(["charge 10.00", "charge 5.00"]);
  });

  test("elsewhere: at the price that it came with, with its tax", async () => {
    const customer = await customerWith();
    const [udrId = 0] = await importAll(customer, [{ at: NOON, rating: "elsewhere", gross: "7.31", tax: "1.17" }]);
    await usage.rate(EVENING);
    const rows = await desk.test.owner.execute(
      sql`select gross::text, net::text, tax::text, tax_percent::text, price_plan_version_id from rbi where udr_id = ${udrId}`,
    );
    expect(rows).toEqual([{ gross: "7.310000", net: "6.140000", tax: "1.170000", tax_percent: "19.000000", price_plan_version_id: null }]);
  });

  test("a credit is the opposite of what it would cost", async () => {
    const customer = await customerWith();
    const [here = 0, elsewhere = 0] = await importAll(customer, [
      { at: NOON, directive: "toBeCredited" },
      { at: NOON, directive: "toBeCredited", rating: "elsewhere", gross: "7.31", tax: "1.17" },
    ]);
    await usage.rate(EVENING);
    expect([await usage.postedOf(here), await usage.postedOf(elsewhere)]).toEqual(["charge -10.00", "charge -7.31"]);
  });

  test("for information: never", async () => {
    const [udrId = 0] = await importAll(await customerWith(), [{ at: NOON, rating: "information" }]);
    expect(await usage.rate(EVENING)).toMatchObject({ rated: 0, parked: 0 });
    expect(await usage.standingOf(udrId)).toBe("");
  });

  test("in the order in which it was used, whatever came first", async () => {
    const customer = await customerWith({ charge: BANDS });
    const [second = 0, first = 0] = await importAll(customer, [
      { at: later(NOON, 10), quantity: "5" },
      { at: NOON, quantity: "8" },
    ]);
    await usage.rate(EVENING);
    expect([await usage.postedOf(first), await usage.postedOf(second)]).toEqual(["charge 8.00", "charge 3.50"]);
    expect(await counting.counted(customer)).toEqual(["2026-03-01/2026-04-01: 13 of 2"]);
  });

  test("what comes late counts on top of what is rated already", async () => {
    const customer = await customerWith({ charge: VOLUME });
    const [first = 0] = await importAll(customer, [{ at: NOON, quantity: "8" }]);
    await usage.rate(EVENING);
    const [late = 0] = await importAll(customer, [{ at: atNicosia("09:00"), quantity: "5" }]);
    await usage.rate(EVENING);
    expect([await usage.postedOf(first), await usage.postedOf(late)]).toEqual(["charge 8.00", "charge -1.50"]);
  });
});

describe("who pays from a wallet", () => {
  const walletOf = async (customer: SeededSubscription) => {
    const wallet = present(await findWallet(desk.test.owner, customer), "the wallet");
    return `${microsToString(wallet.balance, 2)}, owes ${microsToString(wallet.debt, 2)}`;
  };

  test("pays down to the floor, owes the rest, and repays it with the next top-up", async () => {
    const customer = await customerWith(null, "prepaid");
    const topUp = (amount: string) => {
      const paymentReference = `P-${amount}`;
      return topUpWallet(desk.as("callCentreAgent", NOON), { subscriptionId: customer.subscriptionId, amount, paymentReference });
    };
    await topUp("14.00");
    await importAll(customer, [{ at: NOON }, { at: later(NOON, 1) }, { at: later(NOON, 2), directive: "toBeCredited" }]);
    expect(await usage.rate(EVENING)).toMatchObject({ rated: 3, bills: [] });
    const kinds = await desk.test.owner.execute(
      sql`select kind, amount::text, debt_change::text from wallet_transaction where wallet_id = ${customer.walletId} order by seq`,
    );
    expect(kinds).toEqual([
      { kind: "topUp", amount: "14.000000", debt_change: "0.000000" },
      { kind: "usage", amount: "-10.000000", debt_change: "0.000000" },
      { kind: "usage", amount: "-4.000000", debt_change: "6.000000" },
      { kind: "usage", amount: "4.000000", debt_change: "-6.000000" },
    ]);
    expect(await walletOf(customer)).toBe("4.00, owes 0.00");
    await importAll(customer, [{ at: later(NOON, 3) }]);
    await usage.rate(EVENING);
    expect(await walletOf(customer)).toBe("0.00, owes 6.00");
    await topUp("10.00");
    expect(await walletOf(customer)).toBe("4.00, owes 0.00");
  });
});

describe("thresholds", () => {
  test("are tested once after what was rated together: one bill of all of it", async () => {
    const customer = await customerWith();
    await importAll(customer, [{ at: NOON }, { at: NOON }]);
    expect(await usage.rate(EVENING)).toMatchObject({ rated: 2, bills: [] });
    await importAll(customer, [{ at: NOON }, { at: NOON }]);
    expect(await usage.rate(EVENING)).toMatchObject({ rated: 2, bills: [expect.stringMatching(/^B-/)] });
    expect(await billsOf(customer)).toEqual(["40.000000"]);
  });

  test("a billing run rates what waits for its account first, and counts what is parked", async () => {
    const customer = await customerWith();
    const [, parked = 0] = await importAll(customer, [{ at: NOON }, { at: NOON, product: "DERBY" }]);
    const run = await runBilling(desk.as("billingOperator", EVENING), { accountNumber: customer.accountNumber });
    if (!run.ok) throw new Error(run.refusal.code);
    expect(run.value).toMatchObject({ items: 1 });
    expect(await billsOf(customer)).toEqual(["10.000000"]);
    expect(await usage.standingOf(parked)).toBe("NO_RATE");
    const report = await getBillingRun(desk.as("billingOperator", EVENING), run.value.billingRunId);
    expect(report).toMatchObject({ ok: true, value: { parked: 1, state: "completedWithExceptions" } });
  });
});

describe("two at once, and one that is killed", () => {
  test("rate everything once", async () => {
    const customers = [await customerWith(), await customerWith({ charge: BANDS })];
    for (const customer of customers)
      await importAll(
        customer,
        Array.from({ length: 12 }, (_, index) => ({ at: later(NOON, index) })),
      );
    const both = await Promise.all([usage.rate(EVENING, { atOnce: 5 }), usage.rate(EVENING, { atOnce: 5 })]);
    await usage.rate(EVENING);
    expect(both[0].rated + both[1].rated).toBe(24);
    for (const customer of customers) expect(await counting.posted(customer)).toHaveLength(12);
  });

  test("beside an agent who holds the subscription: both wait, then each row is rated once", async () => {
    const customer = await customerWith();
    const [udrId = 0] = await importAll(customer, [{ at: NOON }]);
    const { subscriptionId } = customer;
    const both = await meetingAt(desk.test.owner, { subscriptionId, waiting: 2 }, () =>
      Promise.all([usage.rate(EVENING), usage.rate(EVENING)]),
    );
    expect(both[0].rated + both[1].rated).toBe(1);
    expect(await usage.standingOf(udrId)).toBe("charge 10.00");
  });

  test("beside an order: whoever comes second counts on top of the first", async () => {
    const customer = await customerWith({ charge: BANDS });
    await importAll(customer, [{ at: NOON, quantity: "8" }]);
    await meetingAt(desk.test.owner, { subscriptionId: customer.subscriptionId, waiting: 2 }, () =>
      Promise.all([usage.rate(EVENING), counting.order(customer, "5", { at: EVENING })]),
    );
    expect(await counting.counted(customer)).toEqual(["2026-03-01/2026-04-01: 13 of 2"]);
    expect(await counting.total(customer)).toBe("11.50");
  });

  test("stopped between two transactions: what was rated stays, the rest waits, and the next goes on", async () => {
    const customer = await customerWith({ charge: BANDS });
    const all = Array.from({ length: 13 }, (_, index) => ({ at: later(NOON, index), quantity: "1" }));
    const udrIds = await importAll(customer, all);
    let looks = 0;
    const stopping = new AbortController();
    const signal = Object.assign(Object.create(stopping.signal), {
      throwIfAborted: () => {
        looks += 1;
        if (looks > 2) throw new Error("killed");
      },
    });
    await expect(usage.rate(EVENING, { signal, atOnce: 10 })).rejects.toThrow("killed");
    const standing = await Promise.all([udrIds[0], udrIds[9], udrIds[10], udrIds[12]].map((udrId) => usage.standingOf(udrId ?? 0)));
    expect(standing).toEqual(["charge 1.00", "charge 1.00", "waits", "waits"]);
    expect(await usage.rate(EVENING)).toMatchObject({ rated: 3 });
    expect(await counting.counted(customer)).toEqual(["2026-03-01/2026-04-01: 13 of 13"]);
    expect(await counting.total(customer)).toBe("11.50");
  });

  test("a lock that is not to be had leaves the account waiting, and rates the others", async () => {
    const [held, free] = [await customerWith(), await customerWith()];
    const [waits = 0] = await importAll(held, [{ at: NOON }]);
    const [goes = 0] = await importAll(free, [{ at: NOON }]);
    await desk.test.owner.transaction(async (tx) => {
      await tx.execute(sql`select from subscription where subscription_id = ${held.subscriptionId} for update`);
      const done = await usage.rate(EVENING);
      expect(done.leftWaiting).toEqual([{ shard: held.shard, accountId: held.accountId }]);
    });
    expect([await usage.standingOf(waits), await usage.standingOf(goes)]).toEqual(["waits", "charge 10.00"]);
    await usage.rate(EVENING);
    expect(await usage.standingOf(waits)).toBe("charge 10.00");
  });
});
