import { canonicalJson } from "#lib/kernel/canonical-json.ts";
import type { Rate } from "#lib/rating/rate-book.ts";

type WithRates = { readonly rates: readonly Rate[] };

/** Two people made something else of one rate; null where somebody took it out, or where it was not there. */
export type RateConflict = {
  readonly key: string;
  readonly was: Rate | null;
  readonly mine: Rate | null;
  readonly theirs: Rate | null;
};

export type MergedRates<Document> = {
  /** Theirs, with the rates that I alone changed; where both did, theirs until somebody chooses. */
  readonly document: Document;
  readonly conflicts: readonly RateConflict[];
  /** How many rates they alone changed. */
  readonly taken: number;
};

/**
 * Two people changed the rates of one draft: levels, conditions, charges. Rate by rate, who alone changed it wins, and where both did
 * nothing is decided for them. All else of the document is theirs: the editor changes rates only.
 */
export function mergeRates<Document extends WithRates>({
  base,
  mine,
  theirs,
}: Record<"base" | "mine" | "theirs", Document>): MergedRates<Document> {
  const [was, my, their] = [base, mine, theirs].map(({ rates }) => new Map(rates.map((rate) => [rate.key, rate])));
  const merged = new Map(their);
  const conflicts: RateConflict[] = [];
  let taken = 0;
  for (const key of new Set([...theirs.rates, ...mine.rates, ...base.rates].map((rate) => rate.key))) {
    const [before, own, other] = [was?.get(key) ?? null, my?.get(key) ?? null, their?.get(key) ?? null];
    const [iChanged, theyChanged] = [!isSame(own, before), !isSame(other, before)];
    if (theyChanged && !iChanged) taken += 1;
    if (!iChanged || isSame(own, other)) continue;
    if (theyChanged) conflicts.push({ key, was: before, mine: own, theirs: other });
    else if (own === null) merged.delete(key);
    else merged.set(key, own);
  }
  return { document: { ...theirs, rates: [...merged.values()] }, conflicts, taken };
}

function isSame(left: Rate | null, right: Rate | null): boolean {
  return left === right || (left !== null && right !== null && canonicalJson(left) === canonicalJson(right));
}
