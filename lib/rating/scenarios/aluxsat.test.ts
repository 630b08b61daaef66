import { describe, expect, test } from "vitest";
import { decimal } from "#lib/kernel/decimal.ts";
import { type Instant, parseInstant } from "#lib/kernel/instant.ts";
import { microsToString } from "#lib/kernel/money.ts";
import { compileRateBook } from "../compile-rate-book.ts";
import type { RateBook } from "../rate-book.ts";
import { rateUsage } from "../rate-usage.ts";
import type { Usage } from "../usage.ts";

/** Seed 002: "€5.00 when provided between 00:01 and 6:59; €10.00 the rest of the day". */
const BOOK: RateBook = {
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
      tiered: [{ level: 1, timeModel: "PPV-OFF-PEAK", charge: { charge: "perUnit", price: "5.00" } }],
    },
  ],
  timeModels: {
    "PPV-OFF-PEAK": {
      timeZone: "Europe/Nicosia",
      windows: [{ days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], from: "00:01", to: "07:00" }],
      dates: [],
    },
  },
  zones: {},
};

const book = compileRateBook(BOOK, "1");

function film(from: string, changes: Partial<Usage> = {}) {
  return rateUsage(book, {
    productCode: "LOTR1",
    productTypeCode: "PPV-MOVIE",
    productFamilyCode: "PPV",
    taxPercent: decimal("10"),
    quantity: decimal("1"),
    from: instant(from),
    to: null,
    metadata: {},
    directive: "toBeBilled",
    ...changes,
  });
}

function instant(text: string): Instant {
  return parseInstant(text) ?? expect.fail(`not an instant: ${text}`);
}

/** One line as the sheet writes it: winner, gross, net, tax. */
function line(result: ReturnType<typeof rateUsage>): string {
  if (!result.rated) return result.code;
  const winner = result.explanation.parts[0]?.won.kind === "base" ? "base" : "off-peak";
  return [winner, ...[result.gross, result.net, result.tax].map((amount) => microsToString(amount, 2))].join(" ");
}

describe("a film of Aluxsat, in winter, summer and on the days between", () => {
  test.each([
    // The order time with its offset       winner   gross net  VAT
    ["2026-03-03T00:00:00.000+02:00", "base 10.00 9.09 0.91"],
    ["2026-03-03T00:00:59.999+02:00", "base 10.00 9.09 0.91"],
    ["2026-03-03T00:01:00.000+02:00", "off-peak 5.00 4.55 0.45"],
    ["2026-03-03T03:30:00.000+02:00", "off-peak 5.00 4.55 0.45"],
    ["2026-03-03T06:59:00.000+02:00", "off-peak 5.00 4.55 0.45"],
    ["2026-03-03T06:59:59.999+02:00", "off-peak 5.00 4.55 0.45"],
    ["2026-03-03T07:00:00.000+02:00", "base 10.00 9.09 0.91"],
    ["2026-03-03T20:00:00.000+02:00", "base 10.00 9.09 0.91"],
    ["2026-03-03T23:59:59.999+02:00", "base 10.00 9.09 0.91"],
    // Summer: the same wall-clock times, an hour earlier by UTC.
    ["2026-07-01T00:00:59.999+03:00", "base 10.00 9.09 0.91"],
    ["2026-07-01T00:01:00.000+03:00", "off-peak 5.00 4.55 0.45"],
    ["2026-07-01T06:59:59.999+03:00", "off-peak 5.00 4.55 0.45"],
    ["2026-07-01T07:00:00.000+03:00", "base 10.00 9.09 0.91"],
    // 29 March 2026: 03:00 becomes 04:00. The window is an hour shorter and ends where it always does.
    ["2026-03-29T02:59:59.999+02:00", "off-peak 5.00 4.55 0.45"],
    ["2026-03-29T04:00:00.000+03:00", "off-peak 5.00 4.55 0.45"],
    ["2026-03-29T06:59:59.999+03:00", "off-peak 5.00 4.55 0.45"],
    ["2026-03-29T07:00:00.000+03:00", "base 10.00 9.09 0.91"],
    // 25 October 2026: 04:00 becomes 03:00, so 03:30 comes twice, in the window both times.
    ["2026-10-25T03:30:00.000+03:00", "off-peak 5.00 4.55 0.45"],
    ["2026-10-25T03:30:00.000+02:00", "off-peak 5.00 4.55 0.45"],
    ["2026-10-25T06:59:59.999+02:00", "off-peak 5.00 4.55 0.45"],
    ["2026-10-25T07:00:00.000+02:00", "base 10.00 9.09 0.91"],
  ])("%s: %s", (from, expected) => {
    expect(line(film(from))).toBe(expected);
  });

  test("an order is priced by its instant, whatever offset it is written with", () => {
    expect(line(film("2026-03-02T22:01:00Z"))).toBe("off-peak 5.00 4.55 0.45");
    expect(line(film("2026-03-03T03:31:00+05:30"))).toBe("off-peak 5.00 4.55 0.45");
  });
});

describe("the same film", () => {
  const night = "2026-03-03T02:14:00+02:00";

  test.each<[string, Partial<Usage>, string]>([
    ["to be credited is the exact opposite", { directive: "toBeCredited" }, "off-peak -5.00 -4.55 -0.45"],
    ["not to be billed costs nothing", { directive: "notToBeBilled" }, "off-peak 0.00 0.00 0.00"],
    ["three times", { quantity: decimal("3") }, "off-peak 15.00 13.64 1.36"],
    ["no time at all", { quantity: decimal("0") }, "off-peak 0.00 0.00 0.00"],
    ["for an exempt account", { taxClass: "exempt" }, "off-peak 5.00 5.00 0.00"],
    ["under reverse charge", { taxClass: "reverseCharge" }, "off-peak 5.00 5.00 0.00"],
    ["without tax", { taxPercent: decimal("0") }, "off-peak 5.00 5.00 0.00"],
    ["of a type without a rate", { productTypeCode: "PPV-CONCERT" }, "NO_RATE"],
    ["in a negative quantity", { quantity: decimal("-1") }, "NEGATIVE_USAGE"],
    ["with 13 decimals", { quantity: decimal("0.0000000000001") }, "TOO_MANY_DIGITS"],
    ["at more than money can hold", { quantity: decimal("999999999999") }, "TOO_MANY_DIGITS"],
  ])("%s", (_, changes, expected) => {
    expect(line(film(night, changes))).toBe(expected);
  });
});
