import type { Rate } from "#lib/rating/rate-book.ts";
import { isSamePrice, type PriceCell, priceCells } from "./price-cells.ts";

type Priced = { readonly rates: readonly Rate[] };

export type PriceConflict = { readonly cell: PriceCell; readonly was: string | null; readonly mine: string; readonly theirs: string };

export type MergedPrices = {
  /** Changed by both, to different texts: a person must choose. */
  readonly conflicts: readonly PriceConflict[];
  /** Changed by them alone: taken over. */
  readonly taken: readonly { readonly cell: PriceCell; readonly was: string | null }[];
  /** Changed by me alone, and still to be saved. */
  readonly kept: ReadonlyMap<string, string>;
};

/**
 * Two people changed the prices of one draft. Cell by cell: who alone changed it wins, and where both did, nothing is
 * decided for them. So a stale save never loses anybody's work.
 */
export function mergePrices({
  base,
  theirs,
  mine,
}: {
  readonly base: Priced;
  readonly theirs: Priced;
  readonly mine: ReadonlyMap<string, string>;
}): MergedPrices {
  const was = new Map(priceCells(base).map((cell) => [cell.id, cell]));
  const conflicts: PriceConflict[] = [];
  const taken: { cell: PriceCell; was: string | null }[] = [];
  const kept = new Map<string, string>();
  for (const cell of priceCells(theirs)) {
    const earlier = was.get(cell.id);
    const before = earlier?.value ?? null;
    const my = mine.get(cell.id);
    const iChanged = my !== undefined && my !== before;
    const theyChanged = cell.value !== before || (earlier !== undefined && !isSamePrice(earlier, cell));
    if (iChanged && theyChanged && my !== cell.value) conflicts.push({ cell, was: before, mine: my, theirs: cell.value });
    else if (iChanged && !theyChanged) kept.set(cell.id, my);
    else if (theyChanged && !iChanged) taken.push({ cell, was: before });
  }
  return { conflicts, taken, kept };
}
