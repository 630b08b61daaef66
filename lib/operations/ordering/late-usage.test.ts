import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findWallet } from "#db/queries/wallets.ts";
import type { SeededSubscription } from "#db/seed/customers.ts";
import { type AluxsatDesk, atNicosia, later, openAluxsatDesk, udrOf } from "#db/testing/aluxsat-desk.ts";
import { BANDS, type CountingDesk, type CountingPlan, countingDesk, ERROR } from "#db/testing/counting-desk.ts";
import { present } from "#lib/kernel/assert.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import { microsToString } from "#lib/kernel/money.ts";
import type { Charge } from "#lib/rating/charges/charge.ts";
import { runBilling } from "../billing/run-billing.ts";
import { topUpWallet } from "../wallet/top-up-wallet.ts";
import { quoteServiceUsage } from "./quote-service-usage.ts";

let desk: AluxsatDesk;
let counting: CountingDesk;

beforeAll(async () => {
  desk = await openAluxsatDesk();
  counting = countingDesk(desk);
  await counting.declareAmount("orderValue");
});
// Closing asks whether every invariant holds.
afterAll(() => desk.close());

const NOON = atNicosia("12:00");
const MARCH = "2026-03-01/2026-04-01";
const ONE_FREE: Charge = { charge: "percentage", of: "orderValue", rate: "10", fixed: "0.50", freeUdrs: 1 };
const HUNDRED_FREE: Charge = { charge: "percentage", of: "orderValue", rate: "10", freeAmount: "100" };

async function customerWith(plan: CountingPlan = {}, scheme: "monthly" | "prepaid" = "monthly"): Promise<SeededSubscription> {
  const customer = await counting.newCustomer(scheme);
  await counting.publishFor([customer], { charge: ONE_FREE, ...plan });
  return customer;
}

type Ordered = { readonly at?: Instant; readonly product?: string };

const order = (customer: SeededSubscription, orderValue: string, { at = NOON, product = "LOTR1" }: Ordered = {}) =>
  counting.order(customer, "1", { at, product, metadata: { orderValue } });

