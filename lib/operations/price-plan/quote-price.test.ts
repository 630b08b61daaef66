import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { productTaxRate } from "#db/schema/product.ts";
import {
  ANNA,
  at,
  BORIS,
  codeOf,
  done,
  NIGHT,
  PLAN,
  type PricePlanSteps,
  pricePlanSteps,
  repriced,
  resetPlan,
  seedPricing,
} from "#db/testing/price-plan-scenario.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { type QuotePricesInput, quotePriceInput } from "#lib/domain/price-plan/quote-price-schema.ts";
import { decimal } from "#lib/kernel/decimal.ts";
import { openDraft } from "./open-draft.ts";
import { quotePrice, quotePrices } from "./quote-price.ts";
import { saveDraft } from "./save-draft.ts";

let db: TestDatabase;
let steps: PricePlanSteps;

beforeAll(async () => {
  db = await testDatabase();
  steps = pricePlanSteps(db);
  await seedPricing(db);
});
afterAll(() => db.close());
beforeEach(() => resetPlan(db));

const FILM = { product: "LOTR1", quantity: "2", metadata: {} };
const LIVE = { kind: "live", plan: "GLOBAL" } as const;
const AT_NIGHT = "2026-11-22T02:14:00+02:00";

it("prices under the version in force at the instant, with the reasons", async () => {
  await done(steps.approve(BORIS, await steps.submitted()));
  const before = await done(quotePrice(steps.as(ANNA), { ...FILM, under: LIVE, at: "2026-11-21T02:14:00+02:00" }));
  expect(before).toMatchObject({ gross: "10.00", net: "9.09", tax: "0.91", currency: "EUR", version: "1", level: 1 });
  const after = await done(quotePrice(steps.as(ANNA), { ...FILM, under: LIVE, at: AT_NIGHT }));
  expect(after).toMatchObject({ gross: "8.00", version: "2", headline: "€8.00 = 2 × €4.00." });
  expect(after.reasons.map(({ kind }) => kind)).toContain("lost");
});

it("prices under the open draft and under a document that nobody stored", async () => {
  const { draftId } = await done(openDraft(steps.as(ANNA), { pricePlanId: PLAN }));
  await done(saveDraft(steps.as(ANNA), { draftId, revision: 1, document: repriced({ [NIGHT]: "4.50" }) }));
  const draft = await done(quotePrice(steps.as(ANNA), { ...FILM, under: { kind: "draft", plan: "GLOBAL" }, at: AT_NIGHT }));
  expect(draft).toMatchObject({ gross: "9.00", version: "draft" });
  const document = repriced({ [NIGHT]: "0.01" });
  expect(await done(quotePrice(steps.as(ANNA), { ...FILM, under: { kind: "document", document }, at: AT_NIGHT }))).toMatchObject({
    gross: "0.02",
  });
});

it.each([
  ["an unknown plan", { ...FILM, under: { kind: "live", plan: "NOWHERE" } }, "NOT_FOUND"],
  ["an unknown product", { ...FILM, product: "NOTHING", under: LIVE }, "NOT_FOUND"],
  ["a plan without a draft", { ...FILM, under: { kind: "draft", plan: "GLOBAL" } }, "NOT_FOUND"],
  ["a time before the first version", { ...FILM, under: LIVE, at: "2025-01-01T00:00:00Z" }, "NOT_FOUND"],
  ["no quantity", { ...FILM, quantity: "two", under: LIVE }, "INVALID_INPUT"],
  ["a negative quantity", { ...FILM, quantity: "-1", under: LIVE }, "NEGATIVE_USAGE"],
  ["an end before the start", { ...FILM, under: LIVE, from: AT_NIGHT, to: "2026-11-22T02:13:00+02:00" }, "PERIOD_REVERSED"],
] as const)("refuses %s", async (_, input, code) => {
  expect(await codeOf(quotePrice(steps.as(ANNA), input))).toBe(code);
});

