import { expect, test } from "vitest";
import { checkPricing } from "./check-document.ts";
import { type Definitions, NO_DEFINITIONS, parseDefinitions } from "./definitions.ts";
import { readDocument } from "./read-document.ts";

const UDR_TYPES = {
  DATA: {
    unit: "MB",
    unitDecimals: 3,
    attributes: {
      network: { type: "choice", values: "NETWORK" },
      anything: { type: "choice" },
      mbps: { type: "decimal" },
      hops: { type: "integer" },
      fee: { type: "amount" },
      roaming: { type: "boolean" },
      calledAt: { type: "instant" },
      note: { type: "text" },
      speed: { type: "decimal" },
      age: { type: "integer" },
    },
  },
  VOICE: {
    unit: "SECOND",
    unitDecimals: 0,
    attributes: { speed: { type: "text" }, age: { type: "decimal" }, network: { type: "choice", values: "CARRIER" } },
  },
};
const VALUE_LISTS = {
  NETWORK: [
    { value: "4G", under: null },
    { value: "5G", under: null },
  ],
  CARRIER: [{ value: "EPIC", under: null }],
};

const DOCUMENT = {
  format: "ratewright/price-plan@1",
  code: "GLOBAL",
  name: "Global price plan",
  currency: "EUR",
  taxInclusive: true,
  timeZone: "Europe/Nicosia",
  rates: [{ key: "data", for: { product: "DATA" }, base: { charge: "perUnit", price: "1" } }],
};

function findings(input: object, own: Definitions = NO_DEFINITIONS): readonly string[] {
  const result = readDocument({ ...DOCUMENT, ...input });
  if (!result.ok) return expect.fail(JSON.stringify(result.refusal));
  return checkPricing(result.value, own).map(({ severity, path, message }) => `${severity} ${path}: ${message}`);
}

const ALL = "zones.Z.all[0]";

test.each<[object, readonly string[]]>([
  [{ attribute: "network", is: "5G" }, []],
  [{ attribute: "network", is: "EPIC" }, []],
  [{ attribute: "network", is: "6G" }, [`error ${ALL}.is: 6G is not in the value list of network.`]],
  [{ attribute: "network", isNot: "6G" }, [`error ${ALL}.isNot: 6G is not in the value list of network.`]],
  [{ attribute: "network", in: "6G" }, [`error ${ALL}.in: 6G is not in the value list of network.`]],
  [{ attribute: "network", in: ["5G", "6G"] }, [`error ${ALL}.in[1]: 6G is not in the value list of network.`]],
  [{ attribute: "network", isUnder: "5G" }, []],
  [{ attribute: "network", isUnder: "6G" }, [`error ${ALL}.isUnder: 6G is not in the value list of network.`]],
  [{ attribute: "anything", is: "6G" }, []],
  [{ attribute: "colour", is: "red" }, [`error ${ALL}.attribute: No UDR type has the attribute colour.`]],
  [{ attribute: "mbps", is: "5.50" }, []],
  [{ attribute: "mbps", is: "fast" }, [`error ${ALL}.is: fast cannot be the decimal mbps.`]],
  [{ attribute: "mbps", startsWith: "fast" }, []],
  [{ attribute: "hops", in: ["2", "3.0"] }, []],
  [{ attribute: "hops", in: ["2", "3.5"] }, [`error ${ALL}.in[1]: 3.5 cannot be the integer hops.`]],
  [{ attribute: "hops", between: ["0.5", "3.5"] }, []],
  [{ attribute: "fee", isNot: "1e3" }, [`error ${ALL}.isNot: 1e3 cannot be the amount fee.`]],
  [{ attribute: "roaming", is: true }, []],
  [{ attribute: "roaming", is: "yes" }, [`error ${ALL}.is: yes cannot be the boolean roaming.`]],
  [{ attribute: "roaming", between: ["0", "1"] }, [`error ${ALL}.between: roaming is true or false, so it lies between nothing.`]],
  [{ attribute: "calledAt", is: "2026-03-01T00:00:00+02:00" }, []],
  [{ attribute: "calledAt", is: "2026-03-01" }, [`error ${ALL}.is: 2026-03-01 cannot be the instant calledAt.`]],
  [{ attribute: "calledAt", between: ["2026-03-01T00:00:00+02:00", "2026-03-01T00:00:00Z"] }, []],
  [
    { attribute: "calledAt", between: ["2026-03-01T00:00:00Z", "2026-03-01T00:00:00+02:00"] },
    [
      `error ${ALL}.between: Nothing lies between 2026-03-01T00:00:00Z and 2026-03-01T00:00:00+02:00: the first must not be above the second.`,
    ],
  ],
  [
    { attribute: "calledAt", between: ["1", "2026-03-01T00:00:00Z"] },
    [`error ${ALL}.between[0]: 1 is not an instant with its offset, such as 2026-03-01T00:00:00+02:00.`],
  ],
  [{ attribute: "note", between: ["-1", "1"] }, []],
  [
    { attribute: "note", between: ["1", "2026-03-01T00:00:00Z"] },
    [`error ${ALL}.between[1]: 2026-03-01T00:00:00Z is not a decimal, such as 10.5.`],
  ],
  [
    { attribute: "mbps", between: ["2", "1"] },
    [`error ${ALL}.between: Nothing lies between 2 and 1: the first must not be above the second.`],
  ],
  [
    { attribute: "speed", is: "5" },
    [`error ${ALL}.attribute: The attribute speed is decimal in DATA and text in VOICE, which do not compare alike.`],
  ],
  [{ attribute: "speed", startsWith: "5" }, []],
  [{ attribute: "age", is: "5.5" }, []],
])("the condition %j", (condition, expected) => {
  const own = parseDefinitions({ timeModels: {}, zones: { Z: { all: [condition] } }, udrTypes: UDR_TYPES, valueLists: VALUE_LISTS });
  const tiered = [{ level: 1, zone: "Z", charge: { charge: "perUnit", price: "1" } }];
  const used = { rates: [{ ...DOCUMENT.rates[0], tiered }] };
  expect(findings(used, own)).toEqual(expected);
  expect(findings({ discounts: [{ code: "GOLD", kind: "percentage", value: "10", zone: "Z" }] }, own)).toEqual(expected);
  // Of what nobody uses, only what the document itself brings along is looked at.
  expect(findings({}, own)).toEqual([]);
  expect(findings({ zones: { Z: { all: [condition] } } }, { ...own, zones: {} })).toEqual(expected);
});

