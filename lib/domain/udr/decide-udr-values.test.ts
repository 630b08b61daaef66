import { describe, expect, test } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { currency } from "#lib/kernel/currency.ts";
import { decimalToString, ONE } from "#lib/kernel/decimal.ts";
import { instantToString, parseInstant } from "#lib/kernel/instant.ts";
import { micros } from "#lib/kernel/money.ts";
import type { AdjustFacts, MetadataAttribute } from "./adjust-facts.ts";
import { type AdjustFactsWithDiscounts, decideUdrValues, type UdrValues } from "./decide-udr-values.ts";
import type { AdjustUdrChange } from "./udr-action-schema.ts";

const AT_EIGHT = "2026-03-03T20:00:00.000Z";

const attribute = (changed: Partial<MetadataAttribute>): MetadataAttribute => ({
  key: "device",
  label: "Device",
  type: "text",
  mandatory: false,
  personal: false,
  format: null,
  values: null,
  ...changed,
});

const DEVICE = attribute({ type: "choice", values: ["TV", "TABLET"] });
const PLACE = attribute({ key: "place", label: "Place", personal: true, mandatory: true });
const CELL = attribute({ key: "cell", label: "Cell", type: "integer", format: "[1-9][0-9]*" });

const FACTS: AdjustFactsWithDiscounts = {
  discounts: [],
  product: { productId: 1, name: "The Lord of the Rings 1", isUsageService: true, udrTypeIds: [7, 8] },
  udrType: {
    udrTypeId: 7,
    unit: "Transaction",
    unitDecimals: 0,
    fromMandatory: true,
    toMandatory: false,
    sourceMandatory: true,
    sourceIds: [3, 4],
    attributes: [DEVICE, PLACE, CELL],
  },
  source: { sourceId: 3, name: "Decoder" },
};

const BEFORE: UdrValues = {
  udr: {
    shard: 1,
    accountId: 1,
    udrId: 1042,
    subscriptionId: 1,
    origin: "order",
    orderId: 1,
    rating: "here",
    state: "posted",
    directive: "toBeBilled",
    revision: 4,
    currency: currency("EUR"),
    orderedAt: null,
    recordedAt: at(AT_EIGHT),
    personId: null,
    costCentreId: null,
    adHocDiscounts: [],
    udrTypeId: 7,
    productId: 1,
    sourceId: 3,
    quantity: ONE,
    usedFrom: at(AT_EIGHT),
    usedTo: null,
    billingEffectiveAt: at(AT_EIGHT),
    metadata: { device: "TV" },
    importedGross: null,
    importedTax: null,
  },
  personal: { place: "Limassol" },
};

const SAME: AdjustUdrChange = {
  action: "adjust",
  udrId: 1042,
  expectedRevision: 4,
  product: "LOTR1",
  quantity: "1",
  source: "DECODER",
  udrType: "PPV",
  billingEffectiveAt: AT_EIGHT,
  from: AT_EIGHT,
  to: null,
  metadata: { device: "TV", place: "Limassol" },
};

type Row = readonly [name: string, changed: Partial<AdjustUdrChange>, facts: Partial<AdjustFacts>, refusal: string];

const usage = present(FACTS.product, "the product");
const type = present(FACTS.udrType, "the type");

/** In the order in which they are checked. */
const REFUSED: readonly Row[] = [
  ["no such product", { quantity: "-1" }, { product: null, udrType: null }, "NOT_FOUND product"],
  ["no such UDR type", { quantity: "-1" }, { udrType: null, source: null }, "NOT_FOUND udrType"],
  ["no such source", { quantity: "-1" }, { source: null }, "NOT_FOUND source"],
  ["a termed service", { quantity: "-1" }, { product: { ...usage, isUsageService: false, udrTypeIds: [] } }, "PRODUCT_NOT_USAGE product"],
  [
    "a type that does not measure the product",
    { quantity: "-1" },
    { product: { ...usage, udrTypeIds: [8] } },
    "UDR_TYPE_NOT_ALLOWED udrType",
  ],
  ["a source that the type does not take", { quantity: "-1" }, { udrType: { ...type, sourceIds: [4] } }, "SOURCE_NOT_ALLOWED source"],
  ["negative usage", { quantity: "-1", to: "2026-03-03T19:00:00Z" }, {}, "NEGATIVE_USAGE quantity"],
  ["too many digits", { quantity: "1234567890123" }, {}, "TOO_MANY_DIGITS quantity"],
  ["finer than the unit", { quantity: "1.5" }, {}, "QUANTITY_TOO_FINE quantity"],
  ["To before From", { to: "2026-03-03T19:59:59Z", gross: "5" }, {}, "PERIOD_REVERSED to"],
  ["no To where the type wants one", {}, { udrType: { ...type, toMandatory: true } }, "USAGE_FIELD_MISSING to"],
  ["an amount on usage that we rate", { gross: "5", metadata: {} }, {}, "INVALID_INPUT gross"],
  [
    "an attribute the type does not have",
    { metadata: { device: "TV", place: "Limassol", zone: "5G" } },
    {},
    "METADATA_INVALID metadata.zone",
  ],
  ["a value outside the list", { metadata: { device: "RADIO", place: "Limassol" } }, {}, "METADATA_INVALID metadata.device"],
  ["a mandatory value taken away", { metadata: { device: "TV" } }, {}, "METADATA_MISSING metadata.place"],
  ["a value of another type", { metadata: { device: "TV", place: "Limassol", cell: "twelve" } }, {}, "METADATA_INVALID metadata.cell"],
  ["a value of another format", { metadata: { device: "TV", place: "Limassol", cell: "012" } }, {}, "METADATA_INVALID metadata.cell"],
  ["nothing changed", {}, {}, "USAGE_UNCHANGED undefined"],
  ["nothing changed but the writing", { quantity: "1.0", from: "2026-03-03T22:00:00+02:00" }, {}, "USAGE_UNCHANGED undefined"],
];

