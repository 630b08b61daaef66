import type { Rate, RateBook, TieredRate } from "../../rate-book.ts";
import type { Usage } from "../../usage.ts";
import { type Exact, exact, NOTHING, plus, ratio } from "./exact.ts";
import { holdsInMinute } from "./naive-time-model.ts";
import { isInZone } from "./naive-zone.ts";

/** What one line of the rate prices: the base (null) or a level. */
export type Part = {
  readonly tier: TieredRate | null;
  /** Its share of anything that is apportioned over the usage, at so many decimals or those that the total has by itself. */
  readonly shareOf: (total: Exact, decimals: number) => Exact;
};

type Cut = { readonly tier: TieredRate | null; readonly millis: number };

const MINUTE = 60_000;

/** In the order of first appearance; what one line wins at different times is one part. */
export function partsOf(book: RateBook, rate: Rate, usage: Usage): readonly Part[] {
  const lines = rate.tiered
    .filter(({ zone }) => zone === undefined || isInZone(known(book.zones[zone]), usage.metadata))
    .toSorted((left, right) => left.level - right.level);
  const winner = (minute: number) =>
    lines.find(({ timeModel }) => timeModel === undefined || holdsInMinute(known(book.timeModels[timeModel]), minute)) ?? null;
  const isSplit = (rate.split ?? usage.udrType?.split ?? false) && usage.to !== null && usage.to > usage.from;
  if (!isSplit) return [{ tier: winner(Math.floor(usage.from / MINUTE)), shareOf: (total) => total }];
  const cuts = cutsOf(usage, winner);
  return [...new Set(cuts.map(({ tier }) => tier))].map((tier) => ({
    tier,
    shareOf: (total, decimals) => shareOf(tier, cuts)(total, decimals),
  }));
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("the book refers to what it does not hold");
  return value;
}

/** Walks minute by minute, and cuts where another line wins. */
function cutsOf({ from, to }: Usage, winner: (minute: number) => TieredRate | null): readonly Cut[] {
  const cuts: { tier: TieredRate | null; millis: number }[] = [];
  const end: number = to ?? from;
  for (let at: number = from, next = at; at < end; at = next) {
    next = Math.min(end, (Math.floor(at / MINUTE) + 1) * MINUTE);
    const tier = winner(Math.floor(at / MINUTE));
    const last = cuts.at(-1);
    if (last?.tier === tier) last.millis += next - at;
    else cuts.push({ tier, millis: next - at });
  }
  return cuts;
}

function shareOf(tier: TieredRate | null, cuts: readonly Cut[]): Part["shareOf"] {
  return (total, decimals) => {
    let unit = exact(10 ** decimals).top;
    while (unit % total.bottom !== 0n) unit *= 10n;
    const shares = apportion(
      (total.top * unit) / total.bottom,
      cuts.map(({ millis }) => BigInt(millis)),
    );
    return cuts.reduce((share, cut, index) => (cut.tier === tier ? plus(share, ratio(shares[index] ?? 0n, unit)) : share), NOTHING);
  };
}

/** The largest remainder: whole units first, then one more for whoever is owed the most; the earlier of two that are owed the same. */
export function apportion(units: bigint, weights: readonly bigint[]): readonly bigint[] {
  const all = weights.reduce((total, weight) => total + weight, 0n);
  const shares = weights.map((weight) => (units * weight) / all);
  const owed = weights.map((weight) => (units * weight) % all);
  let left = units - shares.reduce((total, share) => total + share, 0n);
  for (; left > 0n; left -= 1n) {
    const most = owed.reduce((best, debt, index) => (debt > (owed[best] ?? -1n) ? index : best), 0);
    shares[most] = (shares[most] ?? 0n) + 1n;
    owed[most] = -1n;
  }
  return shares;
}
