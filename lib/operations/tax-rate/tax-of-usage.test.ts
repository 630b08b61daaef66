import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listRatedProducts } from "#db/queries/backtest-facts.ts";
import { listOrderableProducts } from "#db/queries/orderable-products.ts";
import { findProductFacts } from "#db/queries/product-facts.ts";
import { findQuotedProducts } from "#db/queries/quoted-products.ts";
import { loadRateDefinitions } from "#db/queries/rate-definitions.ts";
import { product, productTaxRate, taxRate, taxRateStep } from "#db/schema/product.ts";
import { type AluxsatDesk, adjustOf, atNicosia, correct, later, openAluxsatDesk, orderFilm, udrOf } from "#db/testing/aluxsat-desk.ts";
import { decimal, decimalToString, normalise } from "#lib/kernel/decimal.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import { ok } from "#lib/kernel/result.ts";
import { changeTaxClass } from "../account/change-tax-class.ts";
import { getBill } from "../billing/get-bill.ts";
import { runBilling } from "../billing/run-billing.ts";
import { quotePrice } from "../price-plan/quote-price.ts";
import { listProducts } from "../product/list-products.ts";
import { quotedProductAt } from "../quoted-product-at.ts";

/** 10 % until the 3rd of March, 25 % from the 4th; of two films, one has that of its own, the other shares it. */
const OWN = "LOTR1";
const SHARES = "SERENDIPITY";
const STEPS = [
  { percent: decimal("10"), validFrom: atNicosia("00:00", 1) },
  { percent: decimal("25"), validFrom: atNicosia("00:00", 4) },
];

let desk: AluxsatDesk;
beforeAll(async () => {
  desk = await openAluxsatDesk();
  const { owner } = desk.test;
  await owner.insert(taxRate).values({ taxRateId: 901, code: "SHARED", name: "Shared" });
  await owner.insert(taxRateStep).values(STEPS.map((step) => ({ ...step, taxRateId: 901 })));
  const [own = 0, shares = 0] = [OWN, SHARES].map((code) => desk.seeded.products.get(code));
  await owner.delete(productTaxRate).where(eq(productTaxRate.productId, own));
  await owner.insert(productTaxRate).values(STEPS.map((step) => ({ ...step, productId: own })));
  // What it had of its own stays in the table here, to show that nobody reads it.
  await owner
    .update(productTaxRate)
    .set({ percent: decimal("99") })
    .where(eq(productTaxRate.productId, shares));
  await owner.update(product).set({ taxRateId: 901 }).where(eq(product.productId, shares));
});
afterAll(() => desk.close());

const FILMS = [OWN, SHARES];
const MOMENTS: readonly (readonly [string, Instant, string | null])[] = [
  ["before the first step", later(atNicosia("00:00", 1), -1), null],
  ["with the first", atNicosia("00:00", 1), "10"],
  ["the minute before the next", atNicosia("23:59", 3), "10"],
  ["with the next", atNicosia("00:00", 4), "25"],
];

describe("every reader of tax finds the same, of its own or shared", () => {
  const text = (percent: Parameters<typeof normalise>[0] | null | undefined) =>
    percent === null || percent === undefined ? null : decimalToString(normalise(percent));

  it.each(MOMENTS)("%s", async (_, at, percent) => {
    const { database } = desk.test;
    const quoted = await findQuotedProducts(database, FILMS);
    const rated = await listRatedProducts(database);
    const offered = await listOrderableProducts(database, { at, provisioningProviderId: null, text: "", limit: 100 });
    const { products } = await listProducts(desk.as("pricingManager", at));
    const definitions = await loadRateDefinitions(database, at);
    for (const code of FILMS) {
      const backtested = rated.find((film) => film.code === code)?.taxRates.find(({ validFrom }) => validFrom <= at)?.percent;
      expect({
        order: text((await findProductFacts(database, desk.seeded.products.get(code) ?? 0, at))?.taxPercent),
        offer: text(offered.find((film) => film.code === code)?.taxPercent),
        list: products.find((film) => film.code === code)?.taxPercent,
        backtest: text(backtested),
        quote: quotedProductAt(quoted.get(code), at)?.taxRate,
        definitions: definitions.products[code]?.taxRate,
      }).toEqual({ order: percent, offer: percent, list: percent, backtest: percent, quote: percent ?? "0", definitions: percent ?? "0" });
    }
  });
});

