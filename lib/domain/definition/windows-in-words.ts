import { listInWords } from "#lib/kernel/list-in-words.ts";
import { DAY_NAMES, DAYS, type Day } from "./days.ts";
import type { TimeException, TimeWindow } from "./time-model.ts";
import { DAY_MINUTES, minuteOf } from "./week-spans.ts";

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** "Every day 00:01–07:00, last minute 06:59". The end is excluded everywhere; the last minute says so to people. */
export function windowInWords({ days, from, to }: TimeWindow): string {
  return `${daysInWords(days)} ${timesInWords({ from, to })}`;
}

/** "25 December to 26 December, every year" and its windows, or "no window". */
export function exceptionInWords({ date, until, yearly = false, windows }: TimeException): {
  readonly when: string;
  readonly what: string;
} {
  const days = until && until !== date ? `${dateInWords(date, yearly)} to ${dateInWords(until, yearly)}` : dateInWords(date, yearly);
  const what = windows.length === 0 ? "The model does not hold" : windows.map(timesInWords).join("; ");
  return { when: yearly ? `${days}, every year` : days, what };
}

function timesInWords({ from, to }: { readonly from: string; readonly to: string }): string {
  if (from === "00:00" && to === "24:00") return "all day";
  const nextDay = minuteOf(from) > minuteOf(to) ? " of the next day" : "";
  return `${from}–${to}${nextDay}, last minute ${minuteText(minuteOf(to) - 1)}`;
}

function daysInWords(days: readonly Day[]): string {
  const chosen = DAYS.filter((day) => days.includes(day));
  if (chosen.length === 7) return "Every day";
  const first = DAYS.indexOf(chosen[0] ?? "mon");
  const isRun = chosen.every((day, index) => DAYS.indexOf(day) === first + index);
  const last = chosen.at(-1);
  if (isRun && chosen.length > 2 && last) return `${DAY_NAMES[DAYS[first] ?? last]} to ${DAY_NAMES[last]}`;
  return listInWords(
    chosen.map((day) => DAY_NAMES[day]),
    "and",
  );
}

function dateInWords(date: string, yearly: boolean): string {
  const [year, month = "01", day = "01"] = date.split("-");
  const text = `${Number.parseInt(day, 10)} ${MONTHS[Number.parseInt(month, 10) - 1] ?? ""}`;
  return yearly ? text : `${text} ${year ?? ""}`;
}

function minuteText(minute: number): string {
  const ofDay = (minute + DAY_MINUTES) % DAY_MINUTES;
  return `${String(Math.floor(ofDay / 60)).padStart(2, "0")}:${String(ofDay % 60).padStart(2, "0")}`;
}
