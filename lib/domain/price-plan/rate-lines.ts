import type { Charge } from "#lib/rating/charges/charge.ts";
import type { Rate, RateTarget, Scope } from "#lib/rating/rate-book.ts";
import { definitionOf } from "./definition-of.ts";
import { timeModelInWords, zoneInWords } from "./definition-words.ts";
import type { RateDefinitions, RateNames } from "./rate-definitions.ts";

/** A rate as a person reads it: what it is for, and which price holds when. */
export type RateLines = {
  readonly key: string;
  readonly target: { readonly kind: "product" | "productType" | "family"; readonly code: string; readonly name: string };
  /** What one unit of usage is called; null where products of several units may match. */
  readonly unit: string | null;
  readonly scope: Scope;
  /** Null where the UDR type decides. */
  readonly split: boolean | null;
  /** The levels in the order in which they are asked, then the base. */
  readonly lines: readonly RateLine[];
};

export type RateLine = {
  /** Null for the base. */
  readonly level: number | null;
  readonly zone: ConditionWords | null;
  readonly time: ConditionWords | null;
  readonly charge: Charge;
};

/** "PPV off-peak" and "every day 00:01–07:00 (Europe/Nicosia)". */
export type ConditionWords = { readonly name: string; readonly detail: string };

export function rateLines(rates: readonly Rate[], known: RateDefinitions, names: RateNames): readonly RateLines[] {
  return rates.map((rate) => ({
    key: rate.key,
    target: targetOf(rate.for, names),
    unit: unitOf(rate.for, known, names),
    scope: rate.scope,
    split: rate.split ?? null,
    lines: [
      ...rate.tiered
        .toSorted((left, right) => left.level - right.level)
        .map(({ level, zone, timeModel, charge }) => ({
          level,
          zone: zone === undefined ? null : zoneWords(zone, known, names),
          time: timeModel === undefined ? null : timeWords(timeModel, known, names),
          charge,
        })),
      { level: null, zone: null, time: null, charge: rate.base },
    ],
  }));
}

function targetOf(target: RateTarget, names: RateNames): RateLines["target"] {
  if ("product" in target) return { kind: "product", code: target.product, name: names.products[target.product] ?? target.product };
  if ("family" in target) return { kind: "family", code: target.family, name: names.families[target.family] ?? target.family };
  return { kind: "productType", code: target.productType, name: names.productTypes[target.productType]?.name ?? target.productType };
}

function unitOf(target: RateTarget, { products }: RateDefinitions, { productTypes }: RateNames): string | null {
  if ("family" in target) return null;
  const type = "productType" in target ? target.productType : products[target.product]?.productType;
  return (type === undefined ? null : productTypes[type]?.unitName) ?? null;
}

function zoneWords(code: string, { definitions }: RateDefinitions, names: RateNames): ConditionWords {
  const zone = definitionOf(definitions.zones, code);
  return { name: names.zones[code] ?? code, detail: zone === undefined ? "does not exist" : zoneInWords(zone) };
}

function timeWords(code: string, { definitions }: RateDefinitions, names: RateNames): ConditionWords {
  const model = definitionOf(definitions.timeModels, code);
  return { name: names.timeModels[code] ?? code, detail: model === undefined ? "does not exist" : timeModelInWords(model) };
}
