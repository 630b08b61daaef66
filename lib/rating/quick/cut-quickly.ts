import type { Instant } from "#lib/kernel/instant.ts";
import { divideSafe, isSafe } from "#lib/kernel/safe-integer.ts";
import type { CompiledRate, CompiledTier } from "../compile-rate-book.ts";
import { isIn } from "../match-zone.ts";
import { holdsAt, nextChange } from "../time-model.ts";
import type { Usage } from "../usage.ts";

/** Usage that one tier prices, in whole steps of the scale it was cut at. */
export type QuickCut = { readonly tier: CompiledTier | null; quantity: number };

type CuttableUsage = Pick<Usage, "from" | "metadata"> & { readonly to: Instant };

/** As `cutUsage`, in safe integers. Null where a product leaves them. */
export function cutQuickly(rate: CompiledRate, { from, to, metadata }: CuttableUsage, quantity: number): readonly QuickCut[] | null {
  // Zones do not change within a usage, so they are asked once.
  const open = rate.tiers.filter(({ zone }) => zone === null || isIn(zone, metadata));
  const starts: number[] = [];
  const winners: (CompiledTier | null)[] = [];
  for (let at: Instant | null = from; at !== null; at = changeAfter(open, at, to)) {
    const winner = winnerAt(open, at);
    if (winners.length > 0 && winners[winners.length - 1] === winner) continue;
    if (winners.length === MOST_STRETCHES) return null;
    starts.push(at);
    winners.push(winner);
  }
  return winners.length === 1 ? [{ tier: winners[0] ?? null, quantity }] : merged(winners, apportioned(starts, { from, to, quantity }));
}

/** Usage that lasts for months is rare, and sharing it out below takes time by the square. */
const MOST_STRETCHES = 32;

function winnerAt(tiers: readonly CompiledTier[], at: Instant): CompiledTier | null {
  for (const tier of tiers) if (tier.timeModel === null || holdsAt(tier.timeModel, at)) return tier;
  return null;
}

/** Null when nothing changes before the end. */
function changeAfter(tiers: readonly CompiledTier[], at: Instant, to: Instant): Instant | null {
  let first: Instant | null = null;
  for (const { timeModel } of tiers) {
    // A tier without a time model wins to the end: whatever comes after it never does.
    if (timeModel === null) break;
    first = nextChange(timeModel, at, first ?? to) ?? first;
  }
  return first;
}

type Stretch = { readonly from: Instant; readonly to: Instant; readonly quantity: number };

/** By duration, the largest remainder first, ties to the earlier; null beyond 2^53. */
function apportioned(starts: readonly number[], { from, to, quantity }: Stretch): number[] | null {
  const whole = to - from;
  const shares: number[] = [];
  const remainders: number[] = [];
  let rest = quantity;
  for (let index = 0; index < starts.length; index += 1) {
    const product = quantity * ((starts[index + 1] ?? to) - (starts[index] ?? to));
    if (!isSafe(product)) return null;
    const share = divideSafe(product, whole, "down");
    shares.push(share);
    remainders.push(product - share * whole);
    rest -= share;
  }
  for (; rest > 0; rest -= 1) {
    const largest = remainders.indexOf(Math.max(...remainders));
    remainders[largest] = -1;
    shares[largest] = (shares[largest] ?? 0) + 1;
  }
  return shares;
}

function merged(winners: readonly (CompiledTier | null)[], shares: readonly number[] | null): readonly QuickCut[] | null {
  if (shares === null) return null;
  const cuts: QuickCut[] = [];
  winners.forEach((tier, index) => {
    const quantity = shares[index] ?? 0;
    const known = cuts.find((cut) => cut.tier === tier);
    if (known) known.quantity += quantity;
    else cuts.push({ tier, quantity });
  });
  return cuts;
}
