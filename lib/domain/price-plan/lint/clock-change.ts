import { type Instant, plusMillis } from "#lib/kernel/instant.ts";
import { zoneOffsets } from "#lib/kernel/zone.ts";
import type { TimeModel } from "#lib/rating/rate-book.ts";
import { DAY_MINUTES } from "./week-in-words.ts";
import { type Occurrence, occurrencesOn } from "./window-occurrence.ts";

const MINUTE = 60_000;

/** Minutes of the wall clock, since 1970-01-01 00:00, that a change of the clocks skips or repeats. */
export type ClockChange = { readonly isSkipped: boolean; readonly from: number; readonly to: number };

/** A window on the day of a change, with how long it lasts then. */
export type ChangedWindow = { readonly occurrence: Occurrence; readonly usual: number; readonly actual: number };

export function clockChangesBetween(timeZone: string, from: Instant, until: Instant): readonly ClockChange[] {
  const offsets = zoneOffsets(timeZone);
  const changes: ClockChange[] = [];
  for (let at = offsets.nextTransition(from, until); at !== null; at = offsets.nextTransition(at, until)) {
    const walls = [offsets.offsetAt(plusMillis(at, -1)), offsets.offsetAt(at)].map((offset) => Math.round((at + offset) / MINUTE));
    const [before = 0, after = 0] = walls;
    changes.push({ isSkipped: before < after, from: Math.min(before, after), to: Math.max(before, after) });
  }
  return changes;
}

/** The windows that last longer or shorter because of the change. */
export function changedWindows(model: TimeModel, change: ClockChange): readonly ChangedWindow[] {
  const [first, last] = [Math.floor(change.from / DAY_MINUTES) - 1, Math.floor(change.to / DAY_MINUTES)];
  const days = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return days.flatMap((day) =>
    occurrencesOn(model, day).flatMap((occurrence) => {
      const touched = Math.min(occurrence.to, change.to) - Math.max(occurrence.from, change.from);
      const usual = occurrence.to - occurrence.from;
      return touched <= 0 ? [] : [{ occurrence, usual, actual: change.isSkipped ? usual - touched : usual + touched }];
    }),
  );
}
