import { EVER } from "./counter-place.ts";

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** The name of a counter's cycle as one reads it: "March 2026", or "15 March 2026 to 14 April 2026". */
export function cycleInWords(cycle: string): string {
  if (cycle === EVER) return "all time";
  const [from = "", until = ""] = cycle.split("/");
  const last = dayBefore(until);
  if (from.endsWith("-01") && until.endsWith("-01") && from.slice(0, 7) === last.slice(0, 7)) return monthInWords(from);
  return `${dateInWords(from)} to ${dateInWords(last)}`;
}

function monthInWords(date: string): string {
  return `${MONTHS[Number.parseInt(date.slice(5, 7), 10) - 1] ?? ""} ${date.slice(0, 4)}`;
}

function dateInWords(date: string): string {
  return `${Number.parseInt(date.slice(8, 10), 10)} ${monthInWords(date)}`;
}

/** The calendar knows months and leap years; no zone is involved. */
function dayBefore(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}
