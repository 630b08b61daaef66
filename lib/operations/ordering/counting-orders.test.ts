import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SeededSubscription } from "#db/seed/customers.ts";
import { type AluxsatDesk, atNicosia, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { ALLOWANCE, BANDS, type CountingDesk, type CountingPlan, countingDesk, VOLUME } from "#db/testing/counting-desk.ts";
import type { Charge } from "#lib/rating/charges/charge.ts";
import { getCounted } from "../account/get-counted.ts";
import { addServiceUsage } from "./add-service-usage.ts";
import { quoteServiceUsage } from "./quote-service-usage.ts";

let desk: AluxsatDesk;
let counting: CountingDesk;

beforeAll(async () => {
  desk = await openAluxsatDesk();
  counting = countingDesk(desk);
});
// Closing asks whether every invariant holds.
afterAll(() => desk.close());

const AT = atNicosia("12:00");
const MARCH = "2026-03-01/2026-04-01";

async function customerWith(plan: CountingPlan = {}): Promise<SeededSubscription> {
  const customer = await counting.newCustomer();
  await counting.publishFor([customer], plan);
  return customer;
}

describe("orders over the boundary of a band", () => {
  test.each<[string, Charge, readonly string[], string]>([
    ["graduated", BANDS, ["8.00", "3.50", "2.00"], "17: 13.50"],
    ["volume: the whole becomes cheaper", VOLUME, ["8.00", "-1.50", "2.00"], "17: 8.50"],
    ["packages", { charge: "package", size: "10", price: "5" }, ["5.00", "5.00", "0.00"], "17: 10.00"],
  ])("%s", async (_, charge, expected, sum) => {
    const customer = await customerWith({ charge });
    const prices: string[] = [];
    for (const quantity of ["8", "5", "4"]) prices.push((await counting.order(customer, quantity, { at: AT })).gross);
    expect(prices).toEqual(expected);
    expect(`17: ${await counting.total(customer)}`).toBe(sum);
    expect(await counting.counted(customer)).toEqual([`${MARCH}: 17 of 3`]);
  });

  test("a quote says what an order would cost and counts nothing", async () => {
    const customer = await customerWith();
    await counting.order(customer, "8", { at: AT });
    const input = { subscriptionId: customer.subscriptionId, product: "LOTR1", quantity: "5", metadata: {} };
    for (let look = 0; look < 2; look += 1) {
      const quote = await quoteServiceUsage(desk.as("callCentreAgent", AT), input);
      expect(quote).toMatchObject({ ok: true, value: { gross: "3.50" } });
      expect(JSON.stringify(quote)).toContain("8 ");
    }
    expect(await counting.counted(customer)).toEqual([`${MARCH}: 8 of 1`]);
  });

  test("the account's page says what has counted, the newest cycle first, and nothing where nothing does", async () => {
    const customer = await customerWith();
    const shown = () => getCounted(desk.as("callCentreAgent", AT), customer.accountNumber);
    expect(await shown()).toEqual([]);
    await counting.order(customer, "8", { at: AT });
    await counting.order(customer, "5", { at: atNicosia("12:00", 32) });
    expect((await shown()).map(({ who, quantity, udrs }) => [who, quantity, udrs])).toEqual([
      [customer.subscriptionNumber, "5", 1],
      [customer.subscriptionNumber, "8", 1],
    ]);
    expect(await getCounted(desk.as("callCentreAgent", AT), "A-1")).toEqual([]);
  });

  test("the next cycle begins anew", async () => {
    const customer = await customerWith();
    await counting.order(customer, "8", { at: AT });
    expect((await counting.order(customer, "5", { at: atNicosia("12:00", 32) })).gross).toBe("5.00");
    expect(await counting.counted(customer)).toEqual([`${MARCH}: 8 of 1`, "2026-04-01/2026-05-01: 5 of 1"]);
  });

  test("a new version prices them from the next cycle on", async () => {
    const customer = await customerWith({ next: { charge: { charge: "perUnit", price: "3.00" }, at: atNicosia("00:00", 3) } });
    const day = (date: number) => ({ at: atNicosia("12:00", date) });
    expect((await counting.order(customer, "8", day(2))).gross).toBe("8.00");
    expect((await counting.order(customer, "5", day(4))).gross).toBe("3.50");
    expect((await counting.order(customer, "5", day(32))).gross).toBe("15.00");
  });

  test("orders at once on one subscription never see the same counter", async () => {
    const customer = await customerWith({ charge: STEEP });
    const accepted = await orderAtOnce(Array.from({ length: 6 }, () => customer));
    expect(await counting.total(customer)).toBe(euros(steep(accepted)));
    expect(await counting.counted(customer)).toEqual([`${MARCH}: ${accepted} of ${accepted}`]);
  });

  test("nor do those on two subscriptions of one pool", async () => {
    const first = await counting.newCustomer();
    const second = await counting.another(first);
    await counting.publishFor([first, second], { charge: STEEP, scope: "pool" });
    const accepted = await orderAtOnce(Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? first : second)));
    expect(await counting.counted({ subscriptionId: first.accountId })).toEqual([`${MARCH}: ${accepted} of ${accepted}`]);
    const together = Number(await counting.total(first)) + Number(await counting.total(second));
    expect(together).toBe(steep(accepted));
  });
});

/** Each costs another price, so that two that saw the same would show. */
const STEEP: Charge = {
  charge: "graduated",
  bands: [
    { upTo: "1", price: "9" },
    { upTo: "2", price: "8" },
    { upTo: "3", price: "7" },
    { upTo: "4", price: "6" },
    { upTo: null, price: "5" },
  ],
};

function steep(films: number): number {
  return [9, 8, 7, 6, 5, 5, 5, 5].slice(0, films).reduce((sum, price) => sum + price, 0);
}

function euros(amount: number): string {
  return `${amount}.00`;
}

/** How many were accepted: on a slow machine some find the subscription busy, and then nothing of them is saved. */
async function orderAtOnce(customers: readonly SeededSubscription[]): Promise<number> {
  const order = ({ subscriptionId }: SeededSubscription) =>
    addServiceUsage(desk.as("callCentreAgent", AT), { subscriptionId, product: "LOTR1", quantity: "1", metadata: {} });
  const done = await Promise.all(customers.map(order));
  expect(done.flatMap((each) => (each.ok || each.refusal.code === "BUSY" ? [] : [each.refusal.code]))).toEqual([]);
  const accepted = done.filter(({ ok }) => ok).length;
  expect(accepted).toBeGreaterThan(1);
  return accepted;
}

test("what is free in a cycle is free again in the next, and what is free for ever is not", async () => {
  const charge: Charge = { charge: "perUnit", price: "1.00" };
  const next = atNicosia("12:00", 32);
  const each = await customerWith({ charge, scope: "udr", discounts: [ALLOWANCE] });
  const once = await customerWith({ charge, scope: "udr", discounts: [{ ...ALLOWANCE, renew: "never" }] });
  for (const customer of [each, once]) await counting.order(customer, "8", { at: AT });
  expect((await counting.order(each, "8", { at: next })).gross).toBe("0.00");
  expect((await counting.order(once, "8", { at: next })).gross).toBe("6.00");
  expect(await counting.counted(once)).toEqual(["ever: 10 of 2"]);
});
