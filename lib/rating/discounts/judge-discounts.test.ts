import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimal, ZERO } from "#lib/kernel/decimal.ts";
import { type Instant, parseInstant } from "#lib/kernel/instant.ts";
import { compileZone } from "../match-zone.ts";
import type { Usage } from "../usage.ts";
import { compileDiscounts } from "./compile-discounts.ts";
import type { Discount } from "./discount.ts";
import { judgeDiscounts, NO_DISCOUNTS } from "./judge-discounts.ts";
import { refusedDiscounts } from "./refused-discounts.ts";

const zones = new Map([["5G", compileZone("5G", { all: [{ attribute: "network", is: "5G" }] })]]);

const USAGE: Usage = {
  productCode: "LOTR1",
  productTypeCode: "MOVIE",
  productFamilyCode: "FUN",
  taxPercent: ZERO,
  quantity: decimal("1"),
  from: at("2026-03-03T00:00:00Z"),
  to: null,
  metadata: { network: "5G" },
  directive: "toBeBilled",
  classification: "VIP",
  udrType: { code: "VIDEO", unitDecimals: 0, split: false },
};

function at(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === null) throw new Error(text);
  return instant;
}

function discount(more: Partial<Discount>): Discount {
  const scope = { for: null, zone: null, account: null, validFrom: null, validTo: null };
  return { code: "A", version: 1, kind: "percentage", value: "10", per: "udr", renew: "never", level: 1, ...scope, ...more };
}

/** "A1 holds", or "A1" and why not; in the order of consumption, those that hold first. */
function judged(discounts: readonly Discount[], usage: Partial<Usage> = {}): readonly string[] {
  const compiled = compileDiscounts(discounts, { zones, timeZone: "Europe/Nicosia" });
  const { freeUsage, levels, amounts } = judgeDiscounts(compiled, { ...USAGE, ...usage });
  return [
    ...[...freeUsage, ...levels.flat(), ...amounts].map(({ code, version, value }) =>
      code === null ? `+${value}` : `${code}${version} holds`,
    ),
    ...refusedDiscounts(compiled, { ...USAGE, ...usage }).map(
      ({ code, version, why }) => `${code}${version} ${Object.values(why).join(" ")}`,
    ),
  ];
}

describe("one discount", () => {
  test.each<[Partial<Discount>, Partial<Usage>, string]>([
    [{}, {}, "A1 holds"],
    [{ for: { product: "LOTR1" } }, {}, "A1 holds"],
    [{ for: { product: "LOTR2" } }, {}, "A1 otherUsage"],
    [{ for: { product: "MOVIE" } }, {}, "A1 otherUsage"],
    [{ for: { productType: "MOVIE" } }, {}, "A1 holds"],
    [{ for: { productType: "LOTR1" } }, {}, "A1 otherUsage"],
    [{ for: { family: "FUN" } }, {}, "A1 holds"],
    [{ for: { family: "FUN" } }, { productFamilyCode: null }, "A1 otherUsage"],
    [{ for: { udrType: "VIDEO" } }, {}, "A1 holds"],
    [{ for: { udrType: "VOICE" } }, {}, "A1 otherUsage"],
    [{ for: { udrType: "VIDEO" } }, { udrType: null }, "A1 otherUsage"],
    [{ zone: "5G" }, {}, "A1 holds"],
    [{ zone: "5G" }, { metadata: { network: "4G" } }, "A1 zone 5G network differs"],
    [{ zone: "5G" }, { metadata: {} }, "A1 zone 5G network absent"],
    [{ account: { classification: "VIP" } }, {}, "A1 holds"],
    [{ account: { classification: "VIP" } }, { classification: "GOLD" }, "A1 classification VIP GOLD"],
    [{ account: { classification: "VIP" } }, { classification: null }, "A1 classification VIP "],
    [{ validFrom: "2026-03-03T02:00:00+02:00" }, {}, "A1 holds"],
    [{ validFrom: "2026-03-03T02:00:00.001+02:00" }, {}, "A1 notYetValid 2026-03-03T02:00:00.001+02:00"],
    [{ validTo: "2026-03-03T02:00:00+02:00" }, {}, "A1 noLongerValid 2026-03-03T02:00:00+02:00"],
    [{ validTo: "2026-03-03T02:00:00.001+02:00" }, {}, "A1 holds"],
    [{ validTo: "2026-01-01T00:00:00Z", for: { product: "LOTR2" } }, {}, "A1 noLongerValid 2026-01-01T00:00:00Z"],
    [{ for: { product: "LOTR2" }, zone: "5G" }, { metadata: {} }, "A1 otherUsage"],
    [{ account: { classification: "NONE" }, zone: "5G" }, { metadata: {} }, "A1 zone 5G network absent"],
  ])("%j on %j: %s", (more, usage, expected) => {
    expect(judged([discount(more)], usage)).toEqual([expected]);
  });
});

