import { describe, expect, it } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { type Instant, parseInstant } from "#lib/kernel/instant.ts";
import { refusalSentence } from "../refusal-sentence.ts";
import type { Catalog, CatalogLine, CatalogProduct, CatalogSubscriber, CatalogValidity } from "./catalog.ts";
import { evaluateProduct } from "./evaluate-catalogs.ts";

const ZONE = "Europe/Nicosia";
const instant = (text: string): Instant => present(parseInstant(text), text);
const NOON = instant("2026-11-21T12:00:00+02:00");

const FILM: CatalogProduct = {
  code: "LOTR1",
  name: "Lord of the Rings 1",
  productTypeCode: "USAGE",
  productFamilyCode: "FILMS",
  serviceType: "usage",
  validFrom: instant("2026-01-01T00:00:00+02:00"),
  validTo: instant("2027-01-01T00:00:00+02:00"),
};

const VIP_SUBSCRIBER: CatalogSubscriber = {
  subscriptionTypeCode: "OTT",
  accountClassificationCode: "VIP",
  effectiveTermedServiceCodes: ["PPV"],
  payment: "normal",
  billingTermCode: "MONTHLY",
  providerCode: "NAGRA",
  timeZone: ZONE,
  ordered: [],
};

const TYPE_LINE: CatalogLine = {
  lineId: 1,
  target: { kind: "productType", code: "USAGE", name: "Usage services" },
  availableFrom: null,
  availableTo: null,
  requires: null,
  excludes: null,
  limit: null,
};

const VIP_CATALOG: Catalog = {
  catalogId: 1,
  code: "VIP-PPV",
  name: "VIP PPV",
  description: null,
  state: "effective",
  validity: [],
  lines: [TYPE_LINE],
  conditions: [
    { kind: "accountClassification", negated: false, codes: ["VIP"], names: ["VIP"] },
    { kind: "termedService", negated: false, codes: ["PPV"], names: ["PPV service"] },
  ],
};

type Ask = {
  readonly catalogs?: readonly Catalog[];
  readonly product?: CatalogProduct;
  readonly subscriber?: Partial<CatalogSubscriber>;
  readonly at?: Instant;
};

function ask({ catalogs = [VIP_CATALOG], product = FILM, subscriber = {}, at = NOON }: Ask = {}) {
  return evaluateProduct(product, { catalogs, subscriber: { ...VIP_SUBSCRIBER, ...subscriber }, at, zone: ZONE, quantity: null });
}

/** The code of the catalog that sells it, or the refusal codes. */
function answer(question: Ask): string {
  const outcome = ask(question);
  return outcome.orderable ? outcome.catalog.code : outcome.reasons.map(({ code }) => code).join(" ");
}

describe("who may order", () => {
  it.each([
    { case: "a VIP with an effective PPV service", subscriber: {}, expected: "VIP-PPV" },
    { case: "another classification", subscriber: { accountClassificationCode: "STD" }, expected: "CONDITIONS_NOT_MET" },
    { case: "no classification", subscriber: { accountClassificationCode: null }, expected: "CONDITIONS_NOT_MET" },
    { case: "no termed service", subscriber: { effectiveTermedServiceCodes: [] }, expected: "CONDITIONS_NOT_MET" },
    {
      case: "neither: each failed condition is named",
      subscriber: { accountClassificationCode: "STD", effectiveTermedServiceCodes: [] },
      expected: "CONDITIONS_NOT_MET CONDITIONS_NOT_MET",
    },
  ])("$case → $expected", ({ subscriber, expected }) => {
    expect(answer({ subscriber })).toBe(expected);
  });

  it("says what was asked for and what was found", () => {
    const outcome = ask({ subscriber: { accountClassificationCode: "STD" } });
    const sentences = outcome.orderable ? [] : outcome.reasons.map(refusalSentence);
    expect(sentences).toEqual(["The catalog VIP PPV asks for account classification VIP; this subscription has STD."]);
  });

  it("gives every condition with what was found, for the order to keep", () => {
    const outcome = ask();
    expect(outcome.orderable && outcome.conditions).toMatchObject([
      { kind: "accountClassification", found: ["VIP"], holds: true },
      { kind: "termedService", found: ["PPV"], holds: true },
    ]);
  });

  it.each([
    { kind: "accountClassification", codes: ["VIP", "GOLD"], expected: "CONDITIONS_NOT_MET" },
    { kind: "accountClassification", codes: ["GOLD"], expected: "VIP-PPV" },
    { kind: "subscriptionType", codes: ["OTT"], expected: "CONDITIONS_NOT_MET" },
    { kind: "termedService", codes: ["SPORT"], expected: "VIP-PPV" },
  ] as const)("not $kind $codes → $expected", ({ kind, codes, expected }) => {
    const conditions = [{ kind, negated: true, codes, names: codes }];
    expect(answer({ catalogs: [{ ...VIP_CATALOG, conditions }] })).toBe(expected);
  });
});

