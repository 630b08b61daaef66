import { describe, expect, test } from "vitest";
import { decimal } from "#lib/kernel/decimal.ts";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import { isUnderIn } from "../agreement/allowed-networks.ts";
import type { MetadataAttribute } from "../udr/adjust-facts.ts";
import { checkMetadata } from "../udr/check-metadata.ts";
import { checkedAttribute, metadataFault } from "./checked-attribute.ts";
import { decideImportedUsage } from "./decide-imported-usage.ts";
import type { ImportFacts, ImportProduct, ImportSubscription, ImportUdrType } from "./import-facts.ts";
import { lineSentence } from "./import-refusal.ts";
import type { ImportedLine } from "./read-imported-line.ts";

const day = (date: number) => instantFromMillis(Date.UTC(2026, 2, date));

const plain = { mandatory: false, personal: false, format: null, values: null };
const ATTRIBUTES: readonly MetadataAttribute[] = [
  { ...plain, key: "network", label: "Network", type: "choice", values: ["EU", "CY", "US"] },
  { ...plain, key: "place", label: "Place", type: "text", personal: true, format: "[a-z]{1,5}" },
  { ...plain, key: "mbps", label: "Speed", type: "decimal", mandatory: true },
];

const DATA: ImportUdrType = {
  udrTypeId: 7,
  code: "DATA",
  name: "Data",
  unit: "Megabyte",
  unitDecimals: 2,
  sourceIds: new Set([3]),
  fromMandatory: true,
  toMandatory: false,
  sourceMandatory: false,
  attributes: ATTRIBUTES.map(checkedAttribute),
  lookUps: [],
  isUnder: new Map([["network", isUnderIn([{ value: "CY", under: "EU" }])]]),
};

const SIM: ImportSubscription = {
  shard: 1,
  accountId: 10,
  subscriptionId: 20,
  number: "S-20",
  state: "effective",
  startedAt: day(1),
  currency: "EUR",
  holders: [],
  networksAt: () => null,
};
const OTHER: ImportSubscription = { ...SIM, subscriptionId: 21, number: "S-21" };

const PRODUCT: ImportProduct = {
  productId: 5,
  code: "GB",
  name: "Mobile data",
  isUsageService: true,
  validFrom: day(1),
  validTo: day(20),
  udrTypes: ["DATA"],
};

type Changed = {
  readonly line?: Partial<ImportedLine>;
  readonly sim?: Partial<ImportSubscription>;
  readonly product?: Partial<ImportProduct>;
  readonly udrType?: Partial<ImportUdrType>;
  readonly rating?: "here" | "elsewhere" | "information";
};

function decide({ line, sim, product, udrType, rating = "here" }: Changed) {
  const owner = { ...SIM, ...sim };
  const facts: ImportFacts = {
    batch: { importId: 1, reference: "B", rating, sourceId: 3, sourceName: "Gateway" },
    subscriptions: Map.groupBy([owner, OTHER, { ...OTHER, subscriptionId: 22, number: "S-21" }], ({ number }) => number),
    identifiers: new Map([
      ["4900", [{ kind: "msisdn", value: "4900", subscription: owner }]],
      [
        "77",
        [
          { kind: "iccid", value: "77", subscription: owner },
          { kind: "phone", value: "77", subscription: OTHER },
        ],
      ],
    ]),
    products: new Map([["GB", { ...PRODUCT, ...product }]]),
    udrTypes: new Map([
      ["DATA", { ...DATA, ...udrType }],
      ["CALL", { ...DATA, code: "CALL" }],
    ]),
  };
  const given: ImportedLine = {
    reference: null,
    subscription: "S-20",
    identifier: null,
    product: "GB",
    udrType: null,
    quantity: decimal("1.25"),
    from: day(5),
    to: null,
    billingEffectiveAt: day(6),
    gross: null,
    tax: null,
    currency: null,
    metadata: { mbps: "10" },
    ...line,
  };
  return decideImportedUsage(given, facts);
}

const told = (changed: Changed) => {
  const decided = decide(changed);
  return decided.outcome === "accepted" ? "accepted" : `${decided.outcome} ${decided.refusal.code} ${decided.refusal.path}`;
};

const by = (kind: "msisdn" | "iccid" | "phone" | null, value: string) => ({ subscription: null, identifier: { kind, value } });
const withDevice = { mbps: "10", network: "CY", place: "home" };
const onlyEu = { attribute: "network", allowed: ["EU"], outside: "park" } as const;

