import { describe, expect, it, test } from "vitest";
import { instantToString, plusMillis } from "#lib/kernel/instant.ts";
import type { StoredCatalog } from "./catalog.ts";
import {
  type CatalogDraft,
  catalogDraft,
  catalogInput,
  fieldOfPath,
  NEW_CATALOG_DRAFT,
  NEW_CONDITION,
  NEW_LINE,
  NEW_VALIDITY,
  readCatalogDraft,
} from "./catalog-draft.ts";
import { contentProblems, isMonthDay } from "./catalog-rules.ts";
import { saveCatalogInput } from "./catalog-schema.ts";
import { requirementCycle } from "./requirement-cycle.ts";
import { CATALOG, instant, LINE, ZONE } from "./testing/catalog-samples.ts";
import { isValidAt } from "./validity.ts";
import { isValidAhead, validityStretches } from "./validity-stretches.ts";

const NEW = { zone: ZONE, stored: null };
const line = (change: Partial<CatalogDraft["lines"][number]> = {}) => ({
  ...NEW_LINE,
  key: 0,
  target: { kind: "product" as const, code: "LOTR1" },
  ...change,
});
const good: CatalogDraft = { ...NEW_CATALOG_DRAFT, name: "Films", code: "FILMS", lines: [line()] };

const STORED: StoredCatalog = {
  ...CATALOG,
  revision: 3,
  archivedAt: null,
  description: "Films",
  validity: [
    { kind: "period", from: instant("2026-01-01T00:00:30+02:00"), to: instant("2026-10-25T03:30:00+02:00") },
    { kind: "yearly", firstDay: "12-15", lastDay: "02-29" },
  ],
  lines: [
    {
      ...LINE,
      requires: { mode: "all", codes: ["SPORT"], names: ["Sport"] },
      excludes: { codes: ["KIDS"], names: ["Kids"] },
      limit: { quantity: "0.5", per: "cycle" },
    },
  ],
  conditions: [{ kind: "payment", negated: true, codes: ["prepaid"], names: ["Prepaid"] }],
};