describe("the usage of a film that shares its tax", () => {
  it("is quoted, ordered, corrected and billed at the tax of its own time", async () => {
    const [before, after] = [atNicosia("20:00", 3), atNicosia("20:00", 4)];
    for (const [at, tax] of [
      [before, "0.91"],
      [after, "2.00"],
    ] as const) {
      const question = { product: SHARES, quantity: "1", metadata: {}, under: { kind: "live", plan: "GLOBAL" } as const };
      expect(await quotePrice(desk.as("pricingManager", at), { ...question, at: instantToString(at) })).toMatchObject({
        value: { gross: "10.00", tax },
      });
    }
    const story = { desk, customer: "eleni" } as const;
    const first = await orderFilm(story, before, SHARES);
    const second = await orderFilm(story, before, SHARES);
    const agent = desk.as("careAgent", later(after, 10));
    const moved = adjustOf(await udrOf(agent, second), { from: instantToString(after) });
    expect(await correct(agent, moved)).toMatchObject({ ok: true });
    const taxOf = async (udrId: number) => (await udrOf(agent, udrId)).chain.at(-1)?.taxPercent;
    expect([await taxOf(first), await taxOf(second)]).toEqual(["10", "25"]);
    const run = await runBilling(desk.as("billingOperator", later(after, 20)), {
      accountNumber: desk.seeded.customers.eleni.accountNumber,
    });
    const [number = ""] = run.ok ? run.value.bills : [];
    expect(await getBill(desk.as("billingOperator", later(after, 21)), { number, after: null })).toMatchObject({
      value: {
        taxes: [
          { taxPercent: "10", net: "9.09", tax: "0.91" },
          { taxPercent: "25", net: "8.00", tax: "2.00" },
        ],
        untaxed: [],
      },
    });
  });
});

describe("the tax class of an account", () => {
  const lead = (minutes: number) => desk.as("careLead", later(atNicosia("20:00", 6), minutes));
  const bill = async (minutes: number) => {
    const operator = desk.as("billingOperator", later(atNicosia("20:00", 6), minutes));
    const run = await runBilling(operator, { accountNumber: desk.seeded.customers.eleni.accountNumber });
    const [number = ""] = run.ok ? run.value.bills : [];
    return getBill(operator, { number, after: null });
  };

  it("changes with a reason, holds from the next rating on, and its bill says why it bears no tax", async () => {
    const account = desk.seeded.customers.eleni.accountNumber;
    const story = { desk, customer: "eleni" } as const;
    await orderFilm(story, atNicosia("20:00", 6), OWN);
    const exempt = { account, taxClass: "exempt", seen: "standard", reason: "Certificate 12/2026" } as const;
    expect(await changeTaxClass(lead(1), exempt)).toEqual(ok({ taxClass: "exempt" }));
    await orderFilm(story, later(atNicosia("20:00", 6), 2), OWN);
    expect(await bill(3)).toMatchObject({
      value: {
        taxes: [
          { taxPercent: "0", net: "10.00", tax: "0.00" },
          { taxPercent: "25", net: "8.00", tax: "2.00" },
        ],
        untaxed: ["exempt"],
      },
    });
    const { rows } = await desk.test.owner
      .execute<{ action: string; entity: string; reason: string; before: unknown; after: unknown }>(
        "select action, entity, reason, before, after from audit_entry where entity = 'account'",
      )
      .then((all) => ({ rows: [...all] }));
    expect(rows).toEqual([
      {
        action: "account.changeTaxClass",
        entity: "account",
        reason: "Certificate 12/2026",
        before: { taxClass: "standard" },
        after: { taxClass: "exempt" },
      },
    ]);
  });

  it("is kept where it is that already, and not changed over another change", async () => {
    const account = desk.seeded.customers.eleni.accountNumber;
    const change = (taxClass: "standard" | "exempt" | "reverseCharge", seen: typeof taxClass) =>
      changeTaxClass(lead(10), { account, taxClass, seen, reason: "x" });
    expect(await change("exempt", "standard")).toMatchObject({ ok: true });
    expect(await change("reverseCharge", "standard")).toMatchObject({ refusal: { code: "STALE_REVISION" } });
    expect(await changeTaxClass(lead(10), { account: "A-0", taxClass: "exempt", seen: "standard", reason: "x" })).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
    expect(await change("reverseCharge", "exempt")).toMatchObject({ ok: true });
    await orderFilm({ desk, customer: "eleni" }, later(atNicosia("20:00", 6), 11), SHARES);
    expect(await bill(12)).toMatchObject({ value: { taxes: [{ taxPercent: "0" }], untaxed: ["reverseCharge"] } });
  });
});
