import type { Instant } from "#lib/kernel/instant.ts";
import { instantOfWallTime, localTime } from "#lib/kernel/zone.ts";
import type { CatalogValidity } from "./catalog.ts";

/** Half-open. */
export type Stretch = { readonly from: Instant; readonly until: Instant };

type Span = Stretch & { readonly zone: string };

/** When it is valid within a span of time, in order; stretches that meet are one. */
export function validityStretches(validity: readonly CatalogValidity[], span: Span): readonly Stretch[] {
  if (validity.length === 0) return [{ from: span.from, until: span.until }];
  const clipped = validity
    .flatMap((one) => (one.kind === "period" ? [{ from: one.from, until: one.to ?? span.until }] : yearlyStretches(one, span)))
    .map(({ from, until }) => ({ from: later(from, span.from), until: earlier(until, span.until) }))
    .filter(({ from, until }) => from < until)
    .sort((left, right) => left.from - right.from);
  const merged: Stretch[] = [];
  for (const stretch of clipped) {
    const last = merged.at(-1);
    if (last !== undefined && stretch.from <= last.until) merged[merged.length - 1] = { ...last, until: later(last.until, stretch.until) };
    else merged.push(stretch);
  }
  return merged;
}

/** Whether there is any moment from now on at which it is valid. What recurs every year always comes again. */
export function isValidAhead(validity: readonly CatalogValidity[], now: Instant): boolean {
  return validity.length === 0 || validity.some((one) => one.kind === "yearly" || one.to === null || one.to > now);
}

function yearlyStretches(
  { firstDay, lastDay }: Extract<CatalogValidity, { kind: "yearly" }>,
  { from, until, zone }: Span,
): readonly Stretch[] {
  const years: number[] = [];
  // One that began in the year before may still go on.
  for (let year = localTime(from, zone).year - 1; year <= localTime(until, zone).year; year += 1) years.push(year);
  return years.map((year) => ({
    from: midnightOf(firstDay, { year, zone }),
    until: midnightAfter(lastDay, { year: lastDay < firstDay ? year + 1 : year, zone }),
  }));
}

type InYear = { readonly year: number; readonly zone: string };

/** In other years 29 February is 1 March, as it is for the comparison of month-days. */
function midnightOf(monthDay: string, { year, zone }: InYear): Instant {
  const { month, day } = read(monthDay);
  return instantOfWallTime({ year, month, day }, zone);
}

/** After 29 February comes 1 March, in a year that has it and in one that has not. */
function midnightAfter(monthDay: string, { year, zone }: InYear): Instant {
  const { month, day } = read(monthDay);
  const next = monthDay === "02-29" ? { month: 3, day: 1 } : { month, day: day + 1 };
  return instantOfWallTime({ year, ...next }, zone);
}

function read(monthDay: string): { readonly month: number; readonly day: number } {
  const [month = "1", day = "1"] = monthDay.split("-");
  return { month: Number.parseInt(month, 10), day: Number.parseInt(day, 10) };
}

const later = (one: Instant, other: Instant): Instant => (one > other ? one : other);
const earlier = (one: Instant, other: Instant): Instant => (one < other ? one : other);
