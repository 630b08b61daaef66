import fc from "fast-check";
import { expect, test } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { decimal } from "#lib/kernel/decimal.ts";
import { plusMillis } from "#lib/kernel/instant.ts";
import { someCharge } from "#lib/rating/oracle/testing/some-charge.ts";
import { priceUsage } from "#lib/rating/price-usage.ts";
import { rateUsage } from "#lib/rating/rate-usage.ts";
import type { Usage } from "#lib/rating/usage.ts";
import { knownAttributes } from "../../usage-line/known-attribute.ts";
import type { UdrTypeDefinition } from "../definitions-schema.ts";
import { errorsIn } from "../finding.ts";
import type { PricePlanDocument } from "../price-plan-document.ts";
import { resolveRateBook } from "../resolve-rate-book.ts";
import { findWitness, lintContext } from "./lint-context.ts";
import { lintDocument } from "./lint-document.ts";
import { documentOf, NO_OFFER, NOW } from "./testing/lint-sheet.ts";
import { someTimeModel } from "./testing/some-plan.ts";

const VALUE_LISTS = {
  NETWORK: [
    { value: "4G", under: null },
    { value: "5G", under: null },
  ],
  SPEED: [
    { value: "10", under: null },
    { value: "0.5", under: null },
  ],
};

/** Mostly as a charge needs them, sometimes not. */
const number = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom("integer", "decimal", "amount").map((type) => ({ type, mandatory: true })) },
  { weight: 2, arbitrary: fc.constant({ type: "choice", values: "SPEED", mandatory: true }) },
  { weight: 2, arbitrary: fc.constantFrom("integer", "decimal").map((type) => ({ type, mandatory: false })) },
  { weight: 1, arbitrary: fc.constant({ type: "text", mandatory: true }) },
);
const attributes = fc.record(
  {
    mbps: number,
    amount: number,
    cost: number,
    network: fc.boolean().map((mandatory) => ({ type: "choice", values: "NETWORK", mandatory })),
  },
  { requiredKeys: ["mbps", "amount"] },
);
const udrType = attributes.map((declared) => ({ unit: "MB", unitDecimals: 3, attributes: declared }));

const zones = {
  "5G": { all: [{ attribute: "network", is: "5G" }] },
  SLOW: { all: [{ attribute: "mbps", between: ["0", "10"] }] },
  DEAR: { all: [{ attribute: "cost", between: ["5", "1000"] }] },
  TEN: {
    all: [
      { attribute: "mbps", between: ["10", "10"] },
      { attribute: "network", isNot: "4G" },
    ],
  },
};
const tier = fc.record(
  { zone: fc.constantFrom(...Object.keys(zones)), timeModel: fc.constantFrom("S", "T"), charge: someCharge("udr") },
  { requiredKeys: ["charge"] },
);
const rate = fc.record({
  base: someCharge("udr"),
  tiered: fc.array(tier, { maxLength: 2 }).map((tiers) => tiers.map((each, index) => ({ level: index + 1, ...each }))),
  split: fc.boolean(),
});
const document = fc.record({
  rates: fc.tuple(rate, rate).map(([type, product]) => [
    { key: "type", for: { productType: "T" }, ...type },
    { key: "product", for: { product: "B" }, ...product },
  ]),
  timeModels: fc.record({ S: someTimeModel, T: someTimeModel }),
  udrTypes: fc.record({ X: udrType, Y: udrType }),
});

const PRODUCTS = {
  A: { productType: "T", udrType: "X", taxRate: "10" },
  B: { productType: "T", udrType: "Y", taxRate: "19" },
  C: { productType: "T", udrType: "Y", taxRate: "0" },
};

const value = fc.constantFrom("0", "5", "10", "10", "100", "0.5", "10.5", "999999.99", "fast");
const someUsage = fc.record({
  product: fc.constantFrom<keyof typeof PRODUCTS>("A", "B", "C"),
  quantity: fc.constantFrom("0", "0.001", "1", "12.5", "300"),
  minutes: fc.integer({ min: 0, max: 14 * 1440 }),
  lasts: fc.integer({ min: 0, max: 600 }),
  metadata: fc.record(
    { mbps: value, amount: value, cost: value, network: fc.constantFrom("4G", "5G", "6G") },
    { requiredKeys: ["mbps", "amount", "cost"] },
  ),
});

