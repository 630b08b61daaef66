import { present } from "#lib/kernel/assert.ts";
import { type Currency, currency } from "#lib/kernel/currency.ts";
import { type CompiledCharge, compileCharge } from "./charges/compile-charge.ts";
import { type CompiledZone, compileZone } from "./match-zone.ts";
import type { Rate, RateBook, RateTarget, TieredRate } from "./rate-book.ts";
import type { Rounding } from "./round-and-tax.ts";
import { type CompiledTimeModel, compileTimeModel } from "./time-model.ts";

/** A rate book read once: every text parsed, every reference followed. It may be kept as long as the version lives. */
export type CompiledRateBook = {
  readonly code: string;
  readonly name: string;
  /** What explanations call the version: "3", "draft", or null. */
  readonly version: string | null;
  readonly currency: Currency;
  readonly taxInclusive: boolean;
  readonly timeZone: string;
  readonly rounding: Rounding;
  readonly rates: readonly CompiledRate[];
  readonly byProduct: ReadonlyMap<string, CompiledRate>;
  readonly byProductType: ReadonlyMap<string, CompiledRate>;
  readonly byFamily: ReadonlyMap<string, CompiledRate>;
};

export type CompiledRate = {
  readonly key: string;
  readonly for: RateTarget;
  readonly base: CompiledCharge;
  /** The lowest level first. */
  readonly tiers: readonly CompiledTier[];
};

export type CompiledTier = {
  readonly level: number;
  readonly zone: CompiledZone | null;
  readonly timeModel: CompiledTimeModel | null;
  readonly charge: CompiledCharge;
};

/** A book that `resolveRateBook` would not make (a reference to nothing, an unknown currency) is a fault. */
export function compileRateBook(book: RateBook, version: string | null = null): CompiledRateBook {
  const definitions: Definitions = {
    zones: new Map(Object.entries(book.zones).map(([code, zone]) => [code, compileZone(code, zone)])),
    timeModels: new Map(Object.entries(book.timeModels).map(([code, model]) => [code, compileTimeModel(code, model)])),
  };
  const rates = book.rates.map((rate) => compileRate(rate, definitions));
  return {
    code: book.code,
    name: book.name,
    version,
    currency: currency(book.currency),
    taxInclusive: book.taxInclusive,
    timeZone: book.timeZone,
    rounding: { roundTo: book.roundTo, mode: book.rounding },
    rates,
    byProduct: ratesBy(rates, (target) => ("product" in target ? target.product : null)),
    byProductType: ratesBy(rates, (target) => ("productType" in target ? target.productType : null)),
    byFamily: ratesBy(rates, (target) => ("family" in target ? target.family : null)),
  };
}

type Definitions = {
  readonly zones: ReadonlyMap<string, CompiledZone>;
  readonly timeModels: ReadonlyMap<string, CompiledTimeModel>;
};

function compileRate(rate: Rate, definitions: Definitions): CompiledRate {
  const tiers = rate.tiered.map((tier) => compileTier(tier, definitions));
  return { key: rate.key, for: rate.for, base: compileCharge(rate.base), tiers: tiers.sort((left, right) => left.level - right.level) };
}

function compileTier({ level, zone, timeModel, charge }: TieredRate, definitions: Definitions): CompiledTier {
  return {
    level,
    zone: zone === undefined ? null : present(definitions.zones.get(zone), `zone ${zone}`),
    timeModel: timeModel === undefined ? null : present(definitions.timeModels.get(timeModel), `time model ${timeModel}`),
    charge: compileCharge(charge),
  };
}

function ratesBy(rates: readonly CompiledRate[], codeOf: (target: RateTarget) => string | null): ReadonlyMap<string, CompiledRate> {
  return new Map(
    rates.flatMap((rate) => {
      const code = codeOf(rate.for);
      return code === null ? [] : [[code, rate]];
    }),
  );
}
