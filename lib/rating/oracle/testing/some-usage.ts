import fc from "fast-check";
import type { Decimal } from "#lib/kernel/decimal.ts";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import type { Usage } from "../../usage.ts";
import type { Entry } from "./naive-engine.ts";
import { someAdHoc } from "./some-discount.ts";

/** A Wednesday on which nothing happens. */
export const ORDINARY_DAY = Date.parse("2026-06-10T12:00:00Z");

/** That day, and where clocks change, years end and a day is added. */
export const ANCHORS = [
  ORDINARY_DAY,
  ...[
    "2026-03-29T01:00:00Z",
    "2026-10-25T01:00:00Z",
    "2026-03-08T07:00:00Z",
    "2026-11-01T06:00:00Z",
    "2026-12-31T22:00:00Z",
    "2028-02-29T12:00:00Z",
    "2026-04-23T22:00:00Z",
    "2026-10-29T21:00:00Z",
    "2026-04-04T15:00:00Z",
    "2026-10-03T15:30:00Z",
    "2011-12-30T10:00:00Z",
  ].map((text) => Date.parse(text)),
];

const MINUTE = 60_000;
const HALF_HOUR = 30 * MINUTE;

const decimal = (units: number, scale: number): Decimal => {
  const unscaled = BigInt(units);
  return scale > 0 && unscaled % 10n === 0n ? decimal(units / 10, scale - 1) : { unscaled, scale };
};

export const someQuantity: fc.Arbitrary<Decimal> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 40 }).map((units) => decimal(units, 0)) },
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 4000 }).map((units) => decimal(units, 2)) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 15_000 }).map((units) => decimal(units, 3)) },
  { weight: 1, arbitrary: fc.constantFrom(decimal(-1, 0), decimal(0, 0), decimal(1, 6)) },
  // As the database returns it: the same quantity, with zeros that say nothing.
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 40 }).map((units) => ({ unscaled: BigInt(units) * 10n ** 12n, scale: 12 })) },
);

const usually = <T>(value: fc.Arbitrary<T>, otherwise: fc.Arbitrary<T | undefined>) =>
  fc.oneof({ weight: 12, arbitrary: value }, { weight: 1, arbitrary: otherwise });

const amounts = fc.constantFrom("0", "10", "12.34", "5", "15.5", "0.000001", "33.333333", "7.1234567");
const odd = fc.constantFrom(undefined, "abc", "-1", "1e3", "");
const metadata = fc
  .record({
    network: fc.constantFrom("5G", "4G", "3G", "5G-SA", undefined),
    amount: usually(amounts, odd),
    cost: usually(amounts, odd),
    started: fc.constantFrom("2026-06-01T02:00:00+02:00", "2026-06-01T14:00:00+02:00", "2026-06-01T12:00:00.001Z", "today", undefined),
    mbps: usually(fc.constantFrom("1", "0.5", "10", "0"), odd),
  })
  .map((all) => Object.fromEntries(Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))));

const beside = fc.constantFrom(0, 0, 1, -1, MINUTE, 59_999, -MINUTE, 17 * MINUTE + 1234);

/** On an edge of a window or beside it, in whole half hours around the anchor. */
export function someFrom(around: number): fc.Arbitrary<number> {
  return fc.tuple(fc.integer({ min: -60, max: 60 }), beside).map(([halves, off]) => around + halves * HALF_HOUR + off);
}

const lasting = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constantFrom(0, -MINUTE, 1, 59_999) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 16 }).map((halves) => halves * HALF_HOUR) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 600 }).map((minutes) => minutes * MINUTE + 7001) },
  { weight: 1, arbitrary: fc.integer({ min: 20, max: 80 }).map((halves) => halves * HALF_HOUR) },
);

const product = fc.oneof(
  { weight: 12, arbitrary: fc.constant({ productCode: "P1", productTypeCode: "T1", productFamilyCode: "F1" }) },
  { weight: 3, arbitrary: fc.constant({ productCode: "P2", productTypeCode: "T1", productFamilyCode: "F1" }) },
  { weight: 1, arbitrary: fc.constant({ productCode: "P1", productTypeCode: "T2", productFamilyCode: null }) },
  { weight: 1, arbitrary: fc.constant({ productCode: "P3", productTypeCode: "T3", productFamilyCode: "F1" }) },
  { weight: 1, arbitrary: fc.constant({ productCode: "P3", productTypeCode: "T2", productFamilyCode: null }) },
);

const directive = fc.oneof(
  { weight: 8, arbitrary: fc.constant("toBeBilled" as const) },
  { weight: 1, arbitrary: fc.constantFrom("toBeCredited" as const, "notToBeBilled" as const) },
);

const udrType = fc.option(
  fc.record({ code: fc.constantFrom("DATA", "CALL"), unitDecimals: fc.integer({ min: 0, max: 3 }), split: fc.boolean() }),
  { freq: 5 },
);

export function someUsage(around: number): fc.Arbitrary<Usage> {
  const always = fc.record({
    product,
    taxPercent: fc.constantFrom(decimal(10, 0), decimal(0, 0), decimal(19, 0), decimal(55, 1), decimal(24, 0)),
    quantity: someQuantity,
    from: someFrom(around),
    lasts: lasting,
    metadata,
    directive,
    udrType,
  });
  const sometimes = fc.record(
    {
      taxClass: fc.constantFrom("standard" as const, "exempt" as const, "reverseCharge" as const),
      classification: fc.constantFrom("VIP", "NORMAL", null),
      adHoc: fc.array(someAdHoc, { maxLength: 2 }),
    },
    { requiredKeys: [] },
  );
  return fc.tuple(always, sometimes).map(([{ product: sold, from, lasts, ...rest }, more]) => ({
    ...sold,
    ...rest,
    ...more,
    from: instantFromMillis(from),
    to: lasts === null ? null : instantFromMillis(from + lasts),
  }));
}

export function someEntries(around: number): fc.Arbitrary<readonly Entry[]> {
  const owner = fc.constantFrom("1", "1", "1", "2");
  return fc.array(fc.record({ usage: someUsage(around), subscription: owner, agreement: owner, cycle: owner }), {
    minLength: 1,
    maxLength: 4,
  });
}
