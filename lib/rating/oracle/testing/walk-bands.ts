import { type Exact, ratio } from "./exact.ts";

/** More units than these are not walked one by one. */
const MOST = 20_000n;

/** How much of the total lies in each band, and how many bands it enters. The end of the last band is null. */
export function walkBands(total: Exact, ends: readonly (Exact | null)[]): readonly Exact[] {
  const whole = commonBottom([total, ...ends.flatMap((end) => end ?? [])]);
  const inUnits = ({ top, bottom }: Exact) => (top * whole) / bottom;
  const last = inUnits(total);
  const limits = ends.map((end) => (end === null ? null : inUnits(end)));
  const counts = last > MOST ? leap(last, limits) : walk(last, limits);
  return counts.map((count) => ratio(count, whole));
}

/** Unit by unit: each is in the first band that does not end before it. */
function walk(last: bigint, limits: readonly (bigint | null)[]): readonly bigint[] {
  const counts: bigint[] = [];
  for (let unit = 1n; unit <= last; unit += 1n) {
    const band = limits.findIndex((limit) => limit === null || unit <= limit);
    for (let missing = counts.length; missing <= band; missing += 1) counts.push(0n);
    counts[band] = (counts[band] ?? 0n) + 1n;
  }
  return counts;
}

/** From end to end, where the units are too many. */
function leap(last: bigint, limits: readonly (bigint | null)[]): readonly bigint[] {
  const counts: bigint[] = [];
  let reached = 0n;
  for (const limit of limits) {
    if (reached >= last) break;
    const end = limit === null || limit > last ? last : limit;
    counts.push(end - reached);
    reached = end;
  }
  return counts;
}

function commonBottom(values: readonly Exact[]): bigint {
  let whole = 1n;
  for (const { bottom } of values) while (whole % bottom !== 0n) whole *= 10n;
  return whole;
}
