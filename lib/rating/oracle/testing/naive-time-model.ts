import type { DatedWindows, TimeModel, TimeWindow } from "../../rate-book.ts";
import { wallClockAt } from "./wall-clock.ts";

/** Compares what the clock shows with the windows as they are written: text with text. */
export function holdsInMinute(model: TimeModel, minute: number): boolean {
  const { date, weekday, time, yesterday } = wallClockAt(minute, model.timeZone);
  const today = exceptionOn(model, date);
  if (today) return today.windows.some((window) => startsOn(window, time));
  if (weekly(model, weekday).some((window) => startsOn(window, time))) return true;
  const before = exceptionOn(model, yesterday.date)?.windows ?? weekly(model, yesterday.weekday);
  return before.some(({ from, to }) => from > to && time < to);
}

const startsOn = ({ from, to }: TimeWindow, time: string): boolean => from <= time && (from > to || time < to);

const weekly = (model: TimeModel, weekday: string): readonly TimeWindow[] =>
  model.windows.filter(({ days }) => days.some((day) => day === weekday));

/** What was written for one year stands above what returns in every year. */
function exceptionOn(model: TimeModel, date: string): DatedWindows | undefined {
  const once = model.dates.find((dated) => !dated.yearly && dated.date <= date && date <= (dated.until ?? dated.date));
  return once ?? model.dates.find((dated) => dated.yearly && returnsOn(dated, date));
}

function returnsOn({ date: first, until = first }: DatedWindows, date: string): boolean {
  const [from, to, day] = [first.slice(5), until.slice(5), date.slice(5)];
  return from <= to ? from <= day && day <= to : day >= from || day <= to;
}
