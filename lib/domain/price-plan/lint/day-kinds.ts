import { type Instant, instantFromMillis } from "#lib/kernel/instant.ts";
import type { TimeModel } from "#lib/rating/rate-book.ts";
import type { CompiledTimeModel } from "#lib/rating/time-model.ts";
import { type DayRange, exceptionDays } from "./exception-days.ts";

export const DAY = 86_400_000;

/** Ten years ahead and ten back. What holds only beyond that prices nothing that anybody asks for. */
export const HORIZON_DAYS = 3653;

/** The UTC days of the horizon, the first of them ten years ago, by numbers that say which are alike. */
export type DayKinds = {
  readonly kinds: Int32Array;
  /** Whether the day is like any other of its weekday: no dated exception is near and no clock is changed. */
  readonly isPlain: (day: number) => boolean;
};

/**
 * Two UTC days are of one kind only if the model holds at the same times of both: the offset is the same, and so are the plans of
 * the three local dates that may share instants with the day. Where no exception is near, the weekday says so. A day on which
 * clocks are changed is like no other.
 */
export function dayKinds(model: CompiledTimeModel, dates: TimeModel["dates"], today: number): DayKinds {
  const { offsets, planOn } = model;
  const range = { first: today - HORIZON_DAYS, last: today + HORIZON_DAYS - 1 };
  const transitions = transitionsIn(offsets, range);
  const changed = new Set(transitions.map(dayOf));
  const special = daysNear(exceptionDays(dates, range), range);
  const kindOf = numbering<string>();
  const plan = numbering<unknown>();
  const kinds = new Int32Array(2 * HORIZON_DAYS);
  for (const { first, last } of stretchesBetween(transitions, range)) {
    const offset = offsets.offsetAt(startOf(first));
    const plain = Array.from({ length: 7 }, (_, weekday) => kindOf(`${offset} ${weekday}`));
    for (let day = first; day <= last; day += 1) kinds[day - range.first] = plain[(day - range.first) % 7] ?? 0;
  }
  for (const day of special) {
    const plans = [day - 1, day, day + 1].map((each) => plan(planOn(each)));
    kinds[day - range.first] = kindOf(`special ${offsets.offsetAt(startOf(day))} ${plans.join(" ")}`);
  }
  for (const day of changed) kinds[day - range.first] = kindOf(`changed ${day}`);
  return { kinds, isPlain: (day) => !changed.has(day) && !special.has(day) };
}

/** Days that are alike to all. */
export function sharedKinds(all: readonly DayKinds[]): Int32Array {
  const shared = new Int32Array(2 * HORIZON_DAYS);
  for (const { kinds } of all) {
    const numbered = numbering<number>();
    for (const [index, kind] of kinds.entries()) shared[index] = numbered((shared[index] ?? 0) * kinds.length + kind);
  }
  return shared;
}

export function startOf(day: number): Instant {
  return instantFromMillis(day * DAY);
}

function dayOf(instant: Instant): number {
  return Math.floor(instant / DAY);
}

function transitionsIn(offsets: CompiledTimeModel["offsets"], { first, last }: DayRange): readonly Instant[] {
  const found: Instant[] = [];
  const end = startOf(last + 1);
  for (let at = offsets.nextTransition(startOf(first), end); at !== null; at = offsets.nextTransition(at, end)) found.push(at);
  return found;
}

/** Stretches of days, each of which ends with one on which clocks are changed. */
function stretchesBetween(transitions: readonly Instant[], { first, last }: DayRange): readonly DayRange[] {
  const starts = [first, ...transitions.map((at) => dayOf(at) + 1)];
  return starts
    .map((start, index) => ({ first: start, last: (starts[index + 1] ?? last + 1) - 1 }))
    .filter((stretch) => stretch.first <= stretch.last);
}

/** A window reaches into the next date, a local date into two UTC days: two days after an exception nothing is left of it. */
function daysNear(ranges: readonly DayRange[], { first, last }: DayRange): ReadonlySet<number> {
  const days = new Set<number>();
  for (const range of ranges) {
    for (let day = Math.max(range.first - 2, first); day <= Math.min(range.last + 3, last); day += 1) days.add(day);
  }
  return days;
}

/** Numbers things in the order in which they are first met. */
function numbering<Thing>(): (thing: Thing) => number {
  const known = new Map<Thing, number>();
  return (thing) => {
    const number = known.get(thing) ?? known.size;
    known.set(thing, number);
    return number;
  };
}
