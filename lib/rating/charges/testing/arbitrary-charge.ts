import fc from "fast-check";
import { type Decimal, decimalToString } from "#lib/kernel/decimal.ts";
import type { Band } from "../bands.ts";
import type { Charge } from "../charge.ts";
import type { CostPlusCharge } from "../cost-plus.ts";
import type { FlatCharge } from "../flat.ts";
import type { GraduatedCharge } from "../graduated.ts";
import type { Limits } from "../limits.ts";
import type { PackageCharge } from "../package.ts";
import type { PerUnitCharge } from "../per-unit.ts";
import type { PercentageCharge } from "../percentage.ts";
import type { Segment } from "../segment.ts";
import type { SteppedCharge } from "../stepped.ts";
import type { VolumeCharge } from "../volume.ts";

/** One usage with the metadata that the charges below read. */
export type ArbitraryUsage = { readonly quantity: Decimal; readonly metadata: { readonly amount: string; readonly factor: string } };

const decimalUpTo = (most: number): fc.Arbitrary<Decimal> =>
  fc
    .integer({ min: 0, max: 4 })
    .chain((scale) => fc.bigInt({ min: 0n, max: BigInt(most) * 10n ** BigInt(scale) }).map((unscaled) => ({ unscaled, scale })));

const textUpTo = (most: number): fc.Arbitrary<string> => decimalUpTo(most).map(decimalToString);

const positiveUpTo = (most: number): fc.Arbitrary<string> =>
  decimalUpTo(most)
    .filter(({ unscaled }) => unscaled > 0n)
    .map(decimalToString);

export const arbitraryUsage: fc.Arbitrary<ArbitraryUsage> = fc.record({
  quantity: decimalUpTo(60),
  metadata: fc.record({ amount: textUpTo(60), factor: textUpTo(5) }),
});

const price = textUpTo(3);

const optional = <Value extends object>(value: fc.Arbitrary<Value>): fc.Arbitrary<Partial<Value>> => fc.oneof(value, fc.constant({}));

const bands: fc.Arbitrary<readonly Band[]> = fc.uniqueArray(fc.integer({ min: 1, max: 240 }), { maxLength: 4 }).chain((quarters) => {
  const edges = quarters
    .sort((left, right) => left - right)
    .map((quarter) => decimalToString({ unscaled: BigInt(quarter) * 25n, scale: 2 }));
  const band = fc.tuple(optional(fc.record({ price })), optional(fc.record({ flat: price })));
  return fc.tuple(...[...edges, null].map((upTo) => band.map(([priced, flat]): Band => ({ upTo, ...priced, ...flat }))));
});

const segments: fc.Arbitrary<readonly Segment[]> = fc
  .array(
    fc.record({
      price,
      increment: fc.integer({ min: 1, max: 8 }),
      length: fc.integer({ min: 1, max: 5 }),
      per: optional(fc.record({ per: positiveUpTo(60) })),
    }),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((drawn) => {
    let from = 0;
    return drawn.map(({ price: each, increment, length, per }) => {
      const segment = { from: `${from}`, price: each, increment: `${increment}`, ...per };
      from += increment * length;
      return segment;
    });
  });

export const arbitraryPerUnit: fc.Arbitrary<PerUnitCharge> = fc
  .tuple(price, optional(fc.record({ per: positiveUpTo(60) })), optional(fc.record({ times: fc.constant("factor") })))
  .map(([each, per, times]) => ({ charge: "perUnit", price: each, ...per, ...times }));

export const arbitraryFlat: fc.Arbitrary<FlatCharge> = price.map((amount) => ({ charge: "flat", amount }));

export const arbitraryGraduated: fc.Arbitrary<GraduatedCharge> = bands.map((drawn) => ({ charge: "graduated", bands: drawn }));

export const arbitraryVolume: fc.Arbitrary<VolumeCharge> = bands.map((drawn) => ({ charge: "volume", bands: drawn }));

export const arbitraryPackage: fc.Arbitrary<PackageCharge> = fc
  .tuple(positiveUpTo(20), price, optional(fc.record({ free: textUpTo(40) })))
  .map(([size, each, free]) => ({ charge: "package", size, price: each, ...free }));

export const arbitraryStepped: fc.Arbitrary<SteppedCharge> = fc
  .tuple(segments, optional(fc.record({ connectFee: price })))
  .map(([drawn, fee]) => ({ charge: "stepped", segments: drawn, ...fee }));

export const arbitraryPercentage: fc.Arbitrary<PercentageCharge> = fc
  .tuple(
    textUpTo(120),
    optional(fc.record({ fixed: price })),
    optional(fc.record({ freeUdrs: fc.nat(4) })),
    optional(fc.record({ freeAmount: textUpTo(120) })),
  )
  .map(([rate, ...members]) => Object.assign({ charge: "percentage" as const, of: "amount", rate }, ...members));

export const arbitraryCostPlus: fc.Arbitrary<CostPlusCharge> = textUpTo(200).map((markup) => ({
  charge: "costPlus",
  of: "amount",
  markup,
}));

/** Everything but a percentage, whose sum depends on the order of the usage. */
export const arbitrarySum: fc.Arbitrary<Charge> = fc.oneof(
  arbitraryPerUnit,
  arbitraryFlat,
  arbitraryGraduated,
  arbitraryVolume,
  arbitraryPackage,
  arbitraryStepped,
  arbitraryCostPlus,
);

const limits: fc.Arbitrary<Limits> = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 60 }), fc.boolean(), fc.boolean())
  .map(([least, more, hasLeast, hasMost]) => ({
    ...(hasLeast && { minimum: `${least}` }),
    ...(hasMost && { maximum: `${least + more}` }),
  }));

/** Of every shape, with or without limits. */
export const arbitraryCharge: fc.Arbitrary<Charge> = fc
  .tuple(fc.oneof(arbitrarySum, arbitraryPercentage), limits)
  .map(([charge, bounds]): Charge => ({ ...charge, ...bounds }));