describe("decideImportedUsage", () => {
  test.each<readonly [string, Changed, string]>([
    ["usage of what is known", {}, "accepted"],
    ["an identifier", { line: by("msisdn", "4900") }, "accepted"],
    ["an identifier of whatever kind", { line: by(null, "4900") }, "accepted"],
    ["an identifier and its subscription", { line: { identifier: { kind: null, value: "4900" } } }, "accepted"],
    ["one identifier of two kinds, with its kind", { line: by("iccid", "77") }, "accepted"],
    ["one identifier of two kinds", { line: by(null, "77") }, "parked SUBSCRIPTION_AMBIGUOUS identifier"],
    ["an identifier of the wrong kind", { line: by("phone", "4900") }, "parked NOT_FOUND identifier"],
    ["another's identifier", { line: { identifier: { kind: "phone", value: "77" } } }, "parked NOT_FOUND identifier"],
    ["an unknown subscription", { line: { subscription: "S-9" } }, "parked NOT_FOUND subscription"],
    ["a number of two subscriptions", { line: { subscription: "S-21" } }, "parked SUBSCRIPTION_AMBIGUOUS subscription"],
    ["a subscription at rest", { sim: { state: "inResting" } }, "parked SUBSCRIPTION_NOT_EFFECTIVE subscription"],
    ["usage before the subscription", { sim: { startedAt: day(6) } }, "parked SUBSCRIPTION_NOT_EFFECTIVE from"],
    ["an unknown product", { line: { product: "TB" } }, "parked NOT_FOUND product"],
    ["no usage service", { product: { isUsageService: false } }, "parked PRODUCT_NOT_USAGE product"],
    ["before the product", { product: { validFrom: day(6) } }, "parked PRODUCT_NOT_VALID product"],
    ["at the product's end", { line: { from: day(20) } }, "parked PRODUCT_NOT_VALID product"],
    ["an unknown UDR type", { line: { udrType: "SMS" } }, "parked NOT_FOUND udrType"],
    ["a product without a UDR type", { product: { udrTypes: [] } }, "parked NOT_FOUND udrType"],
    ["another product's UDR type", { line: { udrType: "CALL" } }, "parked UDR_TYPE_NOT_ALLOWED udrType"],
    ["a source that the type does not allow", { udrType: { sourceIds: new Set() } }, "parked SOURCE_NOT_ALLOWED source"],
    ["finer than the unit", { line: { quantity: decimal("1.255") } }, "parked QUANTITY_TOO_FINE amount"],
    ["no To where it is mandatory", { udrType: { toMandatory: true } }, "parked USAGE_FIELD_MISSING to"],
    ["the account's currency", { line: { currency: "EUR" } }, "accepted"],
    ["another currency", { line: { currency: "GBP" } }, "parked CURRENCY_MISMATCH currency"],
    ["mandatory metadata missing", { line: { metadata: {} } }, "parked METADATA_MISSING metadata.mbps"],
    ["metadata that cannot be read", { line: { metadata: { mbps: "fast" } } }, "rejected METADATA_INVALID metadata.mbps"],
    ["metadata out of its format", { line: { metadata: { mbps: "1", place: "HOME" } } }, "rejected METADATA_INVALID metadata.place"],
    ["a value that is not in the list", { line: { metadata: { mbps: "1", network: "MARS" } } }, "parked METADATA_INVALID metadata.network"],
    ["an attribute that the type has not", { line: { metadata: { mbps: "1", mood: "x" } } }, "parked METADATA_INVALID metadata.mood"],
    ["an allowed network", { line: { metadata: withDevice }, sim: { networksAt: () => onlyEu } }, "accepted"],
    ["usage that names no network", { sim: { networksAt: () => onlyEu } }, "accepted"],
    [
      "another network",
      { line: { metadata: { mbps: "1", network: "US" } }, sim: { networksAt: () => onlyEu } },
      "parked NETWORK_NOT_ALLOWED metadata.network",
    ],
    [
      "another network, priced by itself",
      { line: { metadata: { mbps: "1", network: "US" } }, sim: { networksAt: () => ({ ...onlyEu, outside: "price" }) } },
      "accepted",
    ],
  ])("%s", (_, changed, expected) => {
    expect(told(changed)).toBe(expected);
  });

  test("the values of the UDR: its type by default, personal metadata apart", () => {
    const decided = decide({ line: { metadata: withDevice } });
    expect(decided.outcome === "accepted" && decided.usage).toEqual({
      shard: 1,
      accountId: 10,
      subscriptionId: 20,
      udrTypeId: 7,
      productId: 5,
      quantity: decimal("1.25"),
      usedFrom: day(5),
      usedTo: null,
      billingEffectiveAt: day(6),
      metadata: { mbps: "10", network: "CY" },
      personal: { place: "home" },
      importedGross: null,
      importedTax: null,
      currency: "EUR",
      personId: null,
      costCentreId: null,
      derived: [],
      names: { subscription: "S-20", product: "Mobile data", udrType: "Data" },
    });
  });

  test("amounts belong to usage rated elsewhere; of usage for information they stay in the line", () => {
    const line = { gross: 12_000_000n, tax: 2_000_000n, currency: "EUR" };
    expect(decide({ line, rating: "elsewhere" })).toMatchObject({ usage: { importedGross: 12_000_000n, importedTax: 2_000_000n } });
    expect(decide({ line, rating: "information" })).toMatchObject({ usage: { importedGross: null, importedTax: null } });
  });

  test("who held the identifier at From, else who held the whole subscription", () => {
    const holder = { personId: 1, costCentreId: null, identifier: null, from: day(1), to: day(5) };
    const holders = [
      { ...holder, personId: 4, from: day(6), to: null },
      { ...holder, personId: 2, from: day(5), to: day(6) },
      { ...holder, personId: 3, identifier: { kind: "msisdn", value: "4900" }, from: day(2), to: null },
      holder,
    ];
    const personAt = (line: Partial<ImportedLine>) => {
      const decided = decide({ line, sim: { holders } });
      return decided.outcome === "accepted" ? decided.usage.personId : decided;
    };
    expect(personAt({ from: day(4) })).toBe(1);
    expect(personAt({ from: day(5) })).toBe(2);
    expect(personAt({ from: day(7) })).toBe(4);
    expect(personAt({ ...by(null, "4900"), from: day(5) })).toBe(3);
    expect(personAt({ ...by(null, "4900"), from: day(1) })).toBe(1);
  });

  test("every refusal says what is wrong in words", () => {
    const decided = decide({ line: { subscription: "S-9" } });
    expect(decided.outcome === "parked" && lineSentence(decided.refusal)).toBe("Nobody here has subscription S-9.");
  });
});