describe("when a catalog sells", () => {
  const during = (...validity: readonly CatalogValidity[]): readonly Catalog[] => [{ ...VIP_CATALOG, validity }];
  const yearly = (firstDay: string, lastDay: string): CatalogValidity => ({ kind: "yearly", firstDay, lastDay });
  const november: CatalogValidity = {
    kind: "period",
    from: instant("2026-11-01T00:00:00+02:00"),
    to: instant("2026-12-01T00:00:00+02:00"),
  };

  it.each([
    ["draft", "CATALOG_NOT_EFFECTIVE"],
    ["notEffective", "CATALOG_NOT_EFFECTIVE"],
    ["effective", "VIP-PPV"],
  ] as const)("%s → %s", (state, expected) => {
    expect(answer({ catalogs: [{ ...VIP_CATALOG, state }] })).toBe(expected);
  });

  it.each([
    ["2026-10-31T23:59:59.999+02:00", november, false],
    ["2026-11-01T00:00:00+02:00", november, true],
    ["2026-11-30T23:59:59.999+02:00", november, true],
    ["2026-12-01T00:00:00+02:00", november, false],
    ["2027-06-01T00:00:00+03:00", { ...november, to: null }, true],
    ["2026-11-30T21:59:00Z", yearly("12-01", "02-28"), false],
    ["2026-11-30T22:00:00Z", yearly("12-01", "02-28"), true],
    ["2027-01-15T12:00:00+02:00", yearly("12-01", "02-28"), true],
    ["2027-02-28T23:59:59+02:00", yearly("12-01", "02-28"), true],
    ["2027-03-01T00:00:00+02:00", yearly("12-01", "02-28"), false],
    ["2028-02-29T12:00:00+02:00", yearly("12-01", "02-28"), false],
    ["2028-02-29T12:00:00+02:00", yearly("12-01", "02-29"), true],
    ["2027-02-28T12:00:00+02:00", yearly("12-01", "02-29"), true],
    ["2027-03-01T00:00:00+02:00", yearly("02-29", "03-02"), true],
    ["2027-02-28T12:00:00+02:00", yearly("02-29", "03-02"), false],
    ["2026-07-04T08:00:00+03:00", yearly("07-04", "07-04"), true],
  ] as const)("%s in %j → %s", (at, validity, expected) => {
    const product = { ...FILM, validTo: null };
    expect(answer({ catalogs: during(validity), product, at: instant(at) })).toBe(expected ? "VIP-PPV" : "CATALOG_NOT_VALID");
  });

  it("needs one of several periods only", () => {
    expect(answer({ catalogs: during(yearly("06-01", "06-30"), november) })).toBe("VIP-PPV");
  });
});