describe("a catalog that is typed", () => {
  it("comes back from what is stored as it was, seconds and repeated hours too", () => {
    const draft = catalogDraft(STORED, ZONE);
    const reading = readCatalogDraft(draft, { zone: ZONE, stored: STORED });
    expect(reading.problems).toEqual([]);
    const parsed = saveCatalogInput.parse({ ...catalogInput(draft, reading), revision: 3 });
    expect(parsed.validity).toEqual(STORED.validity);
    expect(parsed.lines).toMatchObject([
      { requires: { mode: "all", services: ["SPORT"] }, excludes: ["KIDS"], limit: { quantity: "0.5", per: "cycle" } },
    ]);
    expect(parsed.conditions).toEqual([{ kind: "payment", negated: true, codes: ["prepaid"] }]);
  });

  const sheet: readonly [string, Partial<CatalogDraft>, readonly string[]][] = [
    ["nothing wrong", {}, []],
    ["no name and no code", { name: "", code: "" }, ["name", "code"]],
    ["no lines yet", { lines: [] }, []],
    ["a line for nothing", { lines: [line({ target: { kind: "product", code: "" } })] }, ["lines-0-target"]],
    [
      "a window that ends first",
      { lines: [line({ availableFrom: "2026-05-02T00:00", availableTo: "2026-05-01T00:00" })] },
      ["lines-0-availableTo"],
    ],
    ["an hour that clocks never show", { lines: [line({ availableFrom: "2026-03-29T03:30" })] }, ["lines-0-availableFrom"]],
    ["half a date", { lines: [line({ availableTo: "2026-03" })] }, ["lines-0-availableTo"]],
    ["a limit in words", { lines: [line({ limit: "two" })] }, ["lines-0-limit"]],
    ["a limit of nothing", { lines: [line({ limit: "0" })] }, ["lines-0-limit"]],
    ["required and excluded", { lines: [line({ requires: ["A", "B"], requiresMode: "all", excludes: ["B"] })] }, ["lines-0-excludes"]],
    ["one of two required is excluded", { lines: [line({ requires: ["A", "B"], excludes: ["B"] })] }, []],
    ["one thing twice", { lines: [line(), line({ key: 7 })] }, ["lines-7-target"]],
    ["one thing in turn", { lines: [line({ availableTo: "2026-05-01T00:00" }), line({ key: 7, availableFrom: "2026-05-01T00:00" })] }, []],
    ["a period without a beginning", { validity: [{ ...NEW_VALIDITY, key: 2 }] }, ["validity-2-from"]],
    [
      "a period that ends first",
      { validity: [{ ...NEW_VALIDITY, key: 2, from: "2026-05-02T00:00", to: "2026-05-02T00:00" }] },
      ["validity-2-to"],
    ],
    ["a day that no month has", { validity: [{ ...NEW_VALIDITY, key: 2, kind: "yearly", firstDay: "04-31" }] }, ["validity-2-to"]],
    ["29 February", { validity: [{ ...NEW_VALIDITY, key: 2, kind: "yearly", firstDay: "02-29", lastDay: "02-29" }] }, []],
    ["a condition on nothing", { conditions: [{ ...NEW_CONDITION, key: 4 }] }, ["conditions-4-codes"]],
  ];
  test.each(sheet)("with %s", (_, change, fields) => {
    expect(readCatalogDraft({ ...good, ...change }, NEW).problems.map(({ field }) => field)).toEqual(fields);
  });

  it("is marked where the server found something", () => {
    const draft = { ...good, lines: [line({ key: 5 }), line({ key: 9 })], conditions: [{ ...NEW_CONDITION, key: 3 }] };
    expect(fieldOfPath("lines.1.requires.services.0", draft)).toBe("lines-9-requires");
    expect(fieldOfPath("lines.1", draft)).toBe("lines-9-target");
    expect(fieldOfPath("conditions.0.codes", draft)).toBe("conditions-3-codes");
    expect(fieldOfPath("lines", draft)).toBe("lines");
    expect(fieldOfPath("lines.8.limit", draft)).toBe("lines");
    expect(fieldOfPath("name", draft)).toBe("name");
    expect(fieldOfPath("state", draft)).toBeNull();
  });

  it("is refused at the border by the same rules", () => {
    const lines = [
      {
        target: { kind: "product", code: "LOTR1" },
        availableFrom: null,
        availableTo: null,
        requires: null,
        excludes: [],
        limit: { quantity: "0", per: "day" },
      },
    ];
    const sent = {
      code: "X",
      revision: null,
      name: "X",
      description: "",
      validity: [{ kind: "yearly", firstDay: "02-30", lastDay: "03-01" }],
      lines: [...lines, ...lines],
      conditions: [{ kind: "payment", negated: false, codes: ["later"] }],
    };
    const issues = saveCatalogInput.safeParse(sent).error?.issues.map(({ path }) => path.join("."));
    expect(issues).toEqual(expect.arrayContaining(["lines.0.limit.quantity"]));
    const mended = { ...sent, lines: lines.map((one) => ({ ...one, limit: null })).flatMap((one) => [one, one]) };
    expect(saveCatalogInput.safeParse(mended).error?.issues.map(({ path }) => path.join("."))).toEqual([
      "validity.0",
      "lines.1.target",
      "conditions.0.codes",
    ]);
    expect(contentProblems({ validity: [], lines: [], conditions: [] })).toEqual([]);
  });
});

test.each([
  ["02-29", true],
  ["02-30", false],
  ["04-31", false],
  ["12-31", true],
  ["13-01", false],
  ["00-10", false],
  ["1-1", false],
])("%s is a day of the year: %s", (text, expected) => {
  expect(isMonthDay(text)).toBe(expected);
});

