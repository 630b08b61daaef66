import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "#lib/kernel/canonical-json.ts";
import { type Definitions, parseDefinitions } from "./definitions.ts";
import { exportDocument } from "./export-document.ts";
import { refuseOtherPlan, withoutOwnDefinitions } from "./import-document.ts";
import type { ImportTarget } from "./import-target.ts";
import { type PricePlanDocument, pricePlanDocument } from "./price-plan-document.ts";
import { readImport } from "./read-import.ts";
import { resolveRateBook } from "./resolve-rate-book.ts";

const OWN = parseDefinitions({
  timeModels: {
    NIGHT: { timeZone: "Europe/Nicosia", windows: [{ days: ["mon"], from: "00:01", to: "07:00" }] },
    DAY: { timeZone: "Europe/Nicosia", windows: [{ days: ["mon"], from: "07:00", to: "20:00" }] },
  },
  zones: { EU: { all: [{ attribute: "country", isUnder: "EU" }] } },
  udrTypes: { DATA: { unit: "MB", unitDecimals: 3, attributes: { country: { type: "choice", values: "COUNTRY" } } } },
  valueLists: {
    COUNTRY: [
      { value: "EU", under: null },
      { value: "CY", under: "EU" },
    ],
  },
});
const PRODUCTS = { GB: { productType: "MOBILE-DATA", family: null, udrType: "DATA", taxRate: "19" } };

const document = (price: string): PricePlanDocument =>
  pricePlanDocument.parse({
    format: "ratewright/price-plan@1",
    code: "GLOBAL",
    name: "Global price plan",
    currency: "EUR",
    taxInclusive: true,
    timeZone: "Europe/Nicosia",
    rates: [
      {
        key: "data",
        for: { productType: "MOBILE-DATA" },
        base: { charge: "perUnit", price },
        tiered: [{ level: 1, zone: "EU", timeModel: "NIGHT", charge: { charge: "perUnit", price: "0.50" } }],
      },
    ],
  });

const bookText = (read: PricePlanDocument, own: Definitions) => {
  const book = resolveRateBook(read, own);
  return book.ok ? canonicalJson(book.value) : expect.fail(JSON.stringify(book.refusal));
};

const TARGET: ImportTarget = {
  plan: { pricePlanId: 1, code: "GLOBAL", name: "Global price plan", description: null, kind: "global", currency: "EUR" },
  now: "2026-11-21T12:00:00Z",
  revision: 3,
  before: document("1.00"),
  definitions: {
    definitions: OWN,
    products: PRODUCTS,
    offer: { products: { GB: { isUsageService: true } }, productTypes: { "MOBILE-DATA": { isUsageService: true } }, families: [] },
  },
  names: { products: {}, productTypes: {}, families: {}, zones: {}, timeModels: {}, attributes: {} },
};

describe("what a document brings along", () => {
  it("is left to the console where the console says the same, so that an export comes back as it was", () => {
    const exported = exportDocument(document("1.00"), OWN, PRODUCTS);
    expect(withoutOwnDefinitions(exported, OWN)).toEqual(document("1.00"));
  });

  it("stays where it differs, so that it prices as it did where it comes from", () => {
    const NIGHT = { timeZone: "Europe/Nicosia", windows: [{ days: ["mon"], from: "01:00", to: "07:00" }], dates: [] };
    const elsewhere = parseDefinitions({ ...OWN, timeModels: { ...OWN.timeModels, NIGHT } });
    const exported = exportDocument(document("1.00"), elsewhere, PRODUCTS);
    const imported = withoutOwnDefinitions(exported, OWN);
    expect(imported).toEqual({ ...document("1.00"), timeModels: { NIGHT } });
    expect(bookText(imported, OWN)).toBe(bookText(exported, OWN));
  });
});

