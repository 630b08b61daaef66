import { apportion } from "#lib/kernel/apportion.ts";
import { type Decimal, decimalToShortString, normalise, rescale } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { MONEY_DECIMALS } from "#lib/kernel/money.ts";
import type { CompiledRate, CompiledTier } from "../compile-rate-book.ts";
import { type Metadata, readAmount } from "../metadata.ts";
import { UNIT_DECIMALS, type Usage } from "../usage.ts";
import { type WinnerAt, type WinningStretch, winningStretches } from "./winning-stretches.ts";

/** The part of a usage that one line of its rate prices. */
export type Cut = {
  /** Null for the base. */
  readonly tier: CompiledTier | null;
  /** The first instant at which that line wins. */
  readonly from: Instant;
  readonly quantity: Decimal;
  /** Amounts that charges measure by are the part's share; all else is as the usage says. */
  readonly metadata: Metadata;
};

/**
 * Cuts usage where another line of its rate wins. The quantity is shared out by duration over the stretches between, and what one line
 * wins at different times is one part, in the order in which the lines first win: so that a flat amount is taken once, and
 * bands fill up, over all of it. One part when the usage is not to be split, or has no duration.
 */
export function cutUsage(rate: CompiledRate, usage: Usage, winnerAt: WinnerAt): readonly Cut[] {
  const { from, to, quantity, metadata } = usage;
  const isSplit = rate.split ?? usage.udrType?.split ?? false;
  if (!isSplit || to === null) return [{ tier: winnerAt(from), from, quantity, metadata }];
  const stretches = winningStretches(rate, { from, until: to }, winnerAt);
  const [first] = stretches;
  return first && stretches.length === 1 ? [{ tier: first.tier, from, quantity, metadata }] : shareOut(stretches, rate, usage);
}

/** Whether usage is cut where another line wins: the UDR type decides unless the rate does, and only what lasts can be cut. */
export function isSplit<Used extends Usage>(rate: Pick<CompiledRate, "split">, usage: Used): usage is Used & { readonly to: Instant } {
  const { from, to, udrType } = usage;
  return (rate.split ?? udrType?.split ?? false) && to !== null && to > from;
}

function shareOut(stretches: readonly WinningStretch[], rate: CompiledRate, { quantity, metadata, udrType }: Usage): readonly Cut[] {
  const firsts = new Map<CompiledTier | null, WinningStretch>();
  for (const stretch of stretches) if (!firsts.has(stretch.tier)) firsts.set(stretch.tier, stretch);
  const shares = sharesOf(stretches, { amount: quantity, decimals: udrType?.unitDecimals ?? UNIT_DECIMALS });
  const amounts = rate.amountAttributes.flatMap((attribute) => {
    // An amount that no charge could measure is left for the charge to refuse.
    const read = readAmount(metadata, attribute);
    return read.ok ? [{ attribute, shares: sharesOf(stretches, { amount: read.value.value, decimals: MONEY_DECIMALS }) }] : [];
  });
  return Array.from(firsts, ([tier, { from }]): Cut => {
    if (amounts.length === 0) return { tier, from, quantity: shares(tier), metadata };
    const own: Metadata = Object.fromEntries(amounts.map(({ attribute, shares: of }) => [attribute, decimalToShortString(of(tier))]));
    return { tier, from, quantity: shares(tier), metadata: { ...metadata, ...own } };
  });
}

type Shared = { readonly amount: Decimal; readonly decimals: number };

/** What of an amount falls to a line: every stretch gets its share, then a line's are added up. */
function sharesOf(stretches: readonly WinningStretch[], { amount, decimals }: Shared): (tier: CompiledTier | null) => Decimal {
  const exact = normalise(amount);
  const scale = Math.max(decimals, exact.scale);
  const durations = stretches.map(({ from, until }) => BigInt(until - from));
  const sums = new Map<CompiledTier | null, bigint>();
  for (const [index, share] of apportion(rescale(exact, scale), durations).entries()) {
    const tier = stretches[index]?.tier ?? null;
    sums.set(tier, (sums.get(tier) ?? 0n) + share);
  }
  return (tier) => ({ unscaled: sums.get(tier) ?? 0n, scale });
}
