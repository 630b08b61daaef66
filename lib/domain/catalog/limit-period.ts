import type { Instant } from "#lib/kernel/instant.ts";
import { instantOfWallTime, localTime, nextMidnight } from "#lib/kernel/zone.ts";
import { type BillingCycle, cycleAt } from "../subscription/billing-cycle.ts";
import { type Catalog, LIMIT_PERIODS, type LimitPeriod } from "./catalog.ts";

type Stretch = { readonly from: Instant; readonly until: Instant };

/**
 * The day, the week (from Monday), the month or the billing cycle that holds the instant, half-open, on the wall clocks of the
 * account: a day on which clocks change has 23 or 25 hours and is still one day.
 */
export function limitPeriodAt(per: LimitPeriod, at: Instant, cycle: BillingCycle): Stretch {
  if (per === "cycle") return cycleAt(cycle, at);
  const { timeZone } = cycle;
  const { year, month, day, weekday } = localTime(at, timeZone);
  if (per === "day") return { from: instantOfWallTime({ year, month, day }, timeZone), until: nextMidnight(at, timeZone) };
  if (per === "month") return between({ year, month, day: 1 }, { year, month: month + 1, day: 1 }, timeZone);
  const monday = day - weekday;
  return between({ year, month, day: monday }, { year, month, day: monday + 7 }, timeZone);
}

/** The periods in which somebody must count before these catalogs can be judged. */
export function periodsLimited(catalogs: readonly Catalog[]): readonly LimitPeriod[] {
  const used = new Set(catalogs.flatMap(({ lines }) => lines.flatMap(({ limit }) => (limit === null ? [] : [limit.per]))));
  return LIMIT_PERIODS.filter((per) => used.has(per));
}

type Day = { readonly year: number; readonly month: number; readonly day: number };

/** The calendar carries over: day 32 is the first of the next month, day 0 the last of the one before. */
function between(first: Day, next: Day, zone: string): Stretch {
  return { from: instantOfWallTime(first, zone), until: instantOfWallTime(next, zone) };
}