describe("many usages", () => {
  const many = (input: unknown): QuotePricesInput => {
    const parsed = quotePriceInput.parse(input);
    return "usages" in parsed ? parsed : expect.fail("one usage");
  };
  const told = async (input: unknown) => {
    const { usages } = await done(quotePrices(steps.as(ANNA), many(input)));
    return usages.map((usage) => ("refusal" in usage ? `${usage.refusal.code} ${usage.refusal.path}` : `${usage.gross} ${usage.version}`));
  };

  /** Data that counts together over a month, in a document that brings along all that it needs. */
  const DATA = {
    format: "ratewright/price-plan@1",
    code: "DATA",
    name: "Data",
    currency: "EUR",
    taxInclusive: true,
    timeZone: "Europe/Nicosia",
    rates: [
      {
        key: "data",
        for: { product: "DATA" },
        scope: "period",
        base: {
          charge: "graduated",
          bands: [
            { upTo: "10", price: "0.60" },
            { upTo: null, price: "0.10" },
          ],
        },
      },
      { key: "own-film", for: { product: "LOTR1" }, base: { charge: "flat", amount: "1.00" } },
    ],
    udrTypes: { DATA: { unit: "GB", unitDecimals: 3, attributes: { network: { type: "text", mandatory: true } } } },
    products: {
      DATA: { productType: "DATA", udrType: "DATA", taxRate: "0" },
      LOTR1: { productType: "OWN", taxRate: "25" },
    },
  };
  const used = (quantity: string, from: string) => ({ product: "DATA", quantity, from, metadata: { network: "5G" } });

  it("are each priced by the version in force at their time, and answered in the order given", async () => {
    await done(steps.approve(BORIS, await steps.submitted()));
    const usages = [
      { ...FILM, from: AT_NIGHT },
      { ...FILM, at: "2026-11-21T02:14:00+02:00" },
      { ...FILM, at: "2025-01-01T00:00:00Z" },
      { ...FILM, from: "2025-01-01T00:00:00Z" },
      { ...FILM, product: "NOTHING" },
      { ...FILM, quantity: "two" },
      FILM,
    ];
    expect(await told({ under: LIVE, usages })).toEqual([
      "8.00 2",
      "10.00 1",
      "NOT_FOUND usages[2].at",
      "NOT_FOUND usages[3].from",
      "NOT_FOUND usages[4].product",
      "INVALID_INPUT usages[5].quantity",
      "20.00 1",
    ]);
  });

  it("say with the refusal what to do, and with the price why", async () => {
    const { usages } = await done(quotePrices(steps.as(ANNA), many({ under: LIVE, usages: [{ ...FILM, quantity: "-1" }, FILM] })));
    expect(usages[0]).toEqual({ refusal: { code: "NEGATIVE_USAGE", path: "usages[0].quantity", message: "Usage cannot be negative." } });
    expect(usages[1]).toMatchObject({ explanation: { format: "ratewright/explanation@2", result: { gross: "20.00" } } });
  });

  it("count together in the order of their time, one calendar month after the other", async () => {
    const usages = [
      used("3", "2026-03-20T12:00:00+02:00"),
      used("9", "2026-03-10T12:00:00+02:00"),
      used("1", "2026-04-01T00:00:00+03:00"),
      used("1", "2026-03-31T23:59:59+03:00"),
      { ...used("1", "2026-03-10T12:00:00+02:00"), directive: "notToBeBilled" },
    ];
    expect(await told({ under: { kind: "document", document: DATA }, usages })).toEqual([
      "0.80 null",
      "5.40 null",
      "0.60 null",
      "0.10 null",
      "0.00 null",
    ]);
  });

  it("of one instant count in the order given", async () => {
    const usages = ["10", "1", "10"].map((quantity) => used(quantity, "2026-03-10T12:00:00+02:00"));
    expect(await told({ under: { kind: "document", document: DATA }, usages })).toEqual(["6.00 null", "0.10 null", "1.00 null"]);
  });

  it("are of the document's own products, units and mandatory attributes before the console's", async () => {
    const usages = [FILM, { product: "DATA", quantity: "1", metadata: {} }, { ...used("0.0001", AT_NIGHT) }, used("1", AT_NIGHT)];
    const { usages: answers } = await done(quotePrices(steps.as(ANNA), many({ under: { kind: "document", document: DATA }, usages })));
    expect(answers).toMatchObject([
      { gross: "1.00", net: "0.80", tax: "0.20" },
      { refusal: { code: "METADATA_MISSING", path: "usages[1].metadata.network", message: "The attribute network is mandatory." } },
      { refusal: { code: "QUANTITY_TOO_FINE", path: "usages[2].quantity", message: "Usage in GB has at most 3 decimals." } },
      { headline: "€0.60 = 1 GB × €0.60." },
    ]);
  });

  it("of a document that could not price are refused as a whole, as are those of an unknown plan", async () => {
    const broken = { ...DATA, currency: "XXQ" };
    expect(await codeOf(quotePrices(steps.as(ANNA), many({ under: { kind: "document", document: broken }, usages: [FILM] })))).toBe(
      "DOCUMENT_INVALID",
    );
    expect(await codeOf(quotePrices(steps.as(ANNA), many({ under: { kind: "live", plan: "NOWHERE" }, usages: [FILM] })))).toBe("NOT_FOUND");
  });

  it("have the tax that holds at their time", async () => {
    await db.owner.insert(productTaxRate).values({ productId: 1, validFrom: at("2026-06-01T00:00:00+03:00"), percent: decimal("25") });
    try {
      const usages = ["2026-05-31T23:59:59+03:00", "2026-06-01T00:00:00+03:00"].map((from) => ({ ...FILM, from }));
      const { usages: answers } = await done(quotePrices(steps.as(ANNA), many({ under: LIVE, usages })));
      expect(answers).toMatchObject([{ tax: "1.82" }, { tax: "4.00" }]);
    } finally {
      await db.owner.delete(productTaxRate).where(eq(productTaxRate.percent, decimal("25")));
    }
  });
});