describe("versions of one code", () => {
  const MARCH = "2026-03-01T00:00:00Z";
  const APRIL = "2026-04-01T00:00:00Z";
  test.each<[string, readonly Partial<Discount>[], readonly string[]]>([
    ["the highest wins", [{ version: 1 }, { version: 2 }, { version: 10 }], ["A10 holds", "A2 supersededBy 10", "A1 supersededBy 10"]],
    ["the highest that is valid", [{ version: 1 }, { version: 2, validFrom: APRIL }], ["A1 holds", `A2 notYetValid ${APRIL}`]],
    ["one that has ended makes way", [{ version: 1 }, { version: 2, validTo: MARCH }], ["A1 holds", `A2 noLongerValid ${MARCH}`]],
    [
      "one that is for other usage does not",
      [{ version: 1 }, { version: 2, for: { product: "X" } }],
      ["A2 otherUsage", "A1 supersededBy 2"],
    ],
    ["codes do not touch each other", [{ version: 1 }, { code: "B", version: 2 }], ["A1 holds", "B2 holds"]],
  ])("%s", (_, versions, expected) => {
    const discounts = versions.map(discount);
    expect(judged(discounts)).toEqual(expected);
    expect(judged([...discounts].reverse())).toEqual(expected);
  });
});

describe("the order of consumption", () => {
  test("free usage, percentages, amounts; by level, then by code; those of the usage last in each", () => {
    const discounts = [
      discount({ code: "F", kind: "amount" }),
      discount({ code: "E", kind: "amount", level: 2 }),
      discount({ code: "D", level: 10 }),
      discount({ code: "C", level: 9 }),
      discount({ code: "b", level: 1 }),
      discount({ code: "B", level: 1 }),
      discount({ code: "A", kind: "freeUsage", level: 3 }),
    ];
    const adHoc = (["amount", "percentage", "freeUsage"] as const).map((kind, index) => ({ kind, value: `${index + 1}` }));
    const order = ["A1 holds", "+3", "B1 holds", "b1 holds", "C1 holds", "D1 holds", "+2", "F1 holds", "E1 holds", "+1"];
    expect(judged(discounts, { adHoc })).toEqual(order);
    const refused = discounts.map((each) => ({ ...each, for: { product: "X" } }));
    expect(judged(refused).map((text) => text.slice(0, 1))).toEqual(["A", "B", "b", "C", "D", "F", "E"]);
  });
});

describe("what holds", () => {
  const held = (more: Partial<Discount>, from = USAGE.from) => {
    const { freeUsage, levels, amounts } = judgeDiscounts(compiledOf(more), { ...USAGE, from });
    return [...freeUsage, ...levels.flat(), ...amounts];
  };
  const compiledOf = (more: Partial<Discount>) => compileDiscounts([discount(more)], { zones, timeZone: "UTC" });

  test("only percentages have a level", () => {
    expect(held({ level: 3 })).toMatchObject([{ level: 3 }]);
    expect(held({ level: 3, kind: "amount" })).toMatchObject([{ level: null }]);
    expect(held({ level: 3, kind: "freeUsage" })).toMatchObject([{ level: null }]);
  });

  test("among more discounts than an integer has bits", () => {
    const codes = Array.from({ length: 40 }, (_, index) => `C${index + 10}`);
    const compiled = compileDiscounts(
      codes.map((code) => discount({ code, account: { classification: code } })),
      { zones, timeZone: "UTC" },
    );
    for (const classification of codes) {
      expect(judgeDiscounts(compiled, { ...USAGE, classification }).levels).toMatchObject([[{ code: classification }]]);
    }
  });

  test("each period has a counter of its own, and one that comes again has its counter again", () => {
    const compiled = compiledOf({ kind: "amount", per: "period", renew: { every: 1, unit: "day" } });
    const counterAt = (from: string) => judgeDiscounts(compiled, { ...USAGE, from: at(from) }).amounts[0]?.counter;
    const [third, fourth] = [counterAt("2026-03-03T10:00:00Z"), counterAt("2026-03-04T10:00:00Z")];
    expect(third).not.toEqual(fourth);
    expect(counterAt("2026-03-03T11:00:00Z")).toEqual(third);
  });
});

