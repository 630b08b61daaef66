import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { DAY_NAMES, DAYS, type Day } from "./days.ts";
import type { TimeWindow } from "./time-model.ts";

/** A window without its days, as a dated exception has it. */
export type TimeRange = Pick<TimeWindow, "from" | "to">;

const ALL_DAY: TimeRange = { from: "00:00", to: "24:00" };
const NONE = "none";

/**
 * "mon-fri 07:00-19:00; sat,sun 00:00-24:00", half-open as everywhere: 19:00 itself is out. A window that ends before it
 * begins runs past midnight. The problem is a sentence that says what to write instead.
 */
export function readWindows(text: string): Result<readonly TimeWindow[], string> {
  const written = plain(text);
  if (written === "") return refused('Write when it holds, such as "mon-fri 07:00-19:00", or "none".');
  if (written === NONE) return ok([]);
  return collected(parts(written, /[;\n]/), readEntry);
}

/** "20:00-24:00; 00:00-02:00", "all day", or "none" where the date has no window. */
export function readRanges(text: string): Result<readonly TimeRange[], string> {
  const written = plain(text);
  if (written === "") return refused('Write the hours of that date, such as "10:00-14:00", "all day", or "none".');
  if (written === NONE) return ok([]);
  return collected(parts(written, /[;,\n]/), readRange);
}

export function writeWindows(windows: readonly TimeWindow[]): string {
  if (windows.length === 0) return NONE;
  const entries: { readonly days: string; readonly ranges: string[] }[] = [];
  for (const window of windows) {
    const [days, last] = [writeDays(window.days), entries.at(-1)];
    if (last?.days === days) last.ranges.push(writeRange(window));
    else entries.push({ days, ranges: [writeRange(window)] });
  }
  return entries.map(({ days, ranges }) => `${days} ${ranges.join(", ")}`).join("; ");
}

export function writeRanges(ranges: readonly TimeRange[]): string {
  return ranges.length === 0 ? NONE : ranges.map(writeRange).join("; ");
}

const writeRange = ({ from, to }: TimeRange) => `${from}-${to}`;

/** "daily", "mon-fri", "sat,sun": three days or more in a row are a range. */
function writeDays(days: readonly Day[]): string {
  const held = DAYS.filter((day) => days.includes(day));
  if (held.length === DAYS.length) return "daily";
  const runs: Day[][] = [];
  for (const day of held) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && DAYS.indexOf(last) + 1 === DAYS.indexOf(day)) run.push(day);
    else runs.push([day]);
  }
  return runs.map((run) => (run.length > 2 ? `${run[0] ?? ""}-${run.at(-1) ?? ""}` : run.join(","))).join(",");
}

/** Lower case, one kind of dash, and no blanks around dashes and commas. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[–—−]/g, "-")
    .replaceAll(/[^\S\n]+/g, " ")
    .replaceAll(/ ?([-,;\n]) ?/g, "$1")
    .replaceAll(/^[;\n ]+|[;\n ]+$/g, "");
}

const parts = (text: string, separator: RegExp) => text.split(separator).filter((part) => part !== "");

function collected<Item>(
  texts: readonly string[],
  read: (text: string) => Result<readonly Item[], string>,
): Result<readonly Item[], string> {
  const items: Item[] = [];
  for (const text of texts) {
    const one = read(text);
    if (!one.ok) return one;
    items.push(...one.value);
  }
  return ok(items);
}

/** Days, then times. Without days it is every day. */
function readEntry(entry: string): Result<readonly TimeWindow[], string> {
  const [, dayText = "", timeText = ""] = /^(.*?)((?:\d|all day).*)?$/.exec(entry) ?? [];
  const days = readDays(dayText.trim());
  if (!days.ok) return days;
  if (timeText === "") return refused(`Write the hours after "${entry}", such as "${entry} 07:00-19:00" or "${entry} all day".`);
  const ranges = collected(parts(timeText, /,/), readRange);
  return ranges.ok ? ok(ranges.value.map(({ from, to }) => ({ days: days.value, from, to }))) : ranges;
}

const GROUPS: Readonly<Record<string, readonly Day[]>> = {
  "": DAYS,
  daily: DAYS,
  "every day": DAYS,
  weekday: DAYS.slice(0, 5),
  weekdays: DAYS.slice(0, 5),
  weekend: DAYS.slice(5),
  weekends: DAYS.slice(5),
};

function readDays(text: string): Result<readonly Day[], string> {
  const found = new Set<Day>();
  for (const part of text.split(",")) {
    const group = Object.hasOwn(GROUPS, part) ? GROUPS[part] : daysBetween(part.split("-"));
    if (group === undefined) {
      return refused(`"${part}" is not a day. Write mon, tue, wed, thu, fri, sat or sun, a range such as mon-fri, or daily.`);
    }
    for (const day of group) found.add(day);
  }
  return ok(DAYS.filter((day) => found.has(day)));
}

/** "fri-mon" goes over the end of the week. */
function daysBetween(names: readonly string[]): readonly Day[] | undefined {
  const [first, last = first] = names.map(dayOf);
  if (names.length > 2 || first === undefined || last === undefined) return undefined;
  const [start, end] = [DAYS.indexOf(first), DAYS.indexOf(last)];
  const length = ((end - start + DAYS.length) % DAYS.length) + 1;
  return Array.from({ length }, (_, index) => DAYS[(start + index) % DAYS.length] ?? first);
}

/** "mon", "monday", "tues". */
function dayOf(name: string): Day | undefined {
  return name.length < 3 ? undefined : DAYS.find((day) => DAY_NAMES[day].toLowerCase().startsWith(name));
}

function readRange(text: string): Result<readonly TimeRange[], string> {
  if (text === "all day") return ok([ALL_DAY]);
  const [, from, to] = /^(\d{1,2}:\d{2})-(\d{1,2}:\d{2})$/.exec(text) ?? [];
  if (from === undefined || to === undefined) return refused(malformed(text));
  const [start, end] = [from.padStart(5, "0"), to.padStart(5, "0")];
  if (start === "24:00") return refused("A window begins before 24:00. Midnight at the start of a day is 00:00.");
  const wrong = [start, end].find((time) => !/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(time));
  if (wrong !== undefined) return refused(`"${wrong}" is not a time of day. Times go from 00:00 to 24:00.`);
  if (start === end) return refused(`A window cannot end when it begins, at ${start}. A whole day is 00:00-24:00, or "all day".`);
  return ok([{ from: start, to: end }]);
}

function malformed(text: string): string {
  const [, from, to] = /^(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
  if (from && to) return `"${text}" lacks its minutes. Write ${from.padStart(2, "0")}:00-${to.padStart(2, "0")}:00.`;
  if (/^[a-z]/.test(text)) return `Put a semicolon before "${text}".`;
  return `"${text}" is not a stretch of time. Write it as 07:00-19:00.`;
}
