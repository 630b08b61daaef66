import fc from "fast-check";
import { expect, test } from "vitest";
import { decimal, ZERO } from "#lib/kernel/decimal.ts";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import { compileZone } from "../match-zone.ts";
import type { Usage } from "../usage.ts";
import { compileDiscounts } from "./compile-discounts.ts";
import type { AdHocDiscount, Discount } from "./discount.ts";
import { judgeDiscounts } from "./judge-discounts.ts";
import { judgeAndRefuse, refusedDiscounts } from "./refused-discounts.ts";

const zones = new Map([["5G", compileZone("5G", { all: [{ attribute: "network", is: "5G" }] })]]);
const DAY = Date.UTC(2026, 2, 3);

const someDiscount = fc
  .record({
    kind: fc.constantFrom("amount" as const, "percentage" as const, "freeUsage" as const),
    for: fc.constantFrom(null, { product: "A" }, { productType: "B" }),
    zone: fc.constantFrom(null, "5G"),
    account: fc.constantFrom(null, { classification: "VIP" }),
    validTo: fc.constantFrom(null, "2026-03-04T00:00:00Z"),
    period: fc.constantFrom({ per: "udr", renew: "never" } as const, { per: "period", renew: { every: 1, unit: "day" } } as const),
  })
  .map(({ period, ...own }) => ({ ...own, ...period, value: "1", level: 1, version: 1, validFrom: null }));

const someDiscounts = fc
  .array(someDiscount, { minLength: 1, maxLength: 5 })
  .map((all) => all.map((own, index): Discount => ({ ...own, code: `D${index}` })));

const ofItsOwn: readonly AdHocDiscount[] = [{ kind: "percentage", value: "5" }];

const someUsage: fc.Arbitrary<Usage> = fc
  .record({
    productCode: fc.constantFrom("A", "B"),
    from: fc.integer({ min: 0, max: 3 }).map((days) => instantFromMillis(DAY + days * 86_400_000)),
    metadata: fc.constantFrom({}, { network: "5G" }, { network: "4G" }),
    classification: fc.constantFrom(null, "VIP"),
    adHoc: fc.constantFrom([], ofItsOwn),
  })
  .map((own) => ({
    ...own,
    productTypeCode: "B",
    productFamilyCode: null,
    taxPercent: ZERO,
    quantity: decimal("1"),
    to: null,
    directive: "toBeBilled",
  }));

test("asked once for both, discounts answer as they do when asked twice, whatever was asked before", () => {
  const property = fc.property(someDiscounts, fc.array(someUsage, { minLength: 2, maxLength: 8 }), (discounts, usages) => {
    const compiled = compileDiscounts(discounts, { zones, timeZone: "UTC" });
    for (const usage of usages) {
      const { judged, refused } = judgeAndRefuse(compiled.all, compiled.candidatesFor(usage), usage);
      // Of others that know nothing of usage before.
      const fresh = compileDiscounts(discounts, { zones, timeZone: "UTC" });
      expect(judged).toEqual(judgeDiscounts(fresh, usage));
      expect(refused).toEqual(refusedDiscounts(fresh, usage));
    }
  });
  fc.assert(property, { numRuns: 300 });
});
