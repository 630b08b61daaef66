import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AluxsatDesk, atNicosia, billAll, later, openAluxsatDesk, orderFilm } from "#db/testing/aluxsat-desk.ts";
import { discountDocument } from "#lib/domain/discount/discount-document.ts";
import type { Result } from "#lib/kernel/result.ts";
import { quoteServiceUsage } from "../ordering/quote-service-usage.ts";
import { quotePrice } from "../price-plan/quote-price.ts";
import { createDiscount } from "./create-discount.ts";
import { decideDiscount } from "./decide-discount.ts";
import { openDiscountDraft } from "./open-discount-draft.ts";
import { saveDiscountDraft } from "./save-discount-draft.ts";
import { submitDiscount } from "./submit-discount.ts";
import { tryDiscounts } from "./try-discounts.ts";

let desk: AluxsatDesk;

const NOON = atNicosia("12:00");

beforeAll(async () => {
  desk = await openAluxsatDesk();
  const anna = desk.as("pricingManager", NOON);
  const document = discountDocument.parse({
    format: "ratewright/discount@1",
    code: "MARCH",
    application: "auto",
    kind: "percentage",
    value: "10",
    account: { classification: "VIP" },
    timeZone: "Europe/Nicosia",
  });
  await done(createDiscount(anna, { code: "MARCH", name: "March", description: null, application: "auto", document }));
  await publish(NOON, 1);
  // From four o'clock on it is a fifth.
  const four = atNicosia("16:00");
  await done(openDiscountDraft(desk.as("pricingManager", four), { code: "MARCH" }));
  await done(saveDiscountDraft(desk.as("pricingManager", four), { code: "MARCH", revision: 1, document: { ...document, value: "20" } }));
  await publish(four, 2);
});

afterAll(() => desk.close());

async function publish(now: typeof NOON, revision: number): Promise<void> {
  const asked = { code: "MARCH", revision, effective: { kind: "onApproval" as const }, note: "Loyalty" };
  const { requestId, contentHash } = await done(submitDiscount(desk.as("pricingManager", now), asked));
  await done(decideDiscount(desk.as("pricingApprover", now), { requestId, contentHash, verdict: { decision: "approved", note: "" } }));
}

async function done<Value>(promise: Promise<Result<Value, { readonly code: string }>>): Promise<Value> {
  const result = await promise;
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

async function postedOf(udrId: number): Promise<readonly string[]> {
  const rows = await desk.test.owner.execute<{ gross: string }>(
    sql`select gross::text as gross from rbi where udr_id = ${udrId} order by seq`,
  );
  return rows.map(({ gross }) => gross);
}

const vip = () => ({ desk, customer: "eleni" as const });

test("a quote, an order and the bill of it have the same discount", async () => {
  const { subscriptionId } = desk.seeded.customers.eleni;
  const at = later(NOON, 60);
  const quoted = await done(
    quoteServiceUsage(desk.as("callCentreAgent", at), { subscriptionId, product: "LOTR1", quantity: "1", metadata: {} }),
  );
  const udrId = await orderFilm(vip(), at);
  await billAll(vip(), later(at, 1));
  expect(await postedOf(udrId)).toEqual(["9.000000"]);
  expect(JSON.stringify(quoted)).toContain("9.00");
});

test("the version in force when it happened decides, and not one that came later", async () => {
  expect(await postedOf(await orderFilm(vip(), atNicosia("11:59")))).toEqual(["10.000000"]);
  expect(await postedOf(await orderFilm(vip(), atNicosia("15:59")))).toEqual(["9.000000"]);
  expect(await postedOf(await orderFilm(vip(), atNicosia("16:00")))).toEqual(["8.000000"]);
});

test("terms that are not flexible have none", async () => {
  const { subscriptionId } = desk.seeded.customers.eleni;
  const scheme = sql`select billing_term_scheme_id from subscription where subscription_id = ${subscriptionId}`;
  await desk.test.owner.execute(sql`update billing_term_scheme set flexible = false where billing_term_scheme_id = (${scheme})`);
  try {
    expect(await postedOf(await orderFilm(vip(), atNicosia("15:00")))).toEqual(["10.000000"]);
  } finally {
    await desk.test.owner.execute(sql`update billing_term_scheme set flexible = true`);
  }
});

test("a question about a price has it too, for an account of the group", async () => {
  const usage = {
    under: { kind: "live", plan: "GLOBAL" } as const,
    product: "LOTR1",
    quantity: "1",
    metadata: {},
    at: "2026-03-03T13:00:00+02:00",
  };
  const asked = desk.as("pricingManager", NOON);
  expect((await done(quotePrice(asked, { ...usage, classification: "VIP" }))).gross).toBe("9.00");
  expect((await done(quotePrice(asked, usage))).gross).toBe("10.00");
});

test("the trial tells what each takes, and what is left after it", async () => {
  const usage = { product: "LOTR1", quantity: "1", at: "2026-03-03T17:00:00+02:00", metadata: {} };
  const tried = await done(
    tryDiscounts(desk.as("pricingManager", NOON), { plan: "GLOBAL", usage, classification: "VIP", draftOf: "VIP-10" }),
  );
  expect(tried).toMatchObject({
    charge: "10.00",
    steps: [
      { code: "MARCH", version: 2, gross: "8.00" },
      { code: "VIP-10", version: 1, gross: "7.00" },
    ],
    gross: "7.00",
  });
  const none = await done(tryDiscounts(desk.as("pricingManager", NOON), { plan: "GLOBAL", usage, classification: null, draftOf: null }));
  expect(none).toMatchObject({ charge: "10.00", steps: [], gross: "10.00" });
  expect(none.refused).toHaveLength(1);
});
