import { assert } from "./assert.ts";

/** What a weight is owed of the total: whole units, and a remainder in units of the sum of all weights. */
type Due = { readonly share: bigint; readonly remainder: bigint };

/**
 * Shares of a total by weight, which add up to it exactly: each gets the whole part of what it is owed, and the units that are left go
 * to the largest remainders, of equal ones to the earlier. Years cut every night have few weights that differ, so each weight is
 * divided once and nothing is sorted but the remainders that differ.
 */
export function apportion(total: bigint, weights: readonly bigint[]): readonly bigint[] {
  if (total < 0n) return apportion(-total, weights).map((share) => -share);
  let sum = 0n;
  for (const weight of weights) {
    assert(weight >= 0n, "a weight is not negative");
    sum += weight;
  }
  assert(sum > 0n, "there is something to weigh by");

  const dues = new Map<bigint, Due>();
  const counts = new Map<bigint, number>();
  let left = total;
  const owed = weights.map((weight) => {
    const due = dues.get(weight) ?? dueTo(weight, total, sum);
    dues.set(weight, due);
    counts.set(due.remainder, (counts.get(due.remainder) ?? 0) + 1);
    left -= due.share;
    return due;
  });
  const extras = extrasOf(counts, Number(left));
  return owed.map(({ share, remainder }) => {
    const extra = extras.get(remainder) ?? 0;
    if (extra === 0) return share;
    extras.set(remainder, extra - 1);
    return share + 1n;
  });
}

function dueTo(weight: bigint, total: bigint, sum: bigint): Due {
  const product = total * weight;
  const share = product / sum;
  return { share, remainder: product - share * sum };
}

/** How many of those with the same remainder get one unit more. */
function extrasOf(counts: ReadonlyMap<bigint, number>, units: number): Map<bigint, number> {
  const extras = new Map<bigint, number>();
  let left = units;
  for (const [remainder, count] of [...counts].sort(([one], [other]) => (one > other ? -1 : 1))) {
    extras.set(remainder, Math.min(left, count));
    left -= Math.min(left, count);
  }
  return extras;
}
