import type { DatedWindows, TimeModel as TimeModelDefinition } from "#lib/rating/rate-book.ts";
import type { StoredDefinition } from "./decide-save-definition.ts";
import type { TimeModel } from "./time-model.ts";
import { writeRanges, writeWindows } from "./window-text.ts";

export type NamedTimeModel = { readonly name: string; readonly description: string | null; readonly model: TimeModelDefinition };

/** What the audit and the notice of a conflict show: the windows as people type them, which holds all there is to them. */
export type TimeModelState = {
  readonly name: string;
  readonly description: string | null;
  readonly timeZone: string;
  readonly windows: string;
  readonly dates: readonly string[];
};

export function timeModelState({ name, description, model: { timeZone, windows, dates } }: NamedTimeModel): TimeModelState {
  return { name, description, timeZone, windows: writeWindows(windows), dates: dates.map(writeException) };
}

/** "2026-12-25 to 2026-12-26 yearly: 00:00-24:00". */
export function writeException({ date, until, yearly = false, windows }: DatedWindows): string {
  const days = until === undefined || until === date ? date : `${date} to ${until}`;
  return `${days}${yearly ? " yearly" : ""}: ${writeRanges(windows)}`;
}

export function storedTimeModel(model: TimeModel): StoredDefinition<TimeModelState> {
  const { code, name, description, revision, archivedAt } = model;
  return { code, revision, isArchived: archivedAt !== null, state: timeModelState({ name, description, model }) };
}
