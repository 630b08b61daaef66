import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SeededSubscription } from "#db/seed/customers.ts";
import { type AluxsatDesk, adjustOf, atNicosia, correct, later, openAluxsatDesk, udrOf } from "#db/testing/aluxsat-desk.ts";
import { ALLOWANCE, BANDS, type CountingDesk, countingDesk, ERROR, VOLUME } from "#db/testing/counting-desk.ts";
import { type ImportedUsage, type UsageDesk, usageDesk } from "#db/testing/imported-usage.ts";
import { done } from "#db/testing/price-plan-scenario.ts";
import { type DiscountDocument, discountDocument } from "#lib/domain/discount/discount-document.ts";
import { present } from "#lib/kernel/assert.ts";
import { createDiscount } from "../discount/create-discount.ts";
import { decideDiscount } from "../discount/decide-discount.ts";
import { submitDiscount } from "../discount/submit-discount.ts";
import { quoteServiceUsage } from "../ordering/quote-service-usage.ts";
import { rateWaitingUsage } from "./rate-waiting-usage.ts";

let desk: AluxsatDesk;
let counting: CountingDesk;
let usage: UsageDesk;

const NOON = atNicosia("12:00");
const EVENING = atNicosia("20:00");

beforeAll(async () => {
  desk = await openAluxsatDesk();
  counting = countingDesk(desk);
  usage = usageDesk(desk);
  await publishDiscount({ code: "TENTH", kind: "percentage", value: "10", for: { product: "SERENDIPITY" } });
  await publishDiscount({
    code: "STANDARD-ONLY",
    kind: "percentage",
    value: "50",
    for: { product: "SERENDIPITY" },
    account: { classification: "STANDARD" },
  });
  await publishDiscount({
    code: "FIVE",
    kind: "amount",
    value: "5.00",
    currency: "EUR",
    per: "period",
    renew: "cycle",
    for: { product: "LIMITLESS" },
  });
});
// Closing asks whether every invariant holds.
afterAll(() => desk.close());

async function publishDiscount(more: Record<string, unknown> & Pick<DiscountDocument, "code">): Promise<void> {
  const { code } = more;
  const fields = { format: "ratewright/discount@1", application: "auto", timeZone: "Europe/Nicosia", ...more };
  const document = discountDocument.parse(fields);
  const [anna, boris] = [desk.as("pricingManager", atNicosia("06:00")), desk.as("pricingApprover", atNicosia("06:00"))];
  await done(createDiscount(anna, { code, name: code, description: null, application: "auto", document }));
  const asked = { code, revision: 1, effective: { kind: "onApproval" as const }, note: "Loyalty" };
  const { requestId, contentHash } = await done(submitDiscount(anna, asked));
  await done(decideDiscount(boris, { requestId, contentHash, verdict: { decision: "approved", note: "" } }));
}

async function importAll(customer: SeededSubscription, all: readonly ImportedUsage[]): Promise<readonly number[]> {
  const udrIds: number[] = [];
  for (const each of all) udrIds.push(await usage.importUsage(customer, each));
  return udrIds;
}

async function explanationOf(udrId: number): Promise<{ readonly discounts: unknown }> {
  const [row] = await desk.test.owner.execute<{ explanation: { discounts: unknown } }>(
    sql`select explanation from rbi where udr_id = ${udrId} order by rbi_id desc limit 1`,
  );
  return present(row, `the RBI of ${udrId}`).explanation;
}

test("usage rated elsewhere has our discounts as usage rated here has them: those that hold, and why the others do not", async () => {
  const customer = await counting.newCustomer();
  const film = { at: NOON, product: "SERENDIPITY" } as const;
  const [here = 0, elsewhere = 0] = await importAll(customer, [film, { ...film, rating: "elsewhere", gross: "11.90", tax: "1.90" }]);
  await usage.rate(EVENING);
  expect([await usage.postedOf(here), await usage.postedOf(elsewhere)]).toEqual(["charge 9.00", "charge 10.71"]);
  const [ofOurs, ofTheirs] = [await explanationOf(here), await explanationOf(elsewhere)];
  const withoutAmounts = (discounts: unknown) =>
    JSON.parse(JSON.stringify(discounts, (key, value) => (key === "took" ? undefined : value)));
  expect(withoutAmounts(ofTheirs.discounts)).toEqual(withoutAmounts(ofOurs.discounts));
  expect(ofTheirs).toMatchObject({ discounts: { applied: [{ code: "TENTH", took: "1.19" }] } });
});

