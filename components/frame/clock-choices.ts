import { localText } from "#components/ui/format-instant.ts";
import type { Instant } from "#lib/kernel/instant.ts";

export type ClockChoice = { readonly label: string; readonly local: string | null };

/** The times the demo's story is told at: a film in the night, a film in the evening, and back to the real time. */
export function clockChoices(now: Instant, zone: string): readonly ClockChoice[] {
  const current = localText(now, zone);
  const today = current.slice(0, 10);
  const night = current.slice(11) < "02:14" ? today : dayAfter(today);
  return [
    { label: "02:14 tonight", local: `${night}T02:14` },
    { label: "20:00 today", local: `${today}T20:00` },
    { label: "Real time", local: null },
  ];
}

/** The next date of the calendar; a date has no zone, so UTC does for counting. */
function dayAfter(date: string): string {
  const next = new Date(`${date}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
