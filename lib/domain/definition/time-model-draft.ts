import { checkTimeModel } from "../price-plan/check-time-model.ts";
import { errorsIn } from "../price-plan/finding.ts";
import { codeProblem, descriptionProblem, nameProblem } from "./definition-texts.ts";
import type { TimeException, TimeModel, TimeWindow } from "./time-model.ts";
import { readRanges, readWindows, writeRanges, writeWindows } from "./window-text.ts";

export type ExceptionDraft = {
  readonly key: number;
  readonly date: string;
  /** Empty: that date alone. */
  readonly until: string;
  readonly yearly: boolean;
  readonly windows: string;
};

/** A model as it is typed. The text of the windows is their only state: what is painted is written into it. */
export type TimeModelDraft = {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly timeZone: string;
  readonly windows: string;
  readonly dates: readonly ExceptionDraft[];
};

export type DraftProblem = { readonly field: string; readonly message: string };

export type DefinedTimeModel = {
  readonly timeZone: string;
  readonly windows: readonly TimeWindow[];
  readonly dates: readonly TimeException[];
};

export type TimeModelReading = {
  readonly problems: readonly DraftProblem[];
  /** What can be read of the draft: lists with a problem are empty. */
  readonly model: DefinedTimeModel;
};

export const newTimeModelDraft = (timeZone: string): TimeModelDraft => ({
  code: "",
  name: "",
  description: "",
  timeZone,
  windows: "none",
  dates: [],
});

export function timeModelDraft(model: Pick<TimeModel, "code" | "name" | "description" | "timeZone" | "windows" | "dates">): TimeModelDraft {
  const { code, name, description, timeZone, windows, dates } = model;
  return {
    code,
    name,
    description: description ?? "",
    timeZone,
    windows: writeWindows(windows),
    dates: dates.map(({ date, until = "", yearly = false, windows: own }, key) => ({
      key,
      date,
      until,
      yearly,
      windows: writeRanges(own),
    })),
  };
}

export const fieldOfException = (key: number, member: "date" | "until" | "windows") => `exception-${key}-${member}`;

/** Everything that is wrong with the draft, in the order of the form, and the model that it comes to. */
export function readTimeModelDraft(draft: TimeModelDraft): TimeModelReading {
  const windows = readWindows(draft.windows);
  const exceptions = draft.dates.map(readException);
  const model = {
    timeZone: draft.timeZone,
    windows: windows.ok ? windows.value : [],
    dates: exceptions.flatMap(({ value }) => value ?? []),
  };
  const own = [
    ...problemAt("name", nameProblem(draft.name)),
    ...problemAt("code", codeProblem(draft.code)),
    ...problemAt("description", descriptionProblem(draft.description)),
    ...problemAt("timeZone", draft.timeZone === "" ? "Choose a time zone." : null),
    ...problemAt("windows", windows.ok ? null : windows.refusal),
    ...exceptions.flatMap(({ problems }) => problems),
  ];
  // The structural checks speak of places in the whole list, so they wait until the list can be read.
  const isReadable = windows.ok && exceptions.every(({ value }) => value !== null);
  const found = errorsIn(checkTimeModel({ ...model, dates: isReadable ? model.dates : [] }, "model"));
  const others = found.map(({ path, message }) => ({ field: fieldAt(path, draft), message }));
  return { problems: [...own, ...others.filter(({ field }) => field !== "timeZone" || draft.timeZone !== "")], model };
}

type ReadException = { readonly value: TimeException | null; readonly problems: readonly DraftProblem[] };

function readException({ key, date, until, yearly, windows }: ExceptionDraft): ReadException {
  const read = readRanges(windows);
  const problems = [
    ...problemAt(fieldOfException(key, "date"), isDate(date) ? null : "Give the date."),
    ...problemAt(fieldOfException(key, "until"), until === "" || isDate(until) ? null : "Give the last date, or leave it empty."),
    ...problemAt(fieldOfException(key, "windows"), read.ok ? null : read.refusal),
  ];
  if (!read.ok || problems.length > 0) return { value: null, problems };
  const span = until === "" || until === date ? {} : { until };
  return { value: { date, ...span, ...(yearly ? { yearly } : {}), windows: read.value }, problems };
}

/** A day of the calendar: 2026-02-30 is none. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const millis = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(millis) && new Date(millis).toISOString().startsWith(text);
}

function problemAt(field: string, message: string | null): readonly DraftProblem[] {
  return message === null ? [] : [{ field, message }];
}

/** "model.dates[1].until" → the field of the second exception. */
function fieldAt(path: string, { dates }: TimeModelDraft): string {
  const [, index, member] = /^model\.dates\[(\d+)\]\.(date|until|windows)/.exec(path) ?? [];
  const dated = index === undefined ? undefined : dates[Number.parseInt(index, 10)];
  if (dated && member === "date") return fieldOfException(dated.key, "date");
  if (dated && member === "until") return fieldOfException(dated.key, "until");
  if (dated) return fieldOfException(dated.key, "windows");
  return path.startsWith("model.timeZone") ? "timeZone" : "windows";
}
