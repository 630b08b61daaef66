import { expect, test } from "vitest";
import { readDocument } from "./read-document.ts";

const DOCUMENT = {
  format: "ratewright/price-plan@1",
  code: "GLOBAL",
  name: "Global price plan",
  currency: "EUR",
  taxInclusive: true,
  timeZone: "Europe/Nicosia",
  rates: [],
};
const GOLD = { code: "GOLD", kind: "percentage", value: "10" };
const WRITTEN_OUT = {
  ...GOLD,
  version: 1,
  per: "udr",
  renew: "never",
  level: 1,
  for: null,
  zone: null,
  account: null,
  validFrom: null,
  validTo: null,
};

const read = (discount: object) => readDocument({ ...DOCUMENT, discounts: [{ ...GOLD, ...discount }] });

function findings(discount: object): readonly string[] {
  const result = read(discount);
  return result.ok ? [] : result.refusal.map(({ path, message }) => `${path}: ${message}`);
}

test("what is left out is written out as what it means", () => {
  const result = read({});
  expect(result.ok && result.value.discounts).toEqual([WRITTEN_OUT]);
});

test.each<[string, object]>([
  ["an amount of each period", { kind: "amount", value: "5.00", per: "period", renew: "cycle" }],
  ["free usage of every quarter", { kind: "freeUsage", value: "0.000000000001", per: "period", renew: { every: 3, unit: "month" } }],
  ["all of it", { value: "100" }],
  ["a product", { for: { product: "LOTR1" } }],
  ["a product type", { for: { productType: "FILM" } }],
  ["a family", { for: { family: "PPV" } }],
  ["a UDR type", { for: { udrType: "DATA" } }],
  [
    "a zone, some accounts and a time",
    { zone: "5G", account: { classification: "VIP" }, validFrom: "2026-03-01", validTo: "2026-04-01T00:00:00+03:00" },
  ],
  ["a fourth level", { level: 4 }],
])("a discount may be for %s", (_, discount) => {
  const result = read(discount);
  expect(result.ok ? result.value.discounts : result.refusal).toEqual([{ ...WRITTEN_OUT, ...discount }]);
});

const INSTANT = "An instant with its offset, such as 2026-03-01T00:00:00+02:00, or a date, which begins at midnight in the plan's zone";
const TARGET = "A discount is for one product, productType, family or udrType, or null for everything";
const MEMBER = "is not a member of the format";

test.each<[string, object, string]>([
  ["an unknown member", { percent: "10" }, `discounts[0].percent: "percent" ${MEMBER}`],
  ["no kind that exists", { kind: "gift" }, "discounts[0].kind: A discount is an amount, a percentage or freeUsage"],
  ["more than 100 %", { value: "100.5" }, "discounts[0].value: A percentage between 0 and 100"],
  ["7 decimals of money", { kind: "amount", value: "0.0000001" }, "discounts[0].value: At most 12 digits before and 6 after the point"],
  ["a negative value", { value: "-1" }, "discounts[0].value: It cannot be negative"],
  ["a value that is a number", { value: 10 }, 'discounts[0].value: Decimals are written as text, such as "10.00"'],
  ["another period", { per: "month" }, 'discounts[0].per: A discount is per "udr" or per "period"'],
  [
    "another renewal",
    { renew: "yearly" },
    'discounts[0].renew: A discount renews "never", every "cycle", or as { "every": 3, "unit": "month" }',
  ],
  ["no unit of time", { renew: { every: 3 } }, "discounts[0].renew.unit: The unit is day, week or month"],
  ["every 0 days", { renew: { every: 0, unit: "day" } }, "discounts[0].renew.every: At least 1"],
  ["an unknown member of the renewal", { renew: { every: 1, unit: "day", at: "00:00" } }, `discounts[0].renew.at: "at" ${MEMBER}`],
  ["level 0", { level: 0 }, "discounts[0].level: Levels begin at 1, and are usually 1 to 3"],
  ["version 0", { version: 0 }, "discounts[0].version: Versions begin at 1"],
  ["two targets", { for: { product: "A", udrType: "B" } }, `discounts[0].for.udrType: It cannot stand beside "product". ${TARGET}`],
  ["another target", { for: { zone: "5G" } }, `discounts[0].for.zone: "zone" is not known here. ${TARGET}`],
  [
    "another condition on the account",
    { account: { classification: "VIP", city: "Nicosia" } },
    `discounts[0].account.city: "city" ${MEMBER}`,
  ],
  ["a local time", { validFrom: "2026-03-01T00:00:00" }, `discounts[0].validFrom: ${INSTANT}`],
  ["a date that does not exist", { validTo: "2026-02-29" }, `discounts[0].validTo: ${INSTANT}`],
])("a discount with %s is refused", (_, discount, finding) => {
  expect(findings(discount)).toContain(finding);
});
