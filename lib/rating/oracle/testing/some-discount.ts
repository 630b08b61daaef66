import fc from "fast-check";
import type { AdHocDiscount, Discount } from "../../discounts/discount.ts";

const VALUES = {
  percentage: fc.constantFrom("10", "33.3", "50", "100", "12.5"),
  amount: fc.constantFrom("0.5", "1", "3.333", "0.005", "20"),
  freeUsage: fc.constantFrom("0.5", "1", "5", "12.25", "30"),
};

/** As it was given at the order. */
export const someAdHoc: fc.Arbitrary<AdHocDiscount> = fc
  .constantFrom("percentage" as const, "amount" as const, "freeUsage" as const)
  .chain((kind) => VALUES[kind].map((value) => ({ kind, value })));

const renew = fc.oneof(
  fc.constantFrom("never" as const, "cycle" as const),
  fc.record({ every: fc.constantFrom(1, 2, 3), unit: fc.constantFrom("day" as const, "week" as const, "month" as const) }),
);

const target = fc.constantFrom(
  null,
  null,
  { product: "P1" },
  { productType: "T1" },
  { productType: "T2" },
  { family: "F1" },
  { udrType: "DATA" },
);

/** Discounts of a few codes in a few versions, valid around that instant. */
export function someDiscounts(around: number, zones: readonly string[]): fc.Arbitrary<readonly Discount[]> {
  const edge = fc.integer({ min: -30, max: 30 }).map((hours) => new Date(around + hours * 3_600_000).toISOString());
  const one = fc
    .tuple(
      someAdHoc,
      fc.record({
        code: fc.constantFrom("GOLD", "SILVER", "ALLOWANCE", "BONUS"),
        version: fc.constantFrom(1, 2),
        per: fc.constantFrom("udr" as const, "period" as const),
        renew,
        level: fc.constantFrom(1, 2, 3),
        for: target,
        zone: fc.constantFrom(null, null, null, ...zones),
        account: fc.constantFrom(null, null, { classification: "VIP" }),
        validFrom: fc.option(edge, { freq: 2 }),
        validTo: fc.option(edge, { freq: 2 }),
      }),
    )
    .map(([given, rest]) => ({ ...rest, ...given }));
  return fc.uniqueArray(one, { maxLength: 4, selector: ({ code, version }) => `${code}@${version}` });
}