describe("usage that comes after usage which it stands before", () => {
  test.each<[string, Charge, { first: string; late: string; posted: readonly string[]; total: string }]>([
    ["is the free one, and the other pays", ONE_FREE, { first: "0.00", late: "0.00", posted: ["0.00", "20.50", "0.00"], total: "20.50" }],
    [
      "takes its share of the free amount",
      HUNDRED_FREE,
      { first: "10.00", late: "0.00", posted: ["10.00", "5.00", "0.00"], total: "15.00" },
    ],
  ])("%s", async (_, charge, { first, late, posted, total }) => {
    const customer = await customerWith({ charge });
    expect((await order(customer, "200")).gross).toBe(first);
    expect((await order(customer, "50", { at: later(NOON, -60) })).gross).toBe(late);
    expect((await counting.posted(customer)).map((text) => text.split(" ")[1])).toEqual(posted);
    expect(await counting.total(customer)).toBe(total);
    expect(await counting.counted(customer)).toEqual([`${MARCH}: 250 of 2`]);
  });

  test("in the order in which they stand nothing is corrected", async () => {
    const customer = await customerWith();
    for (const minutes of [0, 0, 1]) await order(customer, "100", { at: later(NOON, minutes) });
    expect(await counting.posted(customer)).toEqual(["charge 0.00", "charge 10.50", "charge 10.50"]);
  });

  test("where the order does not matter nothing is corrected either", async () => {
    const customer = await customerWith({ charge: BANDS });
    await counting.order(customer, "8", { at: NOON });
    await counting.order(customer, "5", { at: later(NOON, -60) });
    expect(await counting.posted(customer)).toEqual(["charge 8.00", "charge 3.50"]);
  });

  test("of a pool corrects another subscription on its own bill", async () => {
    const first = await counting.newCustomer();
    const second = await counting.another(first);
    await counting.publishFor([first, second], { charge: ONE_FREE, scope: "pool" });
    await order(first, "200");
    await order(second, "50", { at: later(NOON, -60) });
    expect([await counting.posted(first), await counting.posted(second)]).toEqual([["charge 0.00", "correction 20.50"], ["charge 0.00"]]);
  });

  test("of the cycle before corrects nothing of this one", async () => {
    const customer = await customerWith();
    await order(customer, "200", { at: atNicosia("12:00", 33) });
    await order(customer, "50");
    expect(await counting.posted(customer)).toEqual(["charge 0.00", "charge 0.00"]);
  });

  test("is quoted with what it makes of the others, and quoting writes nothing", async () => {
    const customer = await customerWith();
    await order(customer, "200", { product: "SERENDIPITY" });
    const input = { subscriptionId: customer.subscriptionId, product: "LOTR1", quantity: "1", metadata: { orderValue: "50" } };
    const quote = await quoteServiceUsage(desk.as("callCentreAgent", later(NOON, -60)), input);
    expect(quote).toMatchObject({
      ok: true,
      value: { gross: "0.00", others: ["Other usage of Serendipity in March 2026 costs €20.50 more."] },
    });
    const afterIt = await quoteServiceUsage(desk.as("callCentreAgent", later(NOON, 60)), input);
    expect(afterIt).toMatchObject({ ok: true, value: { gross: "5.50", others: [] } });
    expect(await counting.total(customer)).toBe("0.00");
  });

  test("prepaid: what it makes of the others is one movement with it", async () => {
    const customer = await customerWith({}, "prepaid");
    const { subscriptionId } = customer;
    await topUpWallet(desk.as("callCentreAgent", NOON), { subscriptionId, amount: "25.00", paymentReference: "P-LATE" });
    await order(customer, "200");
    const done = await order(customer, "50", { at: later(NOON, -60) });
    expect(done.walletBalance).toBe("4.50");
    expect(microsToString(present(await findWallet(desk.test.database, customer), "the wallet").balance, 2)).toBe("4.50");
    await expect(order(customer, "50", { at: later(NOON, -90) })).rejects.toThrow("WALLET_INSUFFICIENT_FUNDS");
  });

  test("is said on the bill and at the UDR that came late", async () => {
    const customer = await customerWith();
    await order(customer, "200");
    const { udrId } = await order(customer, "50", { at: later(NOON, -60) });
    const run = await runBilling(desk.as("billingOperator", later(NOON, 60)), { accountNumber: customer.accountNumber });
    expect(run.ok).toBe(true);
    const { corrections } = await udrOf(desk.as("careLead", NOON), udrId);
    expect(corrections).toMatchObject([{ gross: "20.50", revision: 1, state: "billed" }]);
    expect(JSON.stringify(corrections)).toContain(`Correction of The Lord of the Rings 1, March 2026: UDR ${udrId} came late`);
  });
});

describe("an Adjust of the time", () => {
  test("that puts it before others is late usage, and one that puts it behind them is not", async () => {
    const customer = await customerWith();
    await order(customer, "200");
    const { udrId } = await order(customer, "50", { at: later(NOON, 10) });
    expect(await counting.total(customer)).toBe("5.50");
    const move = async (minutes: number) => {
      const change = await counting.adjusted(udrId, NOON, { from: instantToString(later(NOON, minutes)) });
      return counting.fix(change, { at: later(NOON, 90), reason: ERROR });
    };
    expect(await move(-10)).toMatchObject({
      ok: true,
      value: { preview: { net: "15.00", entries: [{ gross: "-5.50" }, { kind: "correction", gross: "20.50" }, { gross: "0.00" }] } },
    });
    expect(await move(20)).toMatchObject({
      ok: true,
      value: { preview: { net: "-15.00", entries: [{ gross: "0.00" }, { gross: "-20.50" }, { gross: "5.50" }] } },
    });
    expect(await counting.counted(customer)).toEqual([`${MARCH}: 250 of 2`]);
  });

  test("into another cycle corrects both", async () => {
    const customer = await customerWith();
    const april = atNicosia("12:00", 33);
    await order(customer, "100");
    const { udrId } = await order(customer, "50", { at: april });
    await order(customer, "300", { at: later(april, 10) });
    const change = await counting.adjusted(udrId, april, { from: instantToString(later(NOON, -10)) });
    expect(await counting.fix(change, { at: later(april, 60), reason: ERROR })).toMatchObject({
      ok: true,
      value: {
        preview: {
          entries: [{ gross: "0.00" }, { kind: "correction", gross: "10.50" }, { kind: "correction", gross: "-30.50" }, { gross: "0.00" }],
        },
      },
    });
    expect(await counting.counted(customer)).toEqual([`${MARCH}: 150 of 2`, "2026-04-01/2026-05-01: 300 of 1"]);
  });
});
