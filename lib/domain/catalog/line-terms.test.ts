import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { type Decimal, decimal } from "#lib/kernel/decimal.ts";
import { refusalSentence } from "../refusal-sentence.ts";
import type { Catalog, CatalogCondition, CatalogLine, CatalogSubscriber, OrderedInPeriod } from "./catalog.ts";
import { evaluateProduct } from "./evaluate-catalogs.ts";
import { CATALOG, FILM, instant, LINE, NOON, SUBSCRIBER, ZONE } from "./testing/catalog-samples.ts";

type Ask = {
  readonly line?: Partial<CatalogLine>;
  readonly conditions?: readonly CatalogCondition[];
  readonly subscriber?: Partial<CatalogSubscriber>;
  readonly quantity?: string | null;
};

function ask({ line = {}, conditions = [], subscriber = {}, quantity = "1" }: Ask) {
  const catalogs = [{ ...CATALOG, conditions, lines: [{ ...LINE, ...line }] }];
  return evaluateProduct(FILM, {
    catalogs,
    subscriber: { ...SUBSCRIBER, ...subscriber },
    at: NOON,
    zone: ZONE,
    quantity: quantity === null ? null : decimal(quantity),
  });
}

/** "sold", or the codes of the refusals. */
function answer(asked: Ask): string {
  const outcome = ask(asked);
  return outcome.orderable ? "sold" : outcome.reasons.map(({ code }) => code).join(" ");
}

function sentences(asked: Ask): readonly string[] {
  const outcome = ask(asked);
  return outcome.orderable ? [] : outcome.reasons.map(refusalSentence);
}

describe("a condition: true, false, and where there is nothing to compare", () => {
  const none: Partial<CatalogSubscriber> = { accountClassificationCode: null, providerCode: null, effectiveTermedServiceCodes: [] };
  const sheet: readonly [CatalogCondition["kind"], string, string, Partial<CatalogSubscriber>, string, string][] = [
    // kind, what it asks for, another, the subscriber, with the one, with the other
    ["subscriptionType", "OTT", "IPTV", {}, "sold", "CONDITIONS_NOT_MET"],
    ["termedService", "PPV", "SPORT", {}, "sold", "CONDITIONS_NOT_MET"],
    ["termedService", "PPV", "SPORT", none, "CONDITIONS_NOT_MET", "CONDITIONS_NOT_MET"],
    ["accountClassification", "VIP", "GOLD", {}, "sold", "CONDITIONS_NOT_MET"],
    ["accountClassification", "VIP", "GOLD", none, "CONDITIONS_NOT_MET", "CONDITIONS_NOT_MET"],
    ["payment", "normal", "prepaid", {}, "sold", "CONDITIONS_NOT_MET"],
    ["payment", "prepaid", "normal", { payment: "prepaid" }, "sold", "CONDITIONS_NOT_MET"],
    ["billingTerm", "MONTHLY", "INSTANT", {}, "sold", "CONDITIONS_NOT_MET"],
    ["provider", "NAGRA", "IRDETO", {}, "sold", "CONDITIONS_NOT_MET"],
    ["provider", "NAGRA", "IRDETO", none, "CONDITIONS_NOT_MET", "CONDITIONS_NOT_MET"],
  ];
  const opposite = (outcome: string) => (outcome === "sold" ? "CONDITIONS_NOT_MET" : "sold");

  test.each(sheet)("%s %s, not %s, of %j", (kind, code, other, subscriber, expected, otherwise) => {
    const condition = (codes: readonly string[], negated = false) => [{ kind, codes, names: codes, negated }];
    expect(answer({ subscriber, conditions: condition([code]) })).toBe(expected);
    expect(answer({ subscriber, conditions: condition([other]) })).toBe(otherwise);
    expect(answer({ subscriber, conditions: condition([other, code]) })).toBe(expected);
    expect(answer({ subscriber, conditions: condition([code], true) })).toBe(opposite(expected));
    expect(answer({ subscriber, conditions: condition([other], true) })).toBe(opposite(otherwise));
  });
});

