import type { Instant } from "#lib/kernel/instant.ts";
import { instantOfWallTime, localTime } from "#lib/kernel/zone.ts";
import type { ExplainedCycles } from "#lib/rating/explanation.ts";
import { cycleAt } from "../subscription/billing-cycle.ts";
import type { Subscriber } from "../subscription/subscriber.ts";

/**
 * The cycles that usage of an instant counts in. A subscription has its billing terms' cycle. A pool is shared by subscriptions whose
 * cycles differ, so it has the one that they all have: the calendar month in the account's zone.
 */
export function cyclesOf({ cycle, timeZone }: Pick<Subscriber, "cycle" | "timeZone">, from: Instant): ExplainedCycles {
  const own = cycleAt(cycle, from);
  return {
    subscription: `${dateOf(own.from, timeZone)}/${dateOf(own.until, timeZone)}`,
    agreement: poolCycle(from, timeZone),
  };
}

/** When they begin: a cumulative rate changes its version only there. */
export function cycleStarts({ cycle, timeZone }: Pick<Subscriber, "cycle" | "timeZone">, from: Instant) {
  const { year, month } = localTime(from, timeZone);
  return { subscription: cycleAt(cycle, from).from, agreement: instantOfWallTime({ year, month, day: 1 }, timeZone) };
}

/** The cycle of a pool: a calendar month where the account is. */
export function poolCycle(instant: Instant, zone: string): string {
  const { year, month } = localTime(instant, zone);
  const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
  return `${dateText({ year, month, day: 1 })}/${dateText({ ...next, day: 1 })}`;
}

function dateOf(instant: Instant, zone: string): string {
  return dateText(localTime(instant, zone));
}

function dateText({ year, month, day }: { readonly year: number; readonly month: number; readonly day: number }): string {
  return [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
}
