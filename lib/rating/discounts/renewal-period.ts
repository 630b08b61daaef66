import { fault } from "#lib/kernel/assert.ts";
import { type Instant, parseInstant } from "#lib/kernel/instant.ts";
import { localTime } from "#lib/kernel/zone.ts";
import type { CounterKey } from "../counters.ts";
import type { Discount, Renewal } from "./discount.ts";

/**
 * Which counter keeps what a discount per period took, by the instant of the usage; null for one that needs none: each UDR gets
 * the whole value, or its percentage. The version is no part of the name, so that a correction of the text in the middle of a
 * cycle does not give the cycle's value a second time; the kind is, since money and quantities do not add up.
 */
export function budgetCounter(discount: Discount, timeZone: string): ((from: Instant) => CounterKey) | null {
  if (discount.per === "udr" || discount.kind === "percentage") return null;
  const { renew, shared } = discount;
  if (typeof renew !== "string") return datedCounter(discount, renew, shared?.timeZone ?? timeZone);
  const key: CounterKey = { owner: ownerOf(discount), per: renew === "cycle" ? "cycle" : "ever", name: nameOf(discount, []) };
  return () => key;
}

type Length = Exclude<Renewal, string>;

function datedCounter(discount: Discount, length: Length, timeZone: string): (from: Instant) => CounterKey {
  const anchor = anchorOf(discount.validFrom, length, timeZone);
  const keys = new Map<number, CounterKey>();
  return (from) => {
    const index = periodIndex(localTime(from, timeZone), anchor, length);
    const known = keys.get(index);
    if (known) return known;
    const name = nameOf(discount, [anchor.year, anchor.month, anchor.day, length.every, length.unit, index]);
    const key: CounterKey = { owner: ownerOf(discount), per: "ever", name };
    if (keys.size >= MOST_PERIODS) keys.clear();
    keys.set(index, key);
    return key;
  };
}

const MOST_PERIODS = 1000;

function ownerOf({ shared }: Discount): CounterKey["owner"] {
  return shared === undefined ? "subscription" : "agreement";
}

/** The SIM's own counter of what it took of a shared allowance, in the period that the allowance's own counter is of. */
export function shareCounter({ per, name }: CounterKey): CounterKey {
  return per === "cycle" ? { owner: "subscription", per, name, cycleOf: "agreement" } : { owner: "subscription", per, name };
}

/** The anchor stands in the name: were it only the index, the first period of one anchor would be taken for that of another. */
function nameOf({ code, kind, shared }: Discount, period: readonly (string | number)[]): string {
  return JSON.stringify([shared === undefined ? "discount" : "allowance", code, kind, ...period]);
}

type CalendarDate = { readonly year: number; readonly month: number; readonly day: number };

/** The first local date of validity; without one a Monday, or the first of a month. */
function anchorOf(validFrom: string | null, { unit }: Length, timeZone: string): CalendarDate {
  if (validFrom !== null) return localTime(parseInstant(validFrom) ?? fault(`not an instant: ${validFrom}`), timeZone);
  return unit === "month" ? { year: 1970, month: 1, day: 1 } : { year: 1970, month: 1, day: 5 };
}

/**
 * How many whole periods lie between the anchor and a local date; negative before it. Local dates know no clock changes, so that
 * a period begins at midnight in summer and winter. Months are calendar months: those of an anchor on the 31st begin on the
 * last day of a shorter month, and on the 31st again in the next.
 */
export function periodIndex(date: CalendarDate, anchor: CalendarDate, { every, unit }: Length): number {
  const elapsed = unit === "month" ? monthsBetween(anchor, date) : dayNumber(date) - dayNumber(anchor);
  return Math.floor(elapsed / (unit === "week" ? every * 7 : every));
}

function monthsBetween(anchor: CalendarDate, date: CalendarDate): number {
  const months = (date.year - anchor.year) * 12 + date.month - anchor.month;
  return date.day < Math.min(anchor.day, lengthOfMonth(date)) ? months - 1 : months;
}

function lengthOfMonth({ year, month }: CalendarDate): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function dayNumber({ year, month, day }: CalendarDate): number {
  return Date.UTC(year, month - 1, day) / 86_400_000;
}
