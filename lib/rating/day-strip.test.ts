import { describe, expect, test } from "vitest";
import { compileRateBook } from "./compile-rate-book.ts";
import { dayStrip } from "./day-strip.ts";
import type { RateBook } from "./rate-book.ts";

const BOOK = compileRateBook({
  format: "ratewright/rate-book@1",
  code: "GLOBAL",
  name: "Global price plan",
  currency: "EUR",
  taxInclusive: true,
  timeZone: "Europe/Nicosia",
  rounding: "half-away-from-zero",
  roundTo: 2,
  rates: [
    {
      key: "movies",
      for: { productType: "PPV-MOVIE" },
      scope: "udr",
      base: { charge: "perUnit", price: "10.00" },
      tiered: [
        { level: 1, timeModel: "OFF-PEAK", charge: { charge: "perUnit", price: "5.00" } },
        { level: 2, zone: "TABLET", timeModel: "LONDON", charge: { charge: "flat", amount: "4.00" } },
      ],
    },
  ],
  timeModels: {
    "OFF-PEAK": { timeZone: "Europe/Nicosia", windows: [{ days: ["mon", "tue", "sun"], from: "00:01", to: "07:00" }], dates: [] },
    LONDON: { timeZone: "Europe/London", windows: [{ days: ["tue"], from: "20:00", to: "24:00" }], dates: [] },
  },
  zones: { TABLET: { all: [{ attribute: "device", is: "tablet" }] } },
} satisfies RateBook);

function strip(date: string, metadata: Record<string, string> = {}): readonly string[] {
  return dayStrip(BOOK, { rateKey: "movies", date, metadata }).segments.map(({ fromMinute, toMinute, from, to, level, price }) => {
    return `${fromMinute}–${toMinute} ${from}–${to} ${level ?? "base"} ${price}`;
  });
}

describe("a day of a rate", () => {
  test.each<[string, string, Record<string, string>, readonly string[]]>([
    [
      "has a segment per price",
      "2026-03-03",
      {},
      ["0–1 00:00–00:01 base €10.00", "1–420 00:01–07:00 1 €5.00", "420–1440 07:00–24:00 base €10.00"],
    ],
    ["is one segment without a window", "2026-03-04", {}, ["0–1440 00:00–24:00 base €10.00"]],
    [
      "shows a window of another zone where the plan's clock has it",
      "2026-03-03",
      { device: "tablet" },
      [
        "0–1 00:00–00:01 base €10.00",
        "1–420 00:01–07:00 1 €5.00",
        "420–1320 07:00–22:00 base €10.00",
        "1320–1440 22:00–24:00 2 €4.00 flat",
      ],
    ],
    [
      "is an hour shorter when clocks go forward",
      "2026-03-29",
      {},
      ["0–1 00:00–00:01 base €10.00", "1–360 00:01–07:00 1 €5.00", "360–1380 07:00–24:00 base €10.00"],
    ],
    [
      "is an hour longer when they go back",
      "2026-10-25",
      {},
      ["0–1 00:00–00:01 base €10.00", "1–480 00:01–07:00 1 €5.00", "480–1500 07:00–24:00 base €10.00"],
    ],
    [
      "lets a lower level cover a higher one",
      "2026-03-31",
      { device: "tablet" },
      [
        "0–1 00:00–00:01 base €10.00",
        "1–420 00:01–07:00 1 €5.00",
        "420–1320 07:00–22:00 base €10.00",
        "1320–1440 22:00–24:00 2 €4.00 flat",
      ],
    ],
  ])("%s: %s %j", (_, date, metadata, segments) => {
    expect(strip(date, metadata)).toEqual(segments);
  });
});

test("a date that a zone skipped has no minutes, whatever would win in it", () => {
  const apia = { ...BOOK, timeZone: "Pacific/Apia" };
  expect(dayStrip(apia, { rateKey: "movies", date: "2011-12-30" })).toEqual({ minutes: 0, segments: [] });
  expect(dayStrip(apia, { rateKey: "movies", date: "2011-12-31" }).minutes).toBe(1440);
});
