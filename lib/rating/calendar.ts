import type { Instant } from "#lib/kernel/instant.ts";
import { zoneOffsets } from "#lib/kernel/zone.ts";
import type { LocalReading } from "./explanation.ts";

export const MINUTE = 60_000;
export const DAY = 86_400_000;
export const MINUTES_OF_A_DAY = 1440;

export function readClock(instant: Instant, zone: string): LocalReading {
  return clockOf(zone)(instant);
}

/** What a clock on the wall of a zone shows. */
export type Clock = (instant: Instant) => LocalReading;

/** The clock of a zone, the same one every time, so that whoever reads it twice at one instant gets one reading. */
export function clockOf(zone: string): Clock {
  const known = clocks.get(zone);
  if (known) return known;
  const made = makeClock(zone);
  if (clocks.size >= MOST_CLOCKS) clocks.clear();
  clocks.set(zone, made);
  return made;
}

const clocks = new Map<string, Clock>();
const MOST_CLOCKS = 1000;

/** The explanation of one UDR reads a clock for the plan and for each time model, and the same instant each time. */
function makeClock(zone: string): Clock {
  const { offsetAt } = zoneOffsets(zone);
  let at = Number.NaN;
  let reading: LocalReading | null = null;
  let latest = { millis: Number.NaN, text: "" };
  return (instant) => {
    if (reading !== null && at === instant) return reading;
    const millis = offsetAt(instant);
    if (latest.millis !== millis) latest = { millis, text: offsetText(millis) };
    const local = instant + millis;
    const day = Math.floor(local / DAY);
    reading = { zone, date: dateText(day), time: timeText(local - day * DAY), weekday: weekdayOf(day), offset: latest.text };
    at = instant;
    return reading;
  };
}

/** 0 for Monday to 6 for Sunday. A local day is the number of dates since 1970-01-01, which was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

type Kept<Value> = { readonly day: number; readonly value: Value };

const PLACES = 4096;

/** Remembers what was found for a day. Eleven years of days have a place of their own; a later day takes over an earlier one's. */
export function rememberedByDay<Value>(find: (day: number) => Value): (day: number) => Value {
  const places = Array.from({ length: PLACES }, (): Kept<Value> | null => null);
  return (day) => {
    const place = day & (PLACES - 1);
    const known = places[place];
    if (known?.day === day) return known.value;
    const value = find(day);
    places[place] = { day, value };
    return value;
  };
}

/** 20260303, which sorts as the calendar does. */
export function dateNumber(day: number): number {
  const date = new Date(day * DAY);
  return date.getUTCFullYear() * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
}

/** 20260303 of "2026-03-03". */
export function numberOfDate(text: string): number {
  return Number.parseInt(text.replaceAll("-", ""), 10);
}

/** "2026-03-03" */
const dateText = rememberedByDay((day) => {
  const digits = dateNumber(day).toString().padStart(8, "0");
  return `${digits.slice(0, -4)}-${digits.slice(-4, -2)}-${digits.slice(-2)}`;
});

/** Minutes since midnight of "07:00"; 1440 for "24:00". */
export function minuteOf(time: string): number {
  return Number.parseInt(time.slice(0, 2), 10) * 60 + Number.parseInt(time.slice(3, 5), 10);
}

const TWO_DIGITS = Array.from({ length: 100 }, (_, count) => count.toString().padStart(2, "0"));

function twoDigits(count: number): string {
  return TWO_DIGITS[count] ?? count.toString();
}

/** "00:00:" to "23:59:" */
const MINUTE_TEXTS = Array.from({ length: MINUTES_OF_A_DAY }, (_, minute) => {
  return `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}:`;
});

function timeText(millis: number): string {
  const minute = Math.floor(millis / MINUTE);
  return (MINUTE_TEXTS[minute] ?? "") + twoDigits(Math.floor((millis - minute * MINUTE) / 1000));
}

/** Clocks stand at a few dozen distances from UTC, give or take the seconds of local mean time. */
const offsetTexts = new Map<number, string>();
const MOST_OFFSETS = 1000;

function offsetText(offset: number): string {
  const known = offsetTexts.get(offset);
  if (known !== undefined) return known;
  const distance = Math.floor(Math.abs(offset) / MINUTE);
  const text = `${offset < 0 ? "-" : "+"}${twoDigits(Math.floor(distance / 60))}:${twoDigits(distance % 60)}`;
  if (offsetTexts.size >= MOST_OFFSETS) offsetTexts.clear();
  offsetTexts.set(offset, text);
  return text;
}
