import type { ChangeBucket, ComparedLine } from "./backtest-view.ts";

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** Of an hour of the week: "Monday, 00:00 to 01:00". */
export function hourInWords(hour: number): string {
  const start = hour % 24;
  return `${DAYS[(hour - start) / 24] ?? ""}, ${two(start)}:00 to ${two(start + 1)}:00`;
}

/** "movies, level 1: PPV off-peak, 5G"; the base says when it holds by being the base. */
export function lineInWords({ rate, level, zone, timeModel }: Pick<ComparedLine, "rate" | "level" | "zone" | "timeModel">): string {
  if (level === null) return `${rate}, base`;
  const conditions = [timeModel, zone].flatMap((condition) => (condition === null ? [] : [condition.name]));
  return `${rate}, level ${level}${conditions.length === 0 ? "" : `: ${conditions.join(", ")}`}`;
}

/** A step of change: "over 20 % less", "5 to 10 % more". Its outer bound belongs to it. */
export function bucketInWords({ from, to }: Pick<ChangeBucket, "from" | "to">): string {
  const isLess = to !== null && to <= 0;
  const [inner, outer] = isLess ? [to, from] : [from, to];
  const size = (bound: number | null) => (bound === null || bound >= 0 ? bound : -bound);
  const [least, most] = [size(inner) ?? 0, size(outer)];
  const way = isLess ? "less" : "more";
  if (most === null) return `over ${least} % ${way}`;
  return least === 0 ? `up to ${most} % ${way}` : `${least} to ${most} % ${way}`;
}

/** How long something takes, as coarse as it is known: "a second", "40 seconds", "3 minutes". */
export function secondsInWords(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole <= 1) return "a second";
  if (whole < 90) return `${whole} seconds`;
  const minutes = Math.round(whole / 60);
  return minutes < 90 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