test("a budget per period is one for all usage, is given back with a correction, and then serves the others", async () => {
  const customer = await counting.newCustomer();
  const film = { product: "LIMITLESS", rating: "elsewhere" } as const;
  const [first = 0, second = 0] = await importAll(customer, [
    { ...film, at: NOON, gross: "3.00", tax: "0.48" },
    { ...film, at: later(NOON, 1), gross: "7.00", tax: "1.12" },
  ]);
  await usage.rate(EVENING);
  // 3.00 of the 5.00 went to the first, 2.00 are left for the second, and nothing for an order.
  expect([await usage.postedOf(first), await usage.postedOf(second)]).toEqual(["charge 0.00", "charge 5.00"]);
  expect((await counting.order(customer, "1", { at: EVENING, product: "LIMITLESS" })).gross).toBe("10.00");
  const lead = desk.as("careLead", later(EVENING, 1));
  const cancelled = await correct(lead, { action: "cancel", udrId: first, expectedRevision: 1 }, ERROR);
  expect(cancelled).toMatchObject({ ok: true });
  expect(await counting.total(customer)).toBe("12.00");
});

test("its price may be adjusted, and is discounted anew", async () => {
  const customer = await counting.newCustomer();
  const film = { at: NOON, product: "SERENDIPITY", rating: "elsewhere", gross: "11.90", tax: "1.90" } as const;
  const [udrId = 0] = await importAll(customer, [film]);
  await usage.rate(EVENING);
  const lead = desk.as("careLead", EVENING);
  const change = adjustOf(await udrOf(lead, udrId), { gross: "23.80", tax: "3.80" });
  expect(await correct(lead, change)).toMatchObject({ ok: true });
  expect(await usage.postedOf(udrId)).toBe("charge 10.71, reversal -10.71, charge 21.42");
});

const HALF = { ...ALLOWANCE, code: "HALF", kind: "percentage", value: "50", per: "udr", renew: "never" } as const;
const someOffer = fc.record({
  charge: fc.constantFrom(BANDS, VOLUME, { charge: "perUnit", price: "1.37" } as const),
  discounts: fc.subarray([
    HALF,
    { ...HALF, code: "THIRD", value: "33.3", level: 2 },
    { ...ALLOWANCE, code: "SIX", kind: "amount", value: "6.00" } as const,
    { ...ALLOWANCE, code: "TWO", value: "2" },
  ]),
  quantities: fc.array(fc.integer({ min: 1, max: 25 }).map(String), { minLength: 1, maxLength: 3 }),
});

test("quote, order and imported usage come to the same: amounts, discounts, their order, and why", async () => {
  const property = fc.asyncProperty(someOffer, async ({ charge, discounts, quantities }) => {
    const [ordering, importing] = [await counting.newCustomer("prepaid"), await counting.newCustomer()];
    await desk.test.owner.execute(sql`update wallet set floor = -10000 where wallet_id = ${ordering.walletId}`);
    await counting.publishFor([ordering, importing], { charge, discounts });
    const orders: { readonly udrId: number; readonly gross: string }[] = [];
    for (const [index, quantity] of quantities.entries()) {
      const at = later(NOON, index);
      const input = { subscriptionId: ordering.subscriptionId, product: "LOTR1", quantity, metadata: {} };
      const quote = await quoteServiceUsage(desk.as("callCentreAgent", at), input);
      const order = await counting.order(ordering, quantity, { at });
      expect(quote).toMatchObject({ ok: true, value: { gross: order.gross } });
      orders.push(order);
    }
    // They arrive the wrong way round, and are rated in the order in which they were used.
    const arriving = [...quantities.entries()].reverse();
    const arrived = await importAll(
      importing,
      arriving.map(([index, quantity]) => ({ at: later(NOON, index), quantity })),
    );
    const context = { actor: { kind: "system", name: "rating" }, now: EVENING, requestId: "test", database: desk.test.database } as const;
    await rateWaitingUsage(context, { reportFault: () => "a fault" });
    for (const [index, order] of orders.entries()) {
      const udrId = present(arrived.at(-1 - index), "the imported one");
      expect(await usage.postedOf(udrId)).toBe(`charge ${order.gross}`);
      expect(await explanationOf(udrId)).toEqual(await explanationOf(order.udrId));
    }
  });
  await fc.assert(property, { numRuns: 10 });
}, 120_000);
