import { present } from "#lib/kernel/assert.ts";
import { type Currency, currency } from "#lib/kernel/currency.ts";
import { amountAttributesOf } from "./charges/attributes-of.ts";
import type { Charge } from "./charges/charge.ts";
import { type CompiledCharge, compileCharge } from "./charges/compile-charge.ts";
import { type CompiledDiscounts, compileDiscounts } from "./discounts/compile-discounts.ts";
import type { ExplainedPlan, ExplainedRate, LosingLine, WinningLine } from "./explanation.ts";
import { type CompiledZone, compileZone } from "./match-zone.ts";
import { noSheets, type ProductSheets } from "./quick/product-sheets.ts";
import { type QuickRates, quickRates, type RateToPlace, stepOf } from "./quick/quick-rates.ts";
import type { Rate, RateBook, RateTarget, Scope, TieredRate } from "./rate-book.ts";
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
  readonly discounts: CompiledDiscounts;
  /** The rates whose usage is priced one by one, in safe integers. */
  readonly quick: QuickRates;
  /** Those rates, where their rows begin. */
  readonly atRow: readonly (CompiledRate | null)[];
  /** What was found for products whose usage came by. */
  readonly sheets: ProductSheets;
  /** What every explanation says of the plan. */
  readonly explained: ExplainedPlan;
};

export type CompiledRate = {
  readonly key: string;
  readonly for: RateTarget;
  readonly scope: Scope;
  /** Null where the UDR type decides. */
  readonly split: boolean | null;
  readonly base: CompiledCharge;
  /** Its row in `quick`; null for a rate that counts usage together. */
  readonly row: number | null;
  /** The lowest level first. */
  readonly tiers: readonly CompiledTier[];
  /** What an explanation says of it where no other rate is for the same usage. */
  readonly explained: ExplainedRate;
  readonly lostBase: LosingLine;
  /** As often as there are tiers, which is how many lines lose: a copy is quicker to make than a list that grows. */
  readonly lostBases: readonly LosingLine[];
  /** Metadata amounts that some charge measures by: a cut usage has a share of them, as of its quantity. */
  readonly amountAttributes: readonly string[];
};

export type CompiledTier = {
  readonly level: number;
  readonly zone: CompiledZone | null;
  readonly timeModel: CompiledTimeModel | null;
  readonly charge: CompiledCharge;
  /** What an explanation says where a condition of the zone failed: one for each of the zone's failures, in their order. */
  readonly lostByZone: readonly LosingLine[];
  /** What it says where the line wins and no time model was asked; null where one is. */
  readonly wonAlways: WinningLine | null;
};

/** A book that `resolveRateBook` would not make (a reference to nothing, an unknown currency) is a fault. */
export function compileRateBook(book: RateBook, version: string | null = null): CompiledRateBook {
  const quick = quickRates();
  const definitions: Definitions = {
    addRow: quick.add,
    chargeOf: rememberedCharges(),
    zones: new Map(Object.entries(book.zones).map(([code, zone]) => [code, compileZone(code, zone)])),
    timeModels: new Map(Object.entries(book.timeModels).map(([code, model]) => [code, compileTimeModel(code, model)])),
  };
  const rates = book.rates.map((rate) => compileRate(rate, definitions));
  const { code, name } = book;
  return {
    code,
    name,
    version,
    explained: { code, name, version, currency: book.currency },
    currency: currency(book.currency),
    taxInclusive: book.taxInclusive,
    timeZone: book.timeZone,
    rounding: { roundTo: book.roundTo, mode: book.rounding },
    rates,
    byProduct: ratesBy(rates, (target) => ("product" in target ? target.product : null)),
    byProductType: ratesBy(rates, (target) => ("productType" in target ? target.productType : null)),
    byFamily: ratesBy(rates, (target) => ("family" in target ? target.family : null)),
    discounts: compileDiscounts(book.discounts ?? [], { zones: definitions.zones, timeZone: book.timeZone }),
    quick: quick.finish(),
    atRow: ratesAtRows(rates),
    sheets: noSheets(),
  };
}

type Definitions = {
  readonly addRow: (rate: RateToPlace) => number;
  readonly chargeOf: (charge: Charge) => CompiledCharge;
  readonly zones: ReadonlyMap<string, CompiledZone>;
  readonly timeModels: ReadonlyMap<string, CompiledTimeModel>;
};

function compileRate(rate: Rate, definitions: Definitions): CompiledRate {
  const tiers = rate.tiered.map((tier) => compileTier(tier, definitions)).sort((left, right) => left.level - right.level);
  const charges = [rate.base, ...rate.tiered.map(({ charge }) => charge)];
  const lostBase: LosingLine = { kind: "base", charge: rate.base };
  return {
    key: rate.key,
    for: rate.for,
    scope: rate.scope,
    split: rate.split ?? null,
    explained: { key: rate.key, for: rate.for, scope: rate.scope, lessSpecific: [] },
    lostBase,
    lostBases: tiers.map(() => lostBase),
    base: definitions.chargeOf(rate.base),
    row: rate.scope === "udr" ? definitions.addRow({ base: rate.base, tiers }) : null,
    tiers,
    amountAttributes: [...new Set(charges.flatMap(amountAttributesOf))],
  };
}

function compileTier({ level, zone: zoneCode, timeModel, charge }: TieredRate, definitions: Definitions): CompiledTier {
  const zone = zoneCode === undefined ? null : present(definitions.zones.get(zoneCode), `zone ${zoneCode}`);
  return {
    level,
    zone,
    timeModel: timeModel === undefined ? null : present(definitions.timeModels.get(timeModel), `time model ${timeModel}`),
    charge: definitions.chargeOf(charge),
    lostByZone: zone === null ? [] : losersByZone(zone, { level, charge }),
    wonAlways: timeModel === undefined ? { kind: "level", level, zone: zoneCode ?? null, time: null } : null,
  };
}

/** A price list has the same charge over and over, and compiles it once. */
function rememberedCharges(): (charge: Charge) => CompiledCharge {
  const known = new Map<string, CompiledCharge>();
  return (charge) => {
    const text = JSON.stringify(charge);
    const found = known.get(text);
    if (found) return found;
    const made = compileCharge(charge);
    known.set(text, made);
    return made;
  };
}

function losersByZone({ code, failures }: CompiledZone, { level, charge }: Pick<TieredRate, "level" | "charge">): readonly LosingLine[] {
  return failures.map((failure) => ({ kind: "condition", level, charge, failed: { kind: "zone", zone: code, ...failure } }));
}

function ratesAtRows(rates: readonly CompiledRate[]): readonly (CompiledRate | null)[] {
  const atRow: (CompiledRate | null)[] = [];
  for (const rate of rates) {
    if (rate.row === null) continue;
    const step = stepOf(rate.row);
    while (atRow.length < step) atRow.push(null);
    atRow.push(rate);
  }
  return atRow;
}

function ratesBy(rates: readonly CompiledRate[], codeOf: (target: RateTarget) => string | null): ReadonlyMap<string, CompiledRate> {
  return new Map(
    rates.flatMap((rate) => {
      const code = codeOf(rate.for);
      return code === null ? [] : [[code, rate]];
    }),
  );
}