describe("when a catalog is valid", () => {
  const span = { from: instant("2026-11-01T00:00:00+02:00"), until: instant("2028-04-01T00:00:00+03:00"), zone: ZONE };
  const yearly = (firstDay: string, lastDay: string) => ({ kind: "yearly", firstDay, lastDay }) as const;
  const told = (...validity: StoredCatalog["validity"]) =>
    validityStretches(validity, span).map(
      ({ from, until }) => `${instantToString(from).slice(0, 16)} ${instantToString(until).slice(0, 16)}`,
    );

  test.each([
    ["over the turn of the year", yearly("12-15", "01-06"), ["2026-12-14T22:00 2027-01-06T22:00", "2027-12-14T22:00 2028-01-06T22:00"]],
    ["up to the last of February", yearly("02-01", "02-28"), ["2027-01-31T22:00 2027-02-28T22:00", "2028-01-31T22:00 2028-02-28T22:00"]],
    ["up to 29 February", yearly("02-01", "02-29"), ["2027-01-31T22:00 2027-02-28T22:00", "2028-01-31T22:00 2028-02-29T22:00"]],
    ["on 29 February only", yearly("02-29", "02-29"), ["2028-02-28T22:00 2028-02-29T22:00"]],
    ["on one day", yearly("07-04", "07-04"), ["2027-07-03T21:00 2027-07-04T21:00"]],
  ])("%s", (_, validity, expected) => {
    expect(told(validity)).toEqual(expected);
  });

  it("always, in periods that meet, and at no time", () => {
    expect(told()).toEqual(["2026-10-31T22:00 2028-03-31T21:00"]);
    const [from, middle, to] = ["2027-01-01T00:00:00Z", "2027-02-01T00:00:00Z", "2027-03-01T00:00:00Z"].map(instant);
    if (from === undefined || middle === undefined || to === undefined) throw new Error("three instants");
    expect(told({ kind: "period", from: middle, to }, { kind: "period", from, to: middle })).toEqual(["2027-01-01T00:00 2027-03-01T00:00"]);
    expect(told({ kind: "period", from: instant("2020-01-01T00:00:00Z"), to: instant("2021-01-01T00:00:00Z") })).toEqual([]);
    expect(isValidAhead([{ kind: "period", from, to: middle }], middle)).toBe(false);
    expect(isValidAhead([{ kind: "period", from, to: middle }, yearly("01-01", "01-01")], to)).toBe(true);
    expect(isValidAhead([{ kind: "period", from, to: null }], to)).toBe(true);
  });

  /** The strip and the judge must never say different things. */
  it("is told by the stretches as the judge has it, at every noon of two years", () => {
    const all = [
      yearly("12-15", "01-06"),
      yearly("02-29", "03-02"),
      yearly("02-10", "02-29"),
      yearly("06-01", "05-31"),
      yearly("10-25", "10-25"),
    ];
    for (const validity of all) {
      const stretches = validityStretches([validity], span);
      for (let at = span.from; at < span.until; at = plusMillis(at, 43_200_000)) {
        expect(stretches.some(({ from, until }) => at >= from && at < until)).toBe(isValidAt([validity], at, ZONE));
      }
    }
  });
});

describe("what is required", () => {
  const service = (productFamilyCode: string) => ({ name: productFamilyCode, productTypeCode: "TERMED", productFamilyCode });
  const services = new Map([
    ["A", service("FA")],
    ["B", service("FB")],
    ["C", service("FC")],
  ]);
  const need = (family: string, ...required: readonly string[]) => ({
    target: { kind: "productFamily", code: family } as const,
    requires: { mode: "any", services: required } as const,
  });
  test.each([
    ["nothing", [], [], null],
    ["a row", [need("FA", "B")], [need("FB", "C")], null],
    ["itself", [need("FA", "A")], [], ["A"]],
    ["back through another", [need("FA", "B")], [need("FB", "A")], ["A", "B"]],
    ["back by the long way", [need("FC", "A")], [need("FA", "B"), need("FB", "C")], ["C", "A", "B"]],
    ["a ring that was there already, of others", [need("FC", "A")], [need("FA", "B"), need("FB", "A")], null],
    ["a whole type that holds it", [{ ...need("", "A"), target: { kind: "productType", code: "TERMED" } as const }], [], ["A"]],
    ["what is usage and no service", [{ ...need("", "A"), target: { kind: "product", code: "FILM" } as const }], [], null],
  ])("leads to %s", (_, lines, others, expected) => {
    expect(requirementCycle({ lines, others, services })).toEqual(expected);
    expect(
      requirementCycle({ lines: [...lines].reverse(), others: [...others].reverse(), services: new Map([...services].reverse()) }),
    ).toEqual(expected);
  });
});