describe("a document of another plan", () => {
  it("is never taken for this one's", () => {
    const plan = { code: "GLOBAL", currency: "EUR" };
    expect(refuseOtherPlan({ code: "GLOBAL", currency: "EUR" }, plan)).toBeNull();
    expect(refuseOtherPlan({ code: "VIP", currency: "USD" }, plan)).toMatchObject({ code: "DOCUMENT_OF_OTHER_PLAN", path: "code" });
    expect(refuseOtherPlan({ code: "GLOBAL", currency: "USD" }, plan)).toMatchObject({ path: "currency" });
  });
});

describe("a text that is to be imported", () => {
  const text = (read: unknown) => JSON.stringify(read, null, 2);

  it("says in words what it would change, and nothing else", () => {
    const exported = exportDocument(document("2.00"), OWN, PRODUCTS);
    const reading = readImport(text(exported), TARGET);
    expect(reading).toMatchObject({
      kind: "readable",
      document: document("2.00"),
      changes: [{ kind: "priceChanged", before: "€1.00", after: "€2.00" }],
    });
    expect(reading.findings.filter(({ severity }) => severity !== "note")).toEqual([]);
  });

  it("shows a definition that differs against the console's own", () => {
    const NIGHT = { timeZone: "Europe/Nicosia", windows: [{ days: ["mon"], from: "01:00", to: "07:00" }] };
    const reading = readImport(text({ ...document("1.00"), timeModels: { NIGHT, DAY: OWN.timeModels.DAY } }), TARGET);
    expect(reading).toMatchObject({
      kind: "readable",
      changes: [{ kind: "windowsChanged", before: "mon 00:01–07:00 (Europe/Nicosia)", after: "mon 01:00–07:00 (Europe/Nicosia)" }],
    });
  });

  it("changes nothing when it is the draft", () => {
    expect(readImport(text(document("1.00")), TARGET)).toMatchObject({ kind: "readable", changes: [] });
  });

  it.each([
    ["{ rates:", "", /^It is not JSON/],
    ["[]", "", /must be an object/],
    [text({ ...document("1.00"), code: "VIP" }), "code", /^The document is VIP in EUR, and this plan is GLOBAL in EUR/],
    [text({ ...document("1.00"), currency: "USD" }), "currency", /GLOBAL in USD, and this plan is GLOBAL in EUR/],
    [text({ ...document("1.00"), colour: "red" }), "colour", /not a member/],
  ])("is refused with its place: %s", (given, path, message) => {
    expect(readImport(given, TARGET)).toMatchObject({
      kind: "refused",
      findings: [{ severity: "error", path, message: expect.stringMatching(message) }],
    });
  });

  it("may be kept with errors that only stand against publishing it", () => {
    const rates = document("1.00").rates.map((rate) => ({ ...rate, tiered: [{ level: 1, zone: "NOWHERE", charge: rate.base }] }));
    const reading = readImport(text({ ...document("1.00"), rates }), TARGET);
    expect(reading.kind).toBe("readable");
    expect(reading.findings).toContainEqual({
      severity: "error",
      path: "rates[0].tiered[0].zone",
      message: "There is no usage zone NOWHERE.",
    });
  });

  it("tells of products that the console knows otherwise or not at all, and imports none", () => {
    const products = { GB: { ...PRODUCTS.GB, taxRate: "5" }, TV: PRODUCTS.GB };
    const reading = readImport(text({ ...document("2.00"), products }), TARGET);
    expect(reading).toMatchObject({ kind: "readable", document: document("2.00") });
    const warned = reading.findings.filter(({ severity }) => severity === "warning").map(({ path }) => path);
    expect(warned).toEqual(["products.GB", "products.TV"]);
  });
});

it("every shipped example can be imported into a plan of its code", () => {
  for (const name of ["aluxsat-plan.json", "mobile-plan.json"]) {
    const given = readFileSync(new URL(`../../rating/scenarios/${name}`, import.meta.url), "utf8");
    const { code, currency } = pricePlanDocument.parse(JSON.parse(given));
    expect(readImport(given, { ...TARGET, before: null, plan: { ...TARGET.plan, code, currency } }).kind, name).toBe("readable");
  }
});
