import type { Rate, RateTarget, Scope } from "#lib/rating/rate-book.ts";
import { chargeInWords } from "#lib/rating/words/charge-in-words.ts";
import { type Currencies, diffCharge, type Place, partOf, type Sides } from "./diff-charge.ts";
import { diffLevels, levelInWords } from "./diff-levels.ts";
import { type ChangeKind, type DocumentChange, pairs } from "./document-change.ts";

/** Rates are the same rate by their key. */
export function diffRates(before: readonly Rate[], after: readonly Rate[], currencies: Currencies): readonly DocumentChange[] {
  return pairs(before, after, ({ key }) => key).flatMap(({ key, before: was, after: is }) => {
    if (was && is) return isWrittenAlike({ was, is }, currencies) ? [] : diffRate({ was, is }, currencies);
    const place = placeOf(key);
    if (was) return [{ ...changeAt(place), kind: "rateRemoved", before: rateInWords(was, currencies.before), after: null }];
    return is ? [{ ...changeAt(place), kind: "rateAdded", before: null, after: rateInWords(is, currencies.after) }] : [];
  });
}

/** Of ten thousand rates most are just as they were, and need no words to tell. */
function isWrittenAlike({ was, is }: Sides<Rate>, currencies: Currencies): boolean {
  return currencies.before === currencies.after && JSON.stringify(was) === JSON.stringify(is);
}

function diffRate({ was, is }: Sides<Rate>, currencies: Currencies): readonly DocumentChange[] {
  const place = placeOf(is.key);
  const base: Place = { ...place, path: `${place.path}.base`, label: `${is.key}, base`, line: "base" };
  return [
    ...changed("targetChanged", place, [targetInWords(was.for), targetInWords(is.for)]),
    ...changed("scopeChanged", { ...place, path: `${place.path}.scope` }, [SCOPE_WORDS[was.scope], SCOPE_WORDS[is.scope]]),
    ...changed("splitChanged", { ...place, path: `${place.path}.split` }, [splitInWords(was.split), splitInWords(is.split)]),
    ...diffCharge({ was: was.base, is: is.base }, base, currencies),
    ...diffLevels({ was: was.tiered, is: is.tiered }, { rateKey: is.key, currencies }),
  ];
}

function placeOf(key: string): Place {
  return { path: `rates.${key}`, label: key, rateKey: key, line: "rate" };
}

function changeAt(place: Place): Pick<DocumentChange, "path" | "label" | "part"> {
  return { path: place.path, label: place.label, part: partOf(place, null) };
}

function changed(kind: ChangeKind, place: Place, [before, after]: readonly [string, string]): readonly DocumentChange[] {
  return before === after ? [] : [{ ...changeAt(place), kind, before, after }];
}

/** "product LOTR1: €10.00; level 1 €5.00 (zone 5G)", with what is not as usual. */
function rateInWords({ for: target, scope, split, base, tiered }: Rate, currency: string): string {
  const unusual = [...(scope === "udr" ? [] : [SCOPE_WORDS[scope]]), ...(split === undefined ? [] : [splitInWords(split)])];
  const head = [targetInWords(target), ...unusual].join(", ");
  const levels = tiered.toSorted((left, right) => left.level - right.level).map((tier) => levelInWords(tier, currency));
  return [`${head}: ${chargeInWords(base, currency)}`, ...levels].join("; ");
}

const SCOPE_WORDS = {
  udr: "each usage by itself",
  period: "all usage of a subscription's billing cycle together",
  pool: "all usage of an agreement's cycle together",
} as const satisfies Record<Scope, string>;

function splitInWords(split: boolean | undefined): string {
  if (split === undefined) return "cut or not as the UDR type says";
  return split ? "cut at time boundaries" : "priced by its start";
}

function targetInWords(target: RateTarget): string {
  if ("product" in target) return `product ${target.product}`;
  return "productType" in target ? `product type ${target.productType}` : `family ${target.family}`;
}