describe("what a line requires and excludes", () => {
  const names = (codes: readonly string[]) => ({ codes, names: codes.map((code) => `${code} pack`) });
  const sheet: readonly ["any" | "all", readonly string[], string][] = [
    ["any", [], "SERVICE_REQUIRED"],
    ["any", ["KIDS"], "SERVICE_REQUIRED"],
    ["any", ["SPORT"], "sold"],
    ["any", ["NEWS", "KIDS"], "sold"],
    ["any", ["SPORT", "NEWS"], "sold"],
    ["all", [], "SERVICE_REQUIRED"],
    ["all", ["SPORT"], "SERVICE_REQUIRED"],
    ["all", ["SPORT", "NEWS"], "sold"],
    ["all", ["NEWS", "KIDS", "SPORT"], "sold"],
  ];
  test.each(sheet)("requires %s of SPORT and NEWS; has %j → %s", (mode, had, expected) => {
    const line = { requires: { mode, ...names(["SPORT", "NEWS"]) } };
    expect(answer({ line, subscriber: { effectiveTermedServiceCodes: had } })).toBe(expected);
  });

  test.each([
    [[], "sold"],
    [["SPORT"], "sold"],
    [["KIDS"], "SERVICE_EXCLUDED"],
    [["SPORT", "BASIC"], "SERVICE_EXCLUDED"],
  ])("excludes KIDS and BASIC; has %j → %s", (had, expected) => {
    expect(answer({ line: { excludes: names(["KIDS", "BASIC"]) }, subscriber: { effectiveTermedServiceCodes: had } })).toBe(expected);
  });

  it("names what is missing, and what is in the way", () => {
    const subscriber = { effectiveTermedServiceCodes: ["SPORT", "KIDS"] };
    const line = { requires: { mode: "all", ...names(["SPORT", "NEWS"]) }, excludes: names(["KIDS"]) } as const;
    expect(sentences({ line, subscriber })).toEqual([
      "The catalog PPV sells Lord of the Rings 1 only beside SPORT pack and NEWS pack. This subscription would need NEWS pack effective.",
      "The catalog PPV does not sell Lord of the Rings 1 beside KIDS pack, which this subscription has effective.",
    ]);
  });

  it("stands in what an order keeps, each with what was found", () => {
    const line = { requires: { mode: "any", ...names(["SPORT", "PPV"]) }, excludes: names(["KIDS"]) } as const;
    const outcome = ask({ line });
    expect(outcome.orderable && outcome.conditions).toEqual([
      { kind: "requires", mode: "any", ...names(["SPORT", "PPV"]), found: ["PPV"], holds: true },
      { kind: "excludes", ...names(["KIDS"]), found: [], holds: true },
    ]);
  });

  it("is asked by the narrowest line that is open, and no wider one gets around it", () => {
    const narrow = { ...LINE, requires: { mode: "any", ...names(["SPORT"]) } } as const;
    const wide = { ...LINE, lineId: 2, target: { kind: "productFamily", code: "FILMS", name: "Films" } } as const;
    const sold = (lines: readonly CatalogLine[]) =>
      evaluateProduct(FILM, { catalogs: [{ ...CATALOG, lines }], subscriber: SUBSCRIBER, at: NOON, zone: ZONE, quantity: null });
    expect(sold([wide, narrow])).toMatchObject({ orderable: false, reasons: [{ code: "SERVICE_REQUIRED" }] });
    expect(sold([{ ...narrow, availableTo: NOON }, wide])).toMatchObject({ orderable: true, line: { lineId: 2 } });
  });
});

describe("a limit", () => {
  const DAY: Omit<OrderedInPeriod, "usage"> = {
    per: "day",
    from: instant("2026-11-21T00:00:00+02:00"),
    until: instant("2026-11-22T00:00:00+02:00"),
  };
  const of = (quantity: string, code = "LOTR1") => ({
    code,
    productTypeCode: "PPV-MOVIE",
    productFamilyCode: "FILMS",
    quantity: decimal(quantity),
  });
  const day = (...usage: readonly ReturnType<typeof of>[]): Partial<CatalogSubscriber> => ({ ordered: [{ ...DAY, usage }] });
  const limit = (quantity: string) => ({ quantity, per: "day" }) as const;

  const sheet: readonly [string, string, string | null, string][] = [
    // limit, ordered already, asked for
    ["2", "0", "2", "sold"],
    ["2", "0", "2.000000000001", "LIMIT_REACHED"],
    ["2", "1", "1", "sold"],
    ["2", "1.5", "0.5", "sold"],
    ["2", "1.5", "1", "LIMIT_REACHED"],
    ["2", "1.5", null, "sold"],
    ["2", "2", "0.000001", "LIMIT_REACHED"],
    ["2", "2", null, "LIMIT_REACHED"],
    ["0.5", "0", "0.5", "sold"],
    ["0.5", "0", "1", "LIMIT_REACHED"],
    ["0.5", "0", null, "sold"],
  ];
  test.each(sheet)("of %s a day, %s ordered, %s wanted → %s", (most, ordered, quantity, expected) => {
    expect(answer({ line: { limit: limit(most) }, subscriber: day(of(ordered)), quantity })).toBe(expected);
  });

  it("of a group counts its products together, and of a product that product only", () => {
    const subscriber = day(of("1"), of("1", "ALIEN"));
    const family = { target: { kind: "productFamily", code: "FILMS", name: "Films" } } as const;
    expect(answer({ line: { ...family, limit: limit("2") }, subscriber })).toBe("LIMIT_REACHED");
    expect(answer({ line: { limit: limit("2") }, subscriber })).toBe("sold");
    const others = { target: { kind: "productType", code: "PPV-MOVIE", name: "PPV films" } } as const;
    expect(answer({ line: { ...others, limit: limit("2") }, subscriber })).toBe("LIMIT_REACHED");
  });

  it("says how much there was, how much is left, and when it begins anew", () => {
    const line = { limit: limit("3") };
    expect(sentences({ line, subscriber: day(of("2")), quantity: "2" })).toEqual([
      "The catalog PPV sells at most 3 a day of Lord of the Rings 1; 2 ordered since 21 Nov 2026. 1 more may be ordered now. It begins anew on 22 Nov 2026.",
    ]);
    expect(sentences({ line, subscriber: day(of("3")) })).toEqual([
      "The catalog PPV sells at most 3 a day of Lord of the Rings 1; 3 ordered since 21 Nov 2026. It begins anew on 22 Nov 2026.",
    ]);
    expect(sentences({ line, subscriber: day(), quantity: "4" })).toEqual([
      "The catalog PPV sells at most 3 a day of Lord of the Rings 1; 0 ordered since 21 Nov 2026. 3 more may be ordered now. Never more than 3 in one period.",
    ]);
  });

  it("stands in what an order keeps as plain texts", () => {
    const outcome = ask({ line: { limit: limit("3") }, subscriber: day(of("2.50")), quantity: "0.5" });
    const term = { kind: "limit", quantity: "3", per: "day", ordered: "2.5", holds: true };
    const period = { from: "2026-11-20T22:00:00.000Z", until: "2026-11-21T22:00:00.000Z" };
    expect(outcome.orderable && outcome.conditions).toEqual([{ ...term, ...period }]);
    expect(JSON.parse(JSON.stringify(outcome.orderable && outcome.conditions))).toEqual([{ ...term, ...period }]);
  });
});

