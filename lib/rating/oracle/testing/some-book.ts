import fc from "fast-check";
import { ROUNDING_MODES } from "#lib/kernel/rounding.ts";
import type { Rate, RateBook, RateTarget, Scope, TieredRate } from "../../rate-book.ts";
import { someCharge } from "./some-charge.ts";
import { someTimeModel, someTimeZone, someZone } from "./some-conditions.ts";
import { someDiscounts } from "./some-discount.ts";

/** The first product of `someUsage` is for each of the first three, so that most usage has a rate. */
const TARGETS: readonly RateTarget[] = [{ productType: "T1" }, { product: "P1" }, { family: "F1" }, { productType: "T2" }];
const ZONES = ["Z1", "Z2"] as const;
const TIME_MODELS = ["NIGHT", "WEEKEND", "FEAST"] as const;
const SCOPES: readonly Scope[] = ["udr", "udr", "period", "pool"];

function someTiers(scope: Scope): fc.Arbitrary<readonly TieredRate[]> {
  const tier = fc.oneof(
    { weight: 3, arbitrary: fc.record({ timeModel: fc.constantFrom(...TIME_MODELS) }) },
    { weight: 1, arbitrary: fc.record({ zone: fc.constantFrom(...ZONES) }) },
    { weight: 1, arbitrary: fc.record({ zone: fc.constantFrom(...ZONES), timeModel: fc.constantFrom(...TIME_MODELS) }) },
  );
  const levelled = fc
    .tuple(fc.integer({ min: 1, max: 9 }), tier, someCharge(scope))
    .map(([level, on, charge]) => ({ level, ...on, charge }));
  const some = { selector: ({ level }: TieredRate) => level, maxLength: 3 };
  return fc.oneof(fc.uniqueArray(levelled, some), fc.uniqueArray(levelled, { ...some, minLength: 2 }));
}

const someRate: fc.Arbitrary<Omit<Rate, "key" | "for">> = fc
  .constantFrom(...SCOPES)
  .chain((scope) =>
    fc.record(
      { scope: fc.constant(scope), split: fc.constantFrom(true, true, true, false), base: someCharge(scope), tiered: someTiers(scope) },
      { requiredKeys: ["scope", "base", "tiered"] },
    ),
  );

const rates = fc
  .oneof(fc.constant(TARGETS.slice(0, 1)), fc.subarray([...TARGETS], { minLength: 1 }))
  .chain((targets) =>
    fc.tuple(...targets.map((target) => someRate.map((rate) => ({ ...rate, key: JSON.stringify(target), for: target })))),
  );

/** Any plan, with exceptions and discounts around that instant. */
export function someBook(around: number): fc.Arbitrary<RateBook> {
  const date = new Date(around).toISOString().slice(0, 10);
  return fc.record({
    format: fc.constant("ratewright/rate-book@1"),
    code: fc.constant("GLOBAL"),
    name: fc.constant("Global price plan"),
    currency: fc.constant("EUR"),
    taxInclusive: fc.boolean(),
    timeZone: someTimeZone,
    rounding: fc.constantFrom(...ROUNDING_MODES),
    roundTo: fc.constantFrom(2, 2, 6, 3, 4, 5, 1, 0),
    rates,
    timeModels: fc.record({ NIGHT: someTimeModel(date), WEEKEND: someTimeModel(date), FEAST: someTimeModel(date) }),
    zones: fc.record({ Z1: someZone, Z2: someZone }),
    discounts: fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: someDiscounts(around, ZONES) }),
  });
}
