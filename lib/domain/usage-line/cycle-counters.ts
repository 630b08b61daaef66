import { localTime } from "#lib/kernel/zone.ts";
import type { Counted } from "#lib/rating/charges/charge-program.ts";
import type { CounterChange, CounterKey, Counters } from "#lib/rating/counters.ts";
import type { UsageLine } from "./usage-line.ts";

type Party = Pick<UsageLine, "subscription" | "account" | "from">;

/** Counters kept in memory, for lines that come in the order of their time. */
export type CycleCounters = {
  /** What has counted so far for the one who used it, in the cycle of From. */
  readonly of: (line: Party) => Counters;
  readonly apply: (line: Party, changes: readonly CounterChange[]) => void;
};

/** Local months follow each other, except that clocks put back at the turn of the month show the old one again for a while. */
const CYCLES_KEPT = 2;

/** The cycle is the calendar month in the plan's zone. Cycles that no later line can fall into are forgotten. */
export function createCycleCounters(timeZone: string): CycleCounters {
  const cycles = new Map<string, Map<string, Counted>>();
  const ever = new Map<string, Counted>();

  const shelf = ({ from }: Party, { per }: CounterKey): Map<string, Counted> => {
    if (per === "ever") return ever;
    const { year, month } = localTime(from, timeZone);
    const cycle = `${year}-${month}`;
    const known = cycles.get(cycle);
    if (known !== undefined) return known;
    const created = new Map<string, Counted>();
    cycles.set(cycle, created);
    for (const oldest of cycles.keys()) if (cycles.size > CYCLES_KEPT) cycles.delete(oldest);
    return created;
  };

  return {
    of: (line) => (key) => shelf(line, key).get(nameOf(line, key)) ?? null,
    apply: (line, changes) => {
      for (const { key, counted } of changes) shelf(line, key).set(nameOf(line, key), counted);
    },
  };
}

/** Usage without a subscription counts for one unnamed subscription of its account; without either, for one unnamed owner. */
function nameOf({ subscription, account }: Party, { owner, name }: CounterKey): string {
  const isOfSubscription = owner === "subscription" && subscription !== null;
  return JSON.stringify([owner, isOfSubscription, isOfSubscription ? subscription : account, name]);
}