/** Whatever is configured, and in whatever order it was written down. */
describe("the order of definitions", () => {
  const codes = fc.subarray(["A", "B", "C"], { minLength: 1 });
  const condition: fc.Arbitrary<CatalogCondition> = fc
    .record({ kind: fc.constantFrom("accountClassification", "termedService"), negated: fc.boolean(), codes })
    .map((one) => ({ ...one, names: one.codes }));
  const target = fc.constantFrom(
    LINE.target,
    { kind: "productType", code: "PPV-MOVIE", name: "PPV films" } as const,
    { kind: "productFamily", code: "FILMS", name: "Films" } as const,
    { kind: "product", code: "OTHER", name: "Other" } as const,
  );
  const line = (lineId: number): fc.Arbitrary<CatalogLine> =>
    fc
      .record({
        target,
        mode: fc.constantFrom("any", "all"),
        requires: fc.option(codes),
        excludes: fc.option(codes),
        limit: fc.option(fc.integer({ min: 1, max: 3 })),
      })
      .map(({ target: of, mode, requires, excludes, limit }) => ({
        ...LINE,
        lineId,
        target: of,
        requires: requires && { mode, codes: requires, names: requires },
        excludes: excludes && { codes: excludes, names: excludes },
        limit: limit === null ? null : { quantity: String(limit), per: "day" },
      }));
  const catalog = (catalogId: number): fc.Arbitrary<Catalog> =>
    fc
      .record({
        state: fc.constantFrom("effective", "effective", "draft"),
        conditions: fc.array(condition, { maxLength: 2 }),
        lines: fc.tuple(line(catalogId * 10), line(catalogId * 10 + 1)),
      })
      .map((parts) => ({ ...CATALOG, ...parts, catalogId, code: `C${catalogId}`, name: `Catalog ${catalogId}` }));
  const subscriber = fc
    .record({
      accountClassificationCode: fc.constantFrom("A", "B", null),
      effectiveTermedServiceCodes: fc.subarray(["A", "B", "C"]),
      ordered: fc.integer({ min: 0, max: 3 }),
    })
    .map(({ ordered, ...rest }) => ({
      ...SUBSCRIBER,
      ...rest,
      ordered: [{ per: "day" as const, from: NOON, until: NOON, usage: [{ ...FILM, quantity: decimal(String(ordered)) }] }],
    }));

  test("never matters", () => {
    fc.assert(
      fc.property(fc.tuple(catalog(1), catalog(2), catalog(3)), subscriber, fc.infiniteStream(fc.nat()), (catalogs, who, random) => {
        const judged = (all: readonly Catalog[], wanted: Decimal | null) =>
          evaluateProduct(FILM, { catalogs: all, subscriber: who, at: NOON, zone: ZONE, quantity: wanted });
        const shuffled = shuffle(catalogs, random).map((one) => ({ ...one, lines: shuffle(one.lines, random) }));
        const told = (outcome: ReturnType<typeof judged>) =>
          outcome.orderable
            ? { through: outcome.catalog.code, line: outcome.line.lineId, conditions: outcome.conditions }
            : outcome.reasons;
        expect(told(judged(shuffled, decimal("1")))).toEqual(told(judged(catalogs, decimal("1"))));
        // What may be ordered at all may be ordered in the smallest quantity.
        expect(judged(catalogs, null).orderable).toBe(judged(catalogs, decimal("0.000000000001")).orderable);
      }),
    );
  });
});

function shuffle<Item>(items: readonly Item[], random: fc.Stream<number>): readonly Item[] {
  return items
    .map((item) => ({ item, weight: random.next().value ?? 0 }))
    .sort((left, right) => left.weight - right.weight)
    .map(({ item }) => item);
}
