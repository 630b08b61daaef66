import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AluxsatDesk, atNicosia, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { done } from "#db/testing/price-plan-scenario.ts";
import { discountDocument } from "#lib/domain/discount/discount-document.ts";
import type { OfferedDiscount } from "#lib/domain/offer/offered-discount.ts";
import { createDiscount } from "../discount/create-discount.ts";
import { decideDiscount } from "../discount/decide-discount.ts";
import { submitDiscount } from "../discount/submit-discount.ts";
import { listOrderableServices } from "../ordering/list-orderable-services.ts";
import { getOfferedPrice } from "./get-offered-price.ts";
import { getSubscriptionOffer } from "./get-subscription-offer.ts";

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
  const asked = { code: "MARCH", revision: 1, effective: { kind: "onApproval" as const }, note: "Loyalty" };
  const { requestId, contentHash } = await done(submitDiscount(anna, asked));
  const verdict = { decision: "approved" as const, note: "" };
  await done(decideDiscount(desk.as("pricingApprover", NOON), { requestId, contentHash, verdict }));
});
afterAll(() => desk.close());

type Customer = "eleni" | "maria" | "petros";
const agent = () => desk.as("careAgent", NOON);

function offerOf(customer: Customer) {
  const { accountNumber: account, subscriptionNumber: subscription } = desk.seeded.customers[customer];
  return done(getSubscriptionOffer(agent(), { account, subscription }));
}

const outcomes = (discounts: readonly OfferedDiscount[]) => discounts.map(({ code, outcome }) => `${code} ${outcome}`);

test("a subscription's plans, discounts and catalogs, with what stands against each", async () => {
  const eleni = await offerOf("eleni");
  expect(eleni.prices.map(({ code, version }) => `${code} v${version}`)).toEqual(["GLOBAL v1"]);
  expect(outcomes(eleni.discounts)).toEqual(["MARCH applies", "GOODWILL byAgent"]);
  expect(eleni.catalogs.map(({ code, outcome }) => `${code} ${outcome}`)).toContain("VIP-PPV orders");
  const maria = await offerOf("maria");
  expect(outcomes(maria.discounts)).toEqual(["GOODWILL byAgent", "MARCH not"]);
  const failed = maria.discounts.flatMap(({ checks }) => checks.filter(({ holds }) => holds === false));
  expect(failed).toEqual([{ text: "The account is of the group VIP", found: "STANDARD", holds: false }]);
});

test("catalogs that a subscription cannot order through say by what it fails", async () => {
  const { catalogs } = await offerOf("petros");
  const checks = catalogs.flatMap((catalog) => [...catalog.checks, ...catalog.lines.flatMap((line) => line.checks)]);
  expect(catalogs.every(({ outcome }) => outcome === "refused")).toBe(true);
  expect(checks.some(({ holds }) => !holds)).toBe(true);
});

test("a product's price and discounts are what an order would have", async () => {
  const { subscriptionId } = desk.seeded.customers.eleni;
  const offered = await done(getOfferedPrice(agent(), { subscriptionId, product: "LOTR1" }));
  expect(offered).toMatchObject({ product: { code: "LOTR1" }, currency: "EUR", priced: { ok: true, gross: "9.00" } });
  expect(outcomes(offered.discounts)).toEqual(["MARCH applies", "GOODWILL byAgent"]);
  const services = await done(listOrderableServices(agent(), { subscriptionId, q: "LOTR1" }));
  expect(services.available.map(({ gross }) => gross)).toEqual(["9.00"]);
});

test("terms that are not flexible get no discount, and the screen and the price say the same", async () => {
  const { subscriptionId } = desk.seeded.customers.eleni;
  await desk.test.owner.execute(sql`update billing_term_scheme set flexible = false`);
  try {
    const offered = await done(getOfferedPrice(agent(), { subscriptionId, product: "LOTR1" }));
    expect(offered.priced).toMatchObject({ ok: true, gross: "10.00" });
    expect(outcomes(offered.discounts)).toEqual(["GOODWILL not", "MARCH not"]);
  } finally {
    await desk.test.owner.execute(sql`update billing_term_scheme set flexible = true`);
  }
});

test("what has no price says why, and what is not there is not found", async () => {
  const { subscriptionId, accountNumber, subscriptionNumber } = desk.seeded.customers.eleni;
  await desk.test.owner.execute(sql`update account set currency = 'USD' where number = ${accountNumber}`);
  try {
    const offered = await done(getOfferedPrice(agent(), { subscriptionId, product: "LOTR1" }));
    expect(offered.priced).toMatchObject({ ok: false, message: expect.any(String) });
  } finally {
    await desk.test.owner.execute(sql`update account set currency = 'EUR' where number = ${accountNumber}`);
  }
  const codes = await Promise.all([
    getOfferedPrice(agent(), { subscriptionId, product: "NOTHING" }),
    getOfferedPrice(agent(), { subscriptionId: 1, product: "LOTR1" }),
    getSubscriptionOffer(agent(), { account: desk.seeded.customers.maria.accountNumber, subscription: subscriptionNumber }),
    getSubscriptionOffer(agent(), { account: accountNumber, subscription: "S-1" }),
    getSubscriptionOffer(agent(), { account: accountNumber, subscription: "nonsense" }),
  ]);
  expect(codes.map((answer) => (answer.ok ? "ok" : answer.refusal.code))).toEqual(Array(5).fill("NOT_FOUND"));
});
