import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AluxsatDesk, atNicosia, correct, later, openAluxsatDesk, orderFilm, udrOf } from "#db/testing/aluxsat-desk.ts";
import { done } from "#db/testing/price-plan-scenario.ts";
import { type DiscountDocument, discountDocument } from "#lib/domain/discount/discount-document.ts";
import { REACH_DAYS } from "#lib/domain/discount/discount-reach.ts";
import { createDiscount } from "./create-discount.ts";
import { decideDiscount } from "./decide-discount.ts";
import { getDiscountReach } from "./get-discount-reach.ts";
import { submitDiscount } from "./submit-discount.ts";

let desk: AluxsatDesk;
const NOON = atNicosia("12:00");

const written = (change: Partial<DiscountDocument> = {}): DiscountDocument =>
  discountDocument.parse({
    format: "ratewright/discount@1",
    code: "MARCH",
    application: "auto",
    kind: "percentage",
    value: "10",
    account: { classification: "VIP" },
    timeZone: "Europe/Nicosia",
    ...change,
  });

const anna = (now = NOON) => desk.as("pricingManager", now);

async function drafted(code: string, change: Partial<DiscountDocument> = {}): Promise<void> {
  const document = written({ code, ...change });
  await done(createDiscount(anna(), { code, name: code, description: null, application: "auto", document }));
}

beforeAll(async () => {
  desk = await openAluxsatDesk();
  await drafted("MARCH");
  const asked = { code: "MARCH", revision: 1, effective: { kind: "onApproval" as const }, note: "Loyalty" };
  const { requestId, contentHash } = await done(submitDiscount(anna(), asked));
  const verdict = { decision: "approved" as const, note: "" };
  await done(decideDiscount(desk.as("pricingApprover", NOON), { requestId, contentHash, verdict }));
});
afterAll(() => desk.close());

const reach = (code: string, asked: { readonly of?: "version" | "draft"; readonly most?: number; readonly now?: typeof NOON } = {}) => {
  const { of = "version", most, now = later(NOON, 120) } = asked;
  return getDiscountReach(anna(now), { code, of, ...(most === undefined ? {} : { most }) });
};

test("the groups, subscriptions and products that its conditions leave", async () => {
  expect(await done(reach("MARCH"))).toMatchObject({ version: 1, zone: null, groups: [{ code: "VIP" }] });
  await drafted("ALL", { account: null });
  const all = await done(reach("ALL", { of: "draft" }));
  expect(all.version).toBeNull();
  const { rows: accounts } = await counted(sql`select count(*)::int as count from account`);
  const { rows: films } = await counted(sql`select count(*)::int as count from product p join product_type t
    using (product_type_id) where t.service_type = 'usage' and p.archived_at is null`);
  expect(all.groups.reduce((sum, group) => sum + group.accounts, 0)).toBe(accounts);
  expect(all.products).toBe(films);
  await drafted("ONE", { for: { product: "LOTR1" }, currency: null });
  expect(await done(reach("ONE", { of: "draft" }))).toMatchObject({ products: 1 });
  await drafted("TYPE", { for: { productType: "PPV-MOVIE" } });
  await drafted("FAMILY", { for: { family: "PPV" } });
  await drafted("UDRS", { for: { udrType: "PPV" } });
  for (const code of ["TYPE", "FAMILY", "UDRS"]) {
    const { products } = await done(reach(code, { of: "draft" }));
    expect(products, code).toBeGreaterThan(1);
    expect(products, code).toBeLessThanOrEqual(films);
  }
  await drafted("DOLLARS", { kind: "amount", value: "1", currency: "USD" });
  expect(await done(reach("DOLLARS", { of: "draft" }))).toMatchObject({ groups: [{ accounts: 0, subscriptions: 0 }], subscriptions: 0 });
});

test("subscriptions whose terms are not flexible do not count", async () => {
  const before = (await done(reach("MARCH"))).subscriptions;
  const { subscriptionId } = desk.seeded.customers.eleni;
  await desk.test.owner.execute(sql`update subscription set state = 'cancelled' where subscription_id = ${subscriptionId}`);
  expect((await done(reach("MARCH"))).subscriptions).toBe(before - 1);
  await desk.test.owner.execute(sql`update subscription set state = 'effective' where subscription_id = ${subscriptionId}`);
  await desk.test.owner.execute(sql`update billing_term_scheme set flexible = false`);
  expect(await done(reach("MARCH"))).toMatchObject({ subscriptions: 0, groups: [{ subscriptions: 0 }] });
  await desk.test.owner.execute(sql`update billing_term_scheme set flexible = true`);
});

test("what it took lately, without what was reversed, and only of the sample", async () => {
  const eleni = { desk, customer: "eleni" } as const;
  const nothing = await done(reach("MARCH"));
  expect(nothing.usage).toMatchObject({ usages: 0, given: [], shortened: 0 });
  await orderFilm(eleni, later(NOON, 1));
  const reversed = await orderFilm(eleni, later(NOON, 2));
  await orderFilm({ desk, customer: "maria" }, later(NOON, 3));
  const two = [{ currency: "EUR", total: "2.00", usages: 2 }];
  expect((await done(reach("MARCH"))).usage).toMatchObject({ usages: 2, given: two, isPart: false });
  const lead = desk.as("careLead", later(NOON, 10));
  await done(correct(lead, { action: "setNotToBeBilled", udrId: reversed, expectedRevision: (await udrOf(lead, reversed)).revision }));
  const one = [{ currency: "EUR", total: "1.00", usages: 1 }];
  expect((await done(reach("MARCH"))).usage).toMatchObject({ usages: 1, given: one });
  // The newest was Maria's, who gets nothing.
  expect((await done(reach("MARCH", { most: 1 }))).usage).toEqual({ looked: 1, isPart: true, usages: 0, given: [], shortened: 0 });
  const gone = later(NOON, (REACH_DAYS + 1) * 24 * 60);
  expect((await done(reach("MARCH", { now: gone }))).usage).toMatchObject({ looked: 0, usages: 0 });
});

test("what is not there has no reach", async () => {
  for (const [code, of] of [
    ["NOWHERE", "version"],
    ["VIP-10", "version"],
    ["MARCH", "draft"],
  ] as const) {
    expect(await reach(code, { of })).toMatchObject({ refusal: { code: "NOT_FOUND" } });
  }
});

async function counted(statement: ReturnType<typeof sql>): Promise<{ readonly rows: number }> {
  const rows = await desk.test.owner.execute<{ count: number }>(statement);
  return { rows: rows[0]?.count ?? 0 };
}
