import { expect, test } from "vitest";
import { findingsOf, PRICE, rateOf } from "./testing/lint-sheet.ts";

const TIMES = { charge: "perUnit", price: "1", times: "mbps" };
const PERCENTAGE = { charge: "percentage", of: "mbps", rate: "2" };
const COST_PLUS = { charge: "costPlus", of: "mbps", markup: "2" };

/** What the linter says of a product whose UDR type declares the attribute so. */
function attributesOf(rate: object, mbps: object | null): readonly string[] {
  const other = { network: { type: "text" } };
  const fast = { all: [{ attribute: "mbps", is: "100" }] };
  const types = {
    LINE: { unit: "h", unitDecimals: 0, attributes: mbps === null ? other : { ...other, mbps } },
    ...(mbps === null ? { ELSE: { unit: "h", unitDecimals: 0, attributes: { mbps: { type: "integer" } } } } : {}),
  };
  const found = findingsOf({
    rates: [rate],
    zones: { "5G": { all: [{ attribute: "network", is: "5G" }] }, ...(JSON.stringify(rate).includes("FAST") ? { FAST: fast } : {}) },
    products: { LOTR1: { productType: "PPV-MOVIE", taxRate: "10", udrType: "LINE" } },
    udrTypes: types,
    valueLists: { SPEED: [{ value: "100" }, { value: "0.5" }], NAMES: [{ value: "100" }, { value: "fast" }] },
  });
  return found.filter((line) => line.includes("refused"));
}

const base = (charge: object) => rateOf([], { base: charge });
const refused = (path: string, why: string) => [
  `error rates[0].${path}: The charge reads mbps, ${why} UDR type LINE: such usage would be refused.`,
];
const level = (conditions: object) => rateOf([{ level: 1, charge: TIMES, ...conditions }]);

test.each<[string, object, object | null, readonly string[]]>([
  ["an integer", base(TIMES), { type: "integer", mandatory: true }, []],
  ["a decimal", base(TIMES), { type: "decimal", mandatory: true }, []],
  ["an amount", base(PERCENTAGE), { type: "amount", mandatory: true }, []],
  ["a choice of numbers", base(TIMES), { type: "choice", values: "SPEED", mandatory: true }, []],
  [
    "a choice of names",
    base(TIMES),
    { type: "choice", values: "NAMES", mandatory: true },
    refused("base.times", "which is not a number but choice in"),
  ],
  ["text", base(COST_PLUS), { type: "text", mandatory: true }, refused("base.of", "which is not a number but text in")],
  ["an instant", base(COST_PLUS), { type: "instant", mandatory: true }, refused("base.of", "which is not a number but instant in")],
  ["a number that may be left out", base(TIMES), { type: "integer" }, refused("base.times", "which is not mandatory in")],
  ["nothing", base(PERCENTAGE), null, refused("base.of", "which is no attribute of")],
  ["nothing, and nobody asks", base(PRICE), null, []],
  [
    "a number that may be left out, in a level",
    level({ zone: "5G" }),
    { type: "integer" },
    refused("tiered[0].charge.times", "which is not mandatory in"),
  ],
  ["a number that may be left out, but not in this zone", level({ zone: "FAST" }), { type: "integer" }, []],
  ["nothing, so nobody is in the zone", level({ zone: "FAST" }), null, []],
])("a charge that reads an attribute: %s", (_, rate, mbps, expected) => {
  expect(attributesOf(rate, mbps)).toEqual(expected);
});

test("nothing is said of a rate without a product, whose UDR type nobody knows", () => {
  const udrTypes = { LINE: { unit: "h", unitDecimals: 0, attributes: {} }, CALL: { unit: "s", unitDecimals: 0, attributes: {} } };
  const rates = [rateOf([], { for: { productType: "NEW" }, base: TIMES })];
  expect(findingsOf({ rates, udrTypes })).toEqual([]);
});

test("nothing is said where no UDR type is known", () => {
  expect(findingsOf({ rates: [base(TIMES)] })).toEqual([]);
});
