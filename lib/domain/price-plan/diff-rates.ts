import type { Rate, RateTarget, TieredRate } from "#lib/rating/rate-book.ts";
import { chargeInWords } from "#lib/rating/words/charge-in-words.ts";
import { type DocumentChange, pairs } from "./document-change.ts";

type Currencies = { readonly before: string; readonly after: string };

/** Rates are the same rate by their key, levels by their number. */
export function diffRates(before: readonly Rate[], after: readonly Rate[], currencies: Currencies): readonly DocumentChange[] {
  return pairs(before, after, ({ key }) => key).flatMap(({ key, before: was, after: is }) => {
    const place = { path: `rates.${key}`, label: key };
    if (was && is) return diffRate(was, is, currencies);
    if (was) return [{ kind: "rateRemoved", ...place, before: rateInWords(was, currencies.before), after: null }];
    return is ? [{ kind: "rateAdded", ...place, before: null, after: rateInWords(is, currencies.after) }] : [];
  });
}

function diffRate(was: Rate, is: Rate, currencies: Currencies): readonly DocumentChange[] {
  const place = { path: `rates.${is.key}`, label: is.key };
  return [
    ...changed("targetChanged", place, [targetInWords(was.for), targetInWords(is.for)]),
    ...changed("priceChanged", { path: `${place.path}.base`, label: `${is.key}, base` }, [
      chargeInWords(was.base, currencies.before),
      chargeInWords(is.base, currencies.after),
    ]),
    ...pairs(was.tiered, is.tiered, ({ level }) => level).flatMap(({ key: level, before, after }) => {
      const levelPlace = { path: `${place.path}.level ${level}`, label: `${is.key}, level ${level}` };
      if (before && after) return diffLevel(before, after, { place: levelPlace, currencies });
      if (before) return [{ kind: "levelRemoved" as const, ...levelPlace, before: levelInWords(before, currencies.before), after: null }];
      return after ? [{ kind: "levelAdded" as const, ...levelPlace, before: null, after: levelInWords(after, currencies.after) }] : [];
    }),
  ];
}

type Place = { readonly path: string; readonly label: string };

function diffLevel(
  was: TieredRate,
  is: TieredRate,
  { place, currencies }: { place: Place; currencies: Currencies },
): readonly DocumentChange[] {
  return [
    ...changed("conditionChanged", place, [conditionsInWords(was), conditionsInWords(is)]),
    ...changed("priceChanged", place, [chargeInWords(was.charge, currencies.before), chargeInWords(is.charge, currencies.after)]),
  ];
}

/** Words that are the same mean the same: 5.0 became 5.00 is no change. */
export function changed(kind: DocumentChange["kind"], place: Place, [before, after]: readonly [string, string]): readonly DocumentChange[] {
  return before === after ? [] : [{ kind, ...place, before, after }];
}

function rateInWords({ for: target, base, tiered }: Rate, currency: string): string {
  return [`${targetInWords(target)}: ${chargeInWords(base, currency)}`, ...tiered.map((tier) => levelInWords(tier, currency))].join("; ");
}

function levelInWords(tier: TieredRate, currency: string): string {
  return `level ${tier.level} ${chargeInWords(tier.charge, currency)} (${conditionsInWords(tier)})`;
}

function conditionsInWords({ zone, timeModel }: TieredRate): string {
  const zoneWords = zone === undefined ? [] : [`zone ${zone}`];
  const timeWords = timeModel === undefined ? [] : [`time model ${timeModel}`];
  return [...zoneWords, ...timeWords].join(" and ") || "always";
}

function targetInWords(target: RateTarget): string {
  if ("product" in target) return `product ${target.product}`;
  return "productType" in target ? `product type ${target.productType}` : `family ${target.family}`;
}
