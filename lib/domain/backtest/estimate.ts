import { divideRounded } from "#lib/kernel/rounding.ts";

/** An amount of all the parts, and by how much it may be off with 95 % confidence: whole numbers both. */
export type Estimate = { readonly amount: bigint; readonly margin: bigint };

/** With fewer parts the margin says nothing yet. */
const FEWEST_PARTS = 5;

/** Student's t for 95 % on both sides, in thousandths, by degrees of freedom from 4 on; the last holds from 30 on. */
const STUDENT = [
  2776n,
  2571n,
  2447n,
  2365n,
  2306n,
  2262n,
  2228n,
  2201n,
  2179n,
  2160n,
  2145n,
  2131n,
  2120n,
  2110n,
  2101n,
  2093n,
  2086n,
  2080n,
  2074n,
  2069n,
  2064n,
  2060n,
  2056n,
  2052n,
  2048n,
  2045n,
  2042n,
];

/**
 * What some parts of a whole, taken by chance, say of the sum over all `parts` of them: N·x̄ ± t·N·√((1 − n/N)·s²/n), the expansion
 * estimator of a sample of clusters (Cochran, Sampling Techniques, ch. 2). Null while there are too few to tell.
 */
export function estimateSum(sample: readonly bigint[], parts: number): Estimate | null {
  const count = sample.length;
  if (count < FEWEST_PARTS || count > parts) return null;
  const [n, all] = [BigInt(count), BigInt(parts)];
  let [sum, squares] = [0n, 0n];
  for (const each of sample) {
    sum += each;
    squares += each * each;
  }
  const t = STUDENT[Math.min(count - FEWEST_PARTS, STUDENT.length - 1)] ?? 0n;
  const spread = n * squares - sum * sum;
  const squared = (t * t * all * (all - n) * spread) / (n * n * (n - 1n) * 1_000_000n);
  return { amount: divideRounded(sum * all, n, "half-away-from-zero"), margin: squareRoot(squared) };
}

/** Rounded down (Newton's method on whole numbers). */
function squareRoot(square: bigint): bigint {
  if (square < 2n) return square;
  let root = 1n << BigInt((square.toString(2).length >> 1) + 1);
  for (;;) {
    const better = (root + square / root) >> 1n;
    if (better >= root) return root;
    root = better;
  }
}
