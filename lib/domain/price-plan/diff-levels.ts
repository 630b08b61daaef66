import type { TieredRate } from "#lib/rating/rate-book.ts";
import { chargeInWords } from "#lib/rating/words/charge-in-words.ts";
import { chargeContent } from "./charge-members.ts";
import { type Currencies, diffCharge, type Place, partOf, type Sides } from "./diff-charge.ts";
import type { DocumentChange } from "./document-change.ts";

/** Between two rates of one key. */
export type Compared = { readonly rateKey: string; readonly currencies: Currencies };

/**
 * A level that says the same under another number has moved. Of the rest, levels are the same by their number, then by their
 * condition; what is left was added or removed.
 */
export function diffLevels({ was, is }: Sides<readonly TieredRate[]>, compared: Compared): readonly DocumentChange[] {
  const { currencies } = compared;
  const alike = match({ was, is }, (tier, side) => `${tier.level} ${contentOf(tier, currencies[side])}`);
  const moved = match(alike.left, (tier, side) => contentOf(tier, currencies[side]));
  const numbered = match(moved.left, ({ level }) => String(level));
  const conditioned = match(numbered.left, conditionsInWords);
  const changes = [
    ...[...moved.pairs, ...numbered.pairs, ...conditioned.pairs].map((pair) => ({
      at: pair.was.level,
      changes: diffLevel(pair, compared),
    })),
    ...conditioned.left.was.map((tier) => ({ at: tier.level, changes: [levelRemoved(tier, compared)] })),
    ...conditioned.left.is.map((tier) => ({ at: tier.level, changes: [levelAdded(tier, compared)] })),
  ];
  return changes.toSorted((left, right) => left.at - right.at).flatMap((each) => each.changes);
}

type Matched = { readonly pairs: readonly Sides<TieredRate>[]; readonly left: Sides<readonly TieredRate[]> };

/** Pairs of one key, the lower level first; and what has no counterpart on the other side. */
function match({ was, is }: Sides<readonly TieredRate[]>, keyOf: (tier: TieredRate, side: "before" | "after") => string): Matched {
  const waiting = Map.groupBy(sorted(is), (tier) => keyOf(tier, "after"));
  const found = sorted(was).map((tier) => ({ was: tier, is: waiting.get(keyOf(tier, "before"))?.shift() }));
  return {
    pairs: found.flatMap(({ was: before, is: after }) => (after === undefined ? [] : [{ was: before, is: after }])),
    left: { was: found.filter((pair) => pair.is === undefined).map((pair) => pair.was), is: [...waiting.values()].flat() },
  };
}

function sorted(tiers: readonly TieredRate[]): readonly TieredRate[] {
  return tiers.toSorted((left, right) => left.level - right.level);
}

function diffLevel({ was, is }: Sides<TieredRate>, { rateKey, currencies }: Compared): readonly DocumentChange[] {
  const place = placeOf(is, rateKey);
  const moved =
    was.level === is.level
      ? []
      : [{ ...changeAt(place), kind: "levelMoved" as const, before: `level ${was.level}`, after: `level ${is.level}` }];
  const [before, after] = [conditionsInWords(was), conditionsInWords(is)];
  const condition = before === after ? [] : [{ ...changeAt(place), kind: "conditionChanged" as const, before, after }];
  return [...moved, ...condition, ...diffCharge({ was: was.charge, is: is.charge }, place, currencies)];
}

function levelRemoved(tier: TieredRate, { rateKey, currencies }: Compared): DocumentChange {
  return { ...changeAt(placeOf(tier, rateKey)), kind: "levelRemoved", before: levelInWords(tier, currencies.before), after: null };
}

function levelAdded(tier: TieredRate, { rateKey, currencies }: Compared): DocumentChange {
  return { ...changeAt(placeOf(tier, rateKey)), kind: "levelAdded", before: null, after: levelInWords(tier, currencies.after) };
}

function changeAt(place: Place): Pick<DocumentChange, "path" | "label" | "part"> {
  return { path: place.path, label: place.label, part: partOf(place, null) };
}

function placeOf({ level }: TieredRate, rateKey: string): Place {
  return { path: `rates.${rateKey}.level ${level}`, label: `${rateKey}, level ${level}`, rateKey, line: level };
}

export function levelInWords(tier: TieredRate, currency: string): string {
  return `level ${tier.level} ${chargeInWords(tier.charge, currency)} (${conditionsInWords(tier)})`;
}

/** What it costs and when, whatever its number. */
function contentOf(tier: TieredRate, currency: string): string {
  return `${conditionsInWords(tier)} ${chargeContent(tier.charge, currency)}`;
}

function conditionsInWords({ zone, timeModel }: TieredRate): string {
  const zoneWords = zone === undefined ? [] : [`zone ${zone}`];
  const timeWords = timeModel === undefined ? [] : [`time model ${timeModel}`];
  return [...zoneWords, ...timeWords].join(" and ") || "always";
}