describe("what a catalog sells", () => {
  const line = (target: CatalogLine["target"], rest: Partial<CatalogLine> = {}): CatalogLine => ({ ...TYPE_LINE, target, ...rest });

  it.each([
    ["product", "LOTR1", "VIP-PPV"],
    ["product", "OTHER", "SERVICE_NOT_AVAILABLE"],
    ["productType", "USAGE", "VIP-PPV"],
    ["productFamily", "FILMS", "VIP-PPV"],
    ["productFamily", "GAMES", "SERVICE_NOT_AVAILABLE"],
  ] as const)("a line of %s %s → %s", (kind, code, expected) => {
    expect(answer({ catalogs: [{ ...VIP_CATALOG, lines: [line({ kind, code, name: code })] }] })).toBe(expected);
  });

  it("keeps to the window of the line, its end excluded", () => {
    const lines = [line(TYPE_LINE.target, { availableFrom: instant("2026-11-01T00:00:00Z"), availableTo: NOON })];
    expect(answer({ catalogs: [{ ...VIP_CATALOG, lines }] })).toBe("SERVICE_NOT_AVAILABLE");
    expect(answer({ catalogs: [{ ...VIP_CATALOG, lines }], at: instant("2026-11-21T11:59:59.999+02:00") })).toBe("VIP-PPV");
  });

  it("falls to a wider line when the narrow one is over", () => {
    const over = line({ kind: "product", code: "LOTR1", name: "LOTR" }, { lineId: 2, availableTo: instant("2026-02-01T00:00:00Z") });
    const outcome = ask({ catalogs: [{ ...VIP_CATALOG, lines: [over, TYPE_LINE] }] });
    expect(outcome.orderable && outcome.line.lineId).toBe(1);
  });

  it("prefers the line of the product over that of its type", () => {
    const own = line({ kind: "product", code: "LOTR1", name: "LOTR" }, { lineId: 2 });
    const outcome = ask({ catalogs: [{ ...VIP_CATALOG, lines: [TYPE_LINE, own] }] });
    expect(outcome.orderable && outcome.line.lineId).toBe(2);
  });

  it.each([
    ["a termed service", { serviceType: "termed" }, "PRODUCT_NOT_USAGE"],
    ["a product not valid yet", { validFrom: instant("2026-12-01T00:00:00Z") }, "PRODUCT_NOT_VALID"],
    ["a product valid until now", { validTo: NOON }, "PRODUCT_NOT_VALID"],
    ["a product without end", { validTo: null }, "VIP-PPV"],
  ])("%s", (_, change, expected) => {
    expect(answer({ product: { ...FILM, ...change } })).toBe(expected);
  });
});

describe("several catalogs", () => {
  const open: Catalog = { ...VIP_CATALOG, catalogId: 2, code: "OPEN", name: "A open to all", conditions: [] };

  it("chooses the one with most conditions", () => {
    expect(answer({ catalogs: [open, VIP_CATALOG] })).toBe("VIP-PPV");
  });

  it("then the first by name", () => {
    const other = { ...open, catalogId: 3, code: "OTHER", name: "B open to all" };
    expect(answer({ catalogs: [other, open] })).toBe("OPEN");
  });

  it("falls to one with fewer conditions when the first does not sell", () => {
    expect(answer({ catalogs: [open, { ...VIP_CATALOG, state: "draft" }] })).toBe("OPEN");
  });

  it("lists the reason of each catalog that names the product, and of no other", () => {
    const games = {
      ...open,
      catalogId: 4,
      lines: [{ ...TYPE_LINE, target: { kind: "productFamily", code: "GAMES", name: "Games" } as const }],
    };
    const closed: Catalog = { ...open, state: "notEffective" };
    const outcome = ask({ catalogs: [closed, games, VIP_CATALOG], subscriber: { accountClassificationCode: "STD" } });
    expect(outcome.orderable ? [] : outcome.reasons.map(({ catalogCode, code }) => [catalogCode, code])).toEqual([
      ["VIP-PPV", "CONDITIONS_NOT_MET"],
      ["OPEN", "CATALOG_NOT_EFFECTIVE"],
    ]);
  });
});