describe("metadataFault", () => {
  const values = ["", "EU", "MARS", "10", "1.5", "home", "HOME", "toolong", "x"];
  const cases = ["network", "place", "mbps", "mood"].flatMap((key) =>
    values.map((value): Record<string, string> => ({ mbps: "1", [key]: value })),
  );

  test("finds fault where checkMetadata does, with the same code and path", () => {
    const attributes = ATTRIBUTES.map(checkedAttribute);
    for (const metadata of cases.filter(({ mood }) => mood !== "")) {
      const [code, path] = [metadataFault(metadata, attributes)?.refusal, checkMetadata(metadata, ATTRIBUTES, new Set())];
      expect([code?.code, code?.path], JSON.stringify(metadata)).toEqual([path?.code, path?.path]);
    }
  });
});

describe("what is looked up", () => {
  const lookUps: ImportUdrType["lookUps"] = [
    {
      table: "SPEEDS",
      key: "network",
      gives: ["mbps", "place"],
      otherwise: {},
      when: "absent",
      find: (text) => (text === "CY" ? { key: "CY", given: { mbps: "10", place: "home" } } : null),
    },
  ];

  test("stands in the UDR, personal metadata apart, before anything is checked", () => {
    const decided = decide({ line: { metadata: { network: "CY" } }, udrType: { lookUps } });
    expect(decided.outcome === "accepted" && decided.usage).toMatchObject({
      metadata: { network: "CY", mbps: "10" },
      personal: { place: "home" },
      derived: [
        { attribute: "mbps", value: "10", table: "SPEEDS", key: "CY" },
        { attribute: "place", value: "home", table: "SPEEDS", key: "CY" },
      ],
    });
  });

  test("and is not found leaves the attribute absent, so that the usual check parks the line", () => {
    expect(told({ line: { metadata: { network: "EU" } }, udrType: { lookUps } })).toBe("parked METADATA_MISSING metadata.mbps");
  });
});
