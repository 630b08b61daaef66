import type { Renewal } from "../../discounts/discount.ts";
import { plusDays } from "./wall-clock.ts";

type Every = Exclude<Renewal, string>;

/** Counts the periods that have ended before that date, one after the other from the anchor. */
export function periodOf(date: string, anchor: string | null, { every, unit }: Every): number {
  const start = anchor ?? (unit === "month" ? "1970-01-01" : "1970-01-05");
  const startOf = (index: number) =>
    unit === "month" ? plusMonths(start, index * every) : plusDays(start, index * every * (unit === "week" ? 7 : 1));
  let index = 0;
  while (startOf(index) > date) index -= 1;
  while (startOf(index + 1) <= date) index += 1;
  return index;
}

/** The 31st is the last day of a shorter month. */
function plusMonths(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = date.split("-").map((part) => Number.parseInt(part, 10));
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay), 12)).toISOString().slice(0, 10);
}