type Drawn = typeof someUsage extends fc.Arbitrary<infer Value> ? Value : never;

function usageOf({ product, quantity, minutes, lasts, metadata }: Omit<Drawn, "metadata"> & Pick<Usage, "metadata">): Usage {
  const from = plusMillis(NOW, minutes * 60_000);
  const facts = PRODUCTS[product];
  return {
    productCode: product,
    productTypeCode: "T",
    productFamilyCode: null,
    taxPercent: decimal(facts.taxRate),
    quantity: decimal(quantity),
    from,
    to: plusMillis(from, lasts * 60_000),
    metadata,
    directive: "toBeBilled",
    udrType: { code: facts.udrType, unitDecimals: 3, split: false },
  };
}

/** Without the metadata that the UDR type knows nothing of. */
function declaredOf(usage: Usage, { udrTypes = {} }: PricePlanDocument): Usage {
  const declared = udrTypes[usage.udrType?.code ?? ""]?.attributes ?? {};
  return { ...usage, metadata: Object.fromEntries(Object.entries(usage.metadata).filter(([key]) => key in declared)) };
}

function passes({ metadata }: Usage, definition: UdrTypeDefinition): boolean {
  const known = knownAttributes(definition, VALUE_LISTS);
  const areDeclared = Object.keys(metadata).every((key) => known.some((attribute) => attribute.key === key));
  return (
    areDeclared &&
    known.every(({ key, isMandatory, refuse }) => (metadata[key] === undefined ? !isMandatory : refuse(metadata[key]) === null))
  );
}

const ONE = { quantity: "1", minutes: 0, lasts: 0, metadata: {} } as const;
const named = (product: string | null) =>
  present(
    (["A", "B", "C"] as const).find((code) => code === product),
    "a product",
  );

test("without errors, usage that passes its UDR type gets an amount, and each tiered rate wins usage that does", () => {
  let [sound, priced] = [0, 0];
  const property = fc.property(document, fc.array(someUsage, { minLength: 12, maxLength: 12 }), (drawn, usages) => {
    const plan = documentOf({ ...drawn, zones, valueLists: VALUE_LISTS, products: PRODUCTS });
    const book = resolveRateBook(plan, NO_OFFER.definitions);
    if (!book.ok || errorsIn(lintDocument(plan, NO_OFFER, NOW)).length > 0) return;
    sound += 1;
    const { compiled, rates } = lintContext({ document: plan, book: book.value, offer: NO_OFFER, now: NOW });
    const typeOf = (code: string) => present(plan.udrTypes?.[code], code);
    for (const usage of usages
      .map((each) => declaredOf(usageOf({ ...each, metadata: { ...each.metadata } }), plan))
      .filter((each) => passes(each, typeOf(each.udrType?.code ?? "")))) {
      priced += 1;
      expect(rateUsage(compiled, usage)).toMatchObject({ rated: true });
      expect(priceUsage(compiled, usage)).toMatchObject({ rated: true });
    }
    for (const linted of rates) {
      for (const { level } of linted.rate.tiered) {
        const witness = present(findWitness(linted, level), `usage of level ${level}`);
        const { product, udrType, ...circumstances } = witness;
        const usage = { ...usageOf({ ...ONE, product: named(product) }), ...circumstances, to: null };
        expect(passes(usage, typeOf(udrType ?? ""))).toBe(true);
        const result = rateUsage(compiled, usage);
        expect(result.rated && result.explanation.rate.key).toBe(linted.rate.key);
        expect(result.rated && result.explanation.parts[0]?.won).toMatchObject({ kind: "level", level });
      }
    }
  });
  fc.assert(property, { numRuns: 1000 });
  expect(sound).toBeGreaterThan(150);
  expect(priced).toBeGreaterThan(300);
}, 120_000);
