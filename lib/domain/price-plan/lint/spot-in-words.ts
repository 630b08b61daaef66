import { type Instant, plusMillis } from "#lib/kernel/instant.ts";
import { localTime } from "#lib/kernel/zone.ts";
import type { Level, RateSpace, Spot } from "./rate-space.ts";
import { timeModelsOf } from "./rate-space.ts";

const DAY = 86_400_000;
const DAYS_AROUND = 7;
export const DAY_NAMES = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

/** Under what the same is true all along: the levels that hold there, and those that must not. */
export type SpotTruth = { readonly holding: readonly Level[]; readonly failing: readonly Level[] };

/** "Mon 07:00 to 08:00, network 5G": the whole stretch of time around the spot for which the truth is the same, and its metadata. */
export function spotInWords(
  space: RateSpace,
  spot: Spot,
  { holding, failing, timeZone }: SpotTruth & { readonly timeZone: string },
): string {
  // A level that fails by its zone fails at any time.
  const rivals = failing.filter(({ zone }) => zone === null || isInside(spot, zone));
  const stretch = stretchAround(space, spot.at, { holding, failing: rivals });
  const values = spot.world
    .chosenFrom(spot.values)
    .map(([attribute, value]) => (value === null ? `without ${attribute}` : `${attribute} ${value}`));
  const time = stretchInWords(stretch, timeZone, spot.isPlain);
  return [...(time === null && values.length > 0 ? [] : [time ?? "at any time"]), ...values].join(", ");
}

function isInside({ world, values }: Spot, zone: string): boolean {
  const wanted = world.wanted(zone);
  return [...wanted].every(([attribute, set]) => {
    const chosen = values.get(attribute) ?? 0n;
    return (chosen & -chosen & set) !== 0n;
  });
}

/** Null where there is no end within a week. */
type Stretch = { readonly from: Instant | null; readonly until: Instant | null };

function stretchAround({ times }: RateSpace, at: Instant, { holding, failing }: SpotTruth): Stretch {
  const models = timeModelsOf([...holding, ...failing]);
  if (models.length === 0) return { from: null, until: null };
  const isTimeOf = ({ timeModel }: Level, instant: Instant) => timeModel === null || times.holdsAt(timeModel, instant);
  const isSame = (instant: Instant) =>
    holding.every((level) => isTimeOf(level, instant)) && !failing.some((level) => isTimeOf(level, instant));
  const changesOfDay = (from: Instant) => times.changesOf(models, { from, until: plusMillis(from, DAY) });
  let [from, until]: [Instant | null, Instant | null] = [null, null];
  for (let day = 0; day < DAYS_AROUND && until === null; day += 1) {
    until = changesOfDay(plusMillis(at, day * DAY - 1)).find((change) => change > at && !isSame(change)) ?? null;
  }
  for (let day = 1; day <= DAYS_AROUND && from === null; day += 1) {
    const changes = changesOfDay(plusMillis(at, 1 - day * DAY));
    from = changes.findLast((change) => change <= at && !isSame(plusMillis(change, -1))) ?? null;
  }
  return { from, until };
}

function stretchInWords({ from, until }: Stretch, timeZone: string, isPlain: boolean): string | null {
  if (from === null && until === null) return null;
  const [start, end] = [from && clockAt(from, timeZone), until && clockAt(until, timeZone)];
  const named = (clock: Clock) => (isPlain ? clock.weekday : `${clock.weekday} ${clock.date}`);
  if (start === null) return end && `until ${named(end)} ${end.time}`;
  if (end === null) return `from ${named(start)} ${start.time} on`;
  const isSameDay = start.date === end.date;
  if (isSameDay) return `${named(start)} ${start.time} to ${end.time}`;
  const eve = until && clockAt(plusMillis(until, -1), timeZone);
  if (end.time === "00:00" && eve?.date === start.date) return `${named(start)} ${start.time} to 24:00`;
  return `${named(start)} ${start.time} to ${named(end)} ${end.time}`;
}

type Clock = { readonly weekday: string; readonly date: string; readonly time: string };

function clockAt(instant: Instant, timeZone: string): Clock {
  const { year, month, day, hour, minute, weekday } = localTime(instant, timeZone);
  return { weekday: DAY_NAMES[weekday] ?? "", date: `${year}-${two(month)}-${two(day)}`, time: `${two(hour)}:${two(minute)}` };
}

function two(count: number): string {
  return String(count).padStart(2, "0");
}
