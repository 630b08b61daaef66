import { type Instant, instantFromMillis } from "#lib/kernel/instant.ts";
import { instantOfWallTime, offsetMillis } from "#lib/kernel/zone.ts";
import type { ClockChangeView, TimeModel } from "./time-model.ts";
import { type CalendarDay, DAY_MINUTES, type MinuteSpan, spansOn } from "./week-spans.ts";

const DAY = 86_400_000;
const MINUTE = 60_000;

/** When the clocks of the model's zone change in a year, and what that does to its windows on the day. */
export function clockChanges(model: Pick<TimeModel, "timeZone" | "windows" | "dates">, year: number): readonly ClockChangeView[] {
  return changesIn(year, model.timeZone).map((at) => {
    const { isForward, day, minutes } = touchedMinutes(at, model.timeZone);
    const title = isForward
      ? `The clocks go forward: ${rangeInWords(minutes)} does not exist`
      : `The clocks go back: ${rangeInWords(minutes)} happens twice`;
    return { at, title, effects: effectsOn(spansOn(model, day), { minutes, isForward }) };
  });
}

/** The instants at which the offset changes: found day by day, then to the second by halving. */
function changesIn(year: number, zone: string): readonly Instant[] {
  const end = instantOfWallTime({ year: year + 1, month: 1, day: 1 }, zone);
  const found: Instant[] = [];
  for (let start: number = instantOfWallTime({ year, month: 1, day: 1 }, zone); start < end; start += DAY) {
    const next = Math.min(start + DAY, end);
    if (offsetAt(start, zone) !== offsetAt(next, zone)) found.push(narrowed(start, next, zone));
  }
  return found;
}

function narrowed(start: number, end: number, zone: string): Instant {
  const offset = offsetAt(start, zone);
  let [low, high] = [start, end];
  while (high - low > 1000) {
    const middle = low + Math.floor((high - low) / 2000) * 1000;
    if (offsetAt(middle, zone) === offset) low = middle;
    else high = middle;
  }
  return instantFromMillis(high);
}

type Touched = { readonly isForward: boolean; readonly day: CalendarDay; readonly minutes: MinuteSpan };

/** The local minutes that are skipped or that come twice, on the wall clock as it ran before the change. */
function touchedMinutes(at: Instant, zone: string): Touched {
  const before = offsetAt(at - 1, zone);
  const change = offsetAt(at, zone) - before;
  const size = Math.abs(change) / MINUTE;
  const wall = new Date(at + before + Math.min(change, 0));
  const from = wall.getUTCHours() * 60 + wall.getUTCMinutes();
  return {
    isForward: change > 0,
    day: { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate() },
    minutes: { from, to: from + size },
  };
}

function effectsOn(spans: readonly MinuteSpan[], { minutes, isForward }: Pick<Touched, "minutes" | "isForward">): readonly string[] {
  return spans.flatMap((span) => {
    const shared = Math.min(span.to, minutes.to) - Math.max(span.from, minutes.from);
    if (shared <= 0) return [];
    const usual = span.to - span.from;
    const then = isForward ? usual - shared : usual + shared;
    return [`The window ${rangeInWords(span)} lasts ${duration(then)} that day instead of ${duration(usual)}.`];
  });
}

function offsetAt(millis: number, zone: string): number {
  return offsetMillis(instantFromMillis(millis), zone);
}

function rangeInWords({ from, to }: MinuteSpan): string {
  return `${timeText(from)}–${timeText(to)}`;
}

function timeText(minute: number): string {
  const ofDay = minute > DAY_MINUTES ? minute - DAY_MINUTES : minute;
  return `${String(Math.floor(ofDay / 60)).padStart(2, "0")}:${String(ofDay % 60).padStart(2, "0")}`;
}

function duration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? `${hours} h` : "", rest > 0 ? `${rest} min` : ""].filter((part) => part !== "").join(" ") || "no time";
}