describe("an Adjust is refused for", () => {
  test.each(REFUSED)("%s", (_, changed, facts, refusal) => {
    const result = decideUdrValues(BEFORE, { ...SAME, ...changed }, { ...FACTS, ...facts });
    expect(result.ok ? "accepted" : `${result.refusal.code} ${result.refusal.path}`).toBe(refusal);
  });
});

describe("an Adjust", () => {
  test("changes what it names, keeps the rest, and is the next revision", () => {
    const after = accepted({ from: "2026-03-03T00:14:00Z", to: "2026-03-03T02:00:00Z", metadata: { device: "TABLET", place: "Paphos" } });
    expect(after.udr).toMatchObject({ state: "posted", directive: "toBeBilled", revision: 5, metadata: { device: "TABLET" } });
    expect(instantToString(after.udr.usedFrom)).toBe("2026-03-03T00:14:00.000Z");
    expect(after.personal).toEqual({ place: "Paphos" });
  });

  test("keeps personal values apart from the UDR's own", () => {
    expect(accepted({ quantity: "2" }).udr.metadata).toEqual({ device: "TV" });
    expect(decimalToString(accepted({ quantity: "2.0" }).udr.quantity)).toBe("2");
  });

  test("accepts the absence of a personal value that retention has emptied", () => {
    const emptied = { ...BEFORE, personal: {} };
    const result = decideUdrValues(emptied, { ...SAME, quantity: "2", metadata: { device: "TV" } }, FACTS);
    expect(result.ok).toBe(true);
  });

  test("takes total and tax of usage rated elsewhere, both or none", () => {
    const elsewhere: UdrValues = {
      ...BEFORE,
      udr: { ...BEFORE.udr, rating: "elsewhere", importedGross: micros("9"), importedTax: micros("1") },
    };
    const change = { ...SAME, gross: "11.00", tax: "1.00" };
    const result = decideUdrValues(elsewhere, change, FACTS);
    expect(result.ok && result.value.udr.importedGross).toBe(micros("11"));
    const refusalOf = (amounts: { readonly gross: string; readonly tax: string }) => {
      const decided = decideUdrValues(elsewhere, { ...SAME, ...amounts }, FACTS);
      return decided.ok ? "accepted" : `${decided.refusal.code} ${decided.refusal.path}`;
    };
    expect(refusalOf({ gross: "-1.00", tax: "0.00" })).toBe("NEGATIVE_USAGE gross");
    expect(refusalOf({ gross: "1.00", tax: "-0.10" })).toBe("NEGATIVE_USAGE tax");
    expect(refusalOf({ gross: "1.00", tax: "0.50" })).toBe("accepted");
    expect(refusalOf({ gross: "1.00", tax: "0.51" })).toBe("TAX_TOO_HIGH tax");
    const { tax: _, ...withoutTax } = change;
    expect(decideUdrValues(elsewhere, withoutTax, FACTS)).toMatchObject({ ok: false, refusal: { code: "INVALID_INPUT", path: "tax" } });
  });
});

function accepted(changed: Partial<AdjustUdrChange>): UdrValues {
  const result = decideUdrValues(BEFORE, { ...SAME, ...changed }, FACTS);
  if (!result.ok) throw new Error(`refused: ${result.refusal.code}`);
  return result.value;
}

function at(text: string) {
  return present(parseInstant(text), text);
}
