/** A stretch of the local week in minutes from Monday 00:00, half-open. It may run over its end, into the next Monday. */
export type WeekSpan = { readonly from: number; readonly to: number };

export const DAY_MINUTES = 1440;
export const WEEK_MINUTES = 7 * DAY_MINUTES;

const DAY_NAMES = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const MOST_GROUPS = 6;

/** "Mon–Fri 07:00–19:00, Sat 08:00–12:00": the same hours of several days are said once. */
export function spansInWords(spans: readonly WeekSpan[]): string {
  const groups = [...Map.groupBy(spans, hoursOf)].map(([hours, same]) => {
    const isWithinADay = same.every(({ from, to }) => to - from <= DAY_MINUTES);
    return isWithinADay ? `${daysInWords(same.map(({ from }) => Math.floor(from / DAY_MINUTES)))} ${hours}` : hours;
  });
  const more = groups.length - MOST_GROUPS;
  return more > 0 ? `${groups.slice(0, MOST_GROUPS).join(", ")} and ${more} more` : groups.join(", ");
}

/** "1 minute", "16 hours 59 minutes". */
export function durationInWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [counted(hours, "hour"), counted(rest, "minute")].filter((part) => !part.startsWith("0 "));
  return parts.length === 0 ? "no time" : parts.join(" ");
}

/** "Mon–Wed, Sat", and "every day". */
export function daysInWords(days: readonly number[]): string {
  const chosen = [...new Set(days)].sort((left, right) => left - right);
  if (chosen.length === 7) return "every day";
  const runs: number[][] = [];
  for (const day of chosen) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  return runs.map((run) => [...new Set([nameOf(run[0]), nameOf(run.at(-1))])].join(run.length === 2 ? ", " : "–")).join(", ");
}

function hoursOf({ from, to }: WeekSpan): string {
  const start = timeText(from % DAY_MINUTES);
  const days = Math.floor((to - 1) / DAY_MINUTES) - Math.floor(from / DAY_MINUTES);
  const end = timeText(to % DAY_MINUTES === 0 ? DAY_MINUTES : to % DAY_MINUTES);
  if (days === 0) return `${start}–${end}`;
  if (to - from <= DAY_MINUTES) return `${start}–${end} of the next day`;
  return `${nameOf(Math.floor(from / DAY_MINUTES))} ${start}–${nameOf(Math.floor((to - 1) / DAY_MINUTES) % 7)} ${end}`;
}

function nameOf(day: number | undefined): string {
  return DAY_NAMES[day ?? 0] ?? "";
}

function timeText(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
