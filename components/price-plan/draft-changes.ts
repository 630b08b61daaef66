import type { Currencies } from "#lib/domain/price-plan/diff-charge.ts";
import { diffDocuments } from "#lib/domain/price-plan/diff-documents.ts";
import { diffRates } from "#lib/domain/price-plan/diff-rates.ts";
import { type DocumentChange, pairs } from "#lib/domain/price-plan/document-change.ts";
import { withoutPrices } from "#lib/domain/price-plan/first-document.ts";
import { type NamedChange, namedChanges } from "#lib/domain/price-plan/named-change.ts";
import type { PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import type { DraftView, RatingSurroundings } from "#lib/domain/price-plan/price-plan-view.ts";
import type { Rate } from "#lib/rating/rate-book.ts";

/** More nobody reads beside an editor or in a dialog; the comparison of the two has them all. */
const MOST_NAMED = 50;

export type DraftChanges = {
  readonly count: number;
  /** The first of them. */
  readonly named: readonly NamedChange[];
};

/** What the draft changes about the version in force. Nothing is in force before the first version: then each of its prices is new. */
export function draftChanges({ live, ...view }: RatingSurroundings & Pick<DraftView, "live">, document: PricePlanDocument): DraftChanges {
  const before = live?.document ?? withoutPrices(document);
  const changes = changesSince(before, document);
  const { definitions, names } = view;
  return { count: changes.length, named: namedChanges(changes.slice(0, MOST_NAMED), { definitions, names, before, after: document }) };
}

/** As `diffDocuments` has them, asked anew at every key: of thousands of rates only those are compared that are not the objects they were. */
export function changesSince(before: PricePlanDocument, after: PricePlanDocument): readonly DocumentChange[] {
  const currencies = { before: before.currency, after: after.currency };
  const others = diffDocuments({ ...before, rates: [] }, { ...after, rates: [] });
  const ofRates = pairs(before.rates, after.rates, ({ key }) => key).flatMap(({ before: was, after: is }) =>
    rateChanges({ was, is, currencies }, () => diffRates(was === undefined ? [] : [was], is === undefined ? [] : [is], currencies)),
  );
  // Of the plan itself first, as a document begins; discounts and definitions follow the rates.
  const head = others.filter(({ kind }) => kind === "planChanged");
  return [...head, ...ofRates, ...others.filter(({ kind }) => kind !== "planChanged")];
}

type Pair = { readonly was: Rate | undefined; readonly is: Rate | undefined; readonly currencies: Currencies };

const NONE: readonly DocumentChange[] = [];
const known = new WeakMap<Rate, { readonly was: Rate | undefined; readonly changes: readonly DocumentChange[] }>();

function rateChanges({ was, is, currencies }: Pair, compare: () => readonly DocumentChange[]): readonly DocumentChange[] {
  // One object in two currencies is two prices; that is rare, and never remembered.
  if (is === undefined || currencies.before !== currencies.after) return compare();
  if (was === is) return NONE;
  const earlier = known.get(is);
  if (earlier !== undefined && earlier.was === was) return earlier.changes;
  const changes = compare();
  known.set(is, { was, changes });
  return changes;
}