const product = (udrType: string) => ({ products: { DATA: { productType: "DATA", taxRate: "10", udrType } } });
const udrTypes = (attribute: object) => ({ udrTypes: { DATA: { unit: "MB", unitDecimals: 3, attributes: { network: attribute } } } });
const list = (...entries: readonly (readonly [value: string, under: string | null])[]) => ({
  valueLists: { PLACES: entries.map(([value, under]) => ({ value, under })) },
});

test.each<[string, object, readonly string[]]>([
  ["a product's UDR type", { ...product("DATA"), ...udrTypes({ type: "text" }) }, []],
  [
    "a product's UDR type that is not there",
    { ...product("SMS"), ...udrTypes({ type: "text" }) },
    ["error products.DATA.udrType: There is no UDR type SMS."],
  ],
  ["a product's UDR type, where none is told of", product("DATA"), []],
  ["a value list", { ...udrTypes({ type: "choice", values: "PLACES" }), ...list(["CY", null]) }, []],
  [
    "a value list that is not there",
    { ...udrTypes({ type: "choice", values: "NETWORK" }), ...list(["CY", null]) },
    ["error udrTypes.DATA.attributes.network.values: There is no value list NETWORK."],
  ],
  ["a value list, where none is told of", udrTypes({ type: "choice", values: "NETWORK" }), []],
  [
    "a choice of nothing in particular",
    udrTypes({ type: "choice" }),
    ["warning udrTypes.DATA.attributes.network: The choice network names no value list, so it takes any text."],
  ],
  [
    "a value list of what is no choice",
    udrTypes({ type: "text", values: "PLACES" }),
    ["error udrTypes.DATA.attributes.network.values: Only a choice has a value list, and network is text."],
  ],
  ["a tree", list(["EU", null], ["CY", "EU"], ["NICOSIA", "CY"]), []],
  ["a value twice", list(["EU", null], ["CY", "EU"], ["CY", null]), ["error valueLists.PLACES[2].value: CY is in the list already."]],
  ["a value under nothing", list(["CY", "EU"]), ["error valueLists.PLACES[0].under: EU is not in the list."]],
  [
    "values that run in a circle",
    list(["CY", "EU"], ["EU", "CY"], ["NICOSIA", "CY"]),
    ["error valueLists.PLACES[0].under: CY would stand below itself.", "error valueLists.PLACES[1].under: EU would stand below itself."],
  ],
  [
    "a time model that nobody uses",
    { timeModels: { NEVER: { timeZone: "UTC", windows: [{ days: ["mon"], from: "07:00", to: "07:00" }] } } },
    ["error timeModels.NEVER.windows[0].to: A window cannot end when it begins, at 07:00. A whole day is 00:00 to 24:00."],
  ],
])("%s", (_, input, expected) => {
  expect(findings(input)).toEqual(expected);
});
