import { DAYS, type Day } from "./days.ts";
import { formatMinute } from "./minute-text.ts";
import type { TimeWindow } from "./time-model.ts";
import { DAY_MINUTES, minuteOf, weekSpans } from "./week-spans.ts";

/** A rectangle of the week: days by their number (Monday is 0) with both ends, minutes half-open. */
export type WeekArea = { readonly firstDay: number; readonly lastDay: number; readonly from: number; readonly to: number };

/** A window on one of its days; `to` lies beyond 1,440 where it runs into the next day. */
type Piece = { readonly day: number; readonly from: number; readonly to: number };

const WEEK_MINUTES = DAYS.length * DAY_MINUTES;

/** Is every minute of the area within a window? */
export function isCovered(windows: readonly TimeWindow[], { firstDay, lastDay, from, to }: WeekArea): boolean {
  const week = weekSpans(windows);
  return daysOf(firstDay, lastDay).every((day) => week[day]?.some((span) => span.from <= from && to <= span.to) ?? false);
}

/** The windows and the area. Windows that were there keep their day: one that runs past midnight still belongs to its evening. */
export function paintWeek(windows: readonly TimeWindow[], { firstDay, lastDay, from, to }: WeekArea): readonly TimeWindow[] {
  return windowsOf(daysOf(firstDay, lastDay).reduce((pieces, day) => joined(pieces, { day, from, to }), piecesOf(windows)));
}

/** The windows without the area. What a window loses in its middle makes two of it. */
export function clearWeek(windows: readonly TimeWindow[], { firstDay, lastDay, from, to }: WeekArea): readonly TimeWindow[] {
  return windowsOf(
    daysOf(firstDay, lastDay).reduce((pieces, day) => pieces.flatMap((piece) => without(piece, { day, from, to })), piecesOf(windows)),
  );
}

function daysOf(first: number, last: number): readonly number[] {
  return DAYS.map((_, day) => day).slice(Math.min(first, last), Math.max(first, last) + 1);
}

function piecesOf(windows: readonly TimeWindow[]): readonly Piece[] {
  return windows.flatMap((window) => {
    const [from, end] = [minuteOf(window.from), minuteOf(window.to)];
    return DAYS.flatMap((name, day) => (window.days.includes(name) ? [{ day, from, to: end < from ? end + DAY_MINUTES : end }] : []));
  });
}

/** What another evening's window covers already stays that evening's; the rest joins what it touches on its own day. */
function joined(pieces: readonly Piece[], added: Piece): readonly Piece[] {
  const tails = pieces.filter((piece) => piece.to > DAY_MINUTES && (piece.day + 1) % DAYS.length === added.day);
  const from = Math.max(added.from, ...tails.map(({ to }) => to - DAY_MINUTES).filter((end) => end > added.from));
  if (from >= added.to) return pieces;
  let whole: Piece = { ...added, from: tails.length > 0 ? from : added.from };
  const apart: Piece[] = [];
  for (const piece of [...pieces].sort((left, right) => left.from - right.from)) {
    const union = { day: whole.day, from: Math.min(whole.from, piece.from), to: Math.max(whole.to, piece.to) };
    if (piece.day === whole.day && piece.from <= whole.to && whole.from <= piece.to && isWindow(union)) whole = union;
    else apart.push(piece);
  }
  return [...apart, whole];
}

/** A window that runs past midnight ends before the time of day at which it began. */
const isWindow = ({ from, to }: Piece) => to <= DAY_MINUTES || to - DAY_MINUTES < from;

function without(piece: Piece, area: Piece): readonly Piece[] {
  const shift = distance(piece.day, area.day);
  return [shift, shift - WEEK_MINUTES].reduce<readonly Piece[]>(
    (left, offset) => left.flatMap((each) => cut(each, area.from + offset, area.to + offset)),
    [piece],
  );
}

/** Minutes from the beginning of one day to that of another, forward. */
function distance(from: number, to: number): number {
  return ((to - from + DAYS.length) % DAYS.length) * DAY_MINUTES;
}

function cut(piece: Piece, from: number, to: number): readonly Piece[] {
  if (to <= piece.from || piece.to <= from) return [piece];
  const before = { ...piece, to: from };
  const after = { ...piece, from: to };
  return [before, after].filter((each) => each.from < each.to).map(onItsDay);
}

/** What begins after midnight belongs to the day on which it begins. */
function onItsDay(piece: Piece): Piece {
  if (piece.from < DAY_MINUTES) return piece;
  return { day: (piece.day + 1) % DAYS.length, from: piece.from - DAY_MINUTES, to: piece.to - DAY_MINUTES };
}

/** The same hours on several days are one window; in the order of the week. */
function windowsOf(pieces: readonly Piece[]): readonly TimeWindow[] {
  const sorted = [...pieces].sort((left, right) => left.day - right.day || left.from - right.from || left.to - right.to);
  const byHours = Map.groupBy(sorted, ({ from, to }) => `${from}-${to}`);
  return [...byHours.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const days = DAYS.filter((_, day) => same.some((piece) => piece.day === day));
    return [{ days, from: formatMinute(first.from), to: formatMinute(first.to > DAY_MINUTES ? first.to - DAY_MINUTES : first.to) }];
  });
}

/** "Monday to Friday, 07:00 to 19:00". */
export function areaInWords({ firstDay, lastDay, from, to }: WeekArea, names: Readonly<Record<Day, string>>): string {
  const named = daysOf(firstDay, lastDay).flatMap((day) => DAYS[day] ?? []);
  const [first = "mon", last = first] = [named[0], named.at(-1)];
  const days = first === last ? names[first] : `${names[first]} to ${names[last]}`;
  return `${days}, ${formatMinute(from)} to ${formatMinute(to)}`;
}