describe("always", () => {
  const codes = fc.constantFrom("A", "B", "C");
  const instants = fc.constantFrom(null, "2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z", "2026-03-04T00:00:00Z");
  const someDiscount = fc.record({
    code: codes,
    version: fc.integer({ min: 1, max: 3 }),
    kind: fc.constantFrom("amount" as const, "percentage" as const, "freeUsage" as const),
    for: fc.constantFrom(null, { product: "A" }, { productType: "A" }, { family: "A" }, { udrType: "A" }),
    zone: fc.constantFrom(null, "5G"),
    account: fc.constantFrom(null, { classification: "A" }),
    validFrom: instants,
    validTo: instants,
  });
  const someDiscounts = fc
    .uniqueArray(someDiscount, { maxLength: 7, selector: ({ code, version }) => `${code}${version}` })
    .map((all) => all.map(discount));
  const someUsage = fc
    .record({
      productCode: codes,
      productTypeCode: codes,
      productFamilyCode: codes,
      classification: codes,
      network: fc.constantFrom("4G", "5G"),
      udrType: codes,
    })
    .map(({ network, udrType, ...rest }) => ({
      ...rest,
      metadata: { network },
      udrType: { code: udrType, unitDecimals: 0, split: false },
    }));

  test("a discount holds or is refused, never both, whatever was asked before", () => {
    fc.assert(
      fc.property(someDiscounts, fc.array(someUsage, { minLength: 1, maxLength: 5 }), (discounts, usages) => {
        const compiled = compileDiscounts(discounts, { zones, timeZone: "UTC" });
        for (const usage of [...usages, ...usages]) {
          const whole: Usage = { ...USAGE, ...usage };
          const { freeUsage, levels, amounts } = judgeDiscounts(compiled, whole);
          const held = [...freeUsage, ...levels.flat(), ...amounts].map(({ code, version }) => `${code}${version}`);
          const refused = refusedDiscounts(compiled, whole).map(({ code, version }) => `${code}${version}`);
          expect([...held, ...refused].sort()).toEqual(discounts.map(({ code, version }) => `${code}${version}`).sort());
          expect(new Set(held.map((name) => name.slice(0, 1))).size).toBe(held.length);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test("the order of definitions means nothing", () => {
    fc.assert(
      fc.property(someDiscounts, someUsage, (discounts, usage) => {
        expect(judged([...discounts].reverse(), usage)).toEqual(judged(discounts, usage));
      }),
      { numRuns: 1000 },
    );
  });

  test("usage that no discount concerns costs nothing to judge", () => {
    const compiled = compileDiscounts([discount({ for: { product: "LOTR2" } })], { zones, timeZone: "UTC" });
    expect(judgeDiscounts(compiled, USAGE)).toBe(NO_DISCOUNTS);
    expect(judgeDiscounts(compileDiscounts([], { zones, timeZone: "UTC" }), USAGE)).toBe(NO_DISCOUNTS);
    expect(compiled.candidatesFor(USAGE)).toBe(compiled.candidatesFor({ ...USAGE }));
  });

  test("a zone that nobody defined is a fault", () => {
    expect(() => compileDiscounts([discount({ zone: "6G" })], { zones, timeZone: "UTC" })).toThrow("zone 6G");
  });
});
