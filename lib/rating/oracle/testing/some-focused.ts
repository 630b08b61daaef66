import fc from "fast-check";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import type { Charge } from "../../charges/charge.ts";
import type { Rate, RateBook } from "../../rate-book.ts";
import type { Usage } from "../../usage.ts";
import { entryOf } from "./price-naively.ts";
import { BOOK, rateOf, usageOf } from "./sheet.ts";
import type { Case } from "./some-case.ts";
import { someTimeModel } from "./some-conditions.ts";
import { someDiscounts } from "./some-discount.ts";
import { ANCHORS, ORDINARY_DAY, someFrom } from "./some-usage.ts";

/** Plans in which one rule at a time decides, and every amount gives away how: what is rare in any plan is common here. */

const HALF_HOUR = 1_800_000;
const DAY = 86_400_000;

const priced = (amount: string): Charge => ({ charge: "perUnit", price: amount });

/** Three models at three levels; the digits of the price say how much each of them took. */
const TIMED: Rate = rateOf(priced("1"), {
  tiered: ["NIGHT", "WEEKEND", "FEAST"].map((timeModel, index) => ({
    level: index + 1,
    timeModel,
    charge: priced(`100${"000".repeat(index)}`),
  })),
});

function someTimedBook(around: number, split: boolean): fc.Arbitrary<RateBook> {
  const date = new Date(around).toISOString().slice(0, 10);
  const models = fc.record({ NIGHT: someTimeModel(date), WEEKEND: someTimeModel(date), FEAST: someTimeModel(date) });
  return models.map((timeModels) => ({ ...BOOK, roundTo: 6, timeModels, rates: [{ ...TIMED, split }] }));
}

const someAnchor = fc.constantFrom(...ANCHORS);

/** One film at many times. */
export const someTimes: fc.Arbitrary<Case> = someAnchor.chain((around) =>
  fc.record({
    book: someTimedBook(around, false),
    entries: fc.array(
      someFrom(around).map((from) => entryOf(usageOf("1", { from: instantFromMillis(from) }))),
      { minLength: 5, maxLength: 25 },
    ),
  }),
);

/** Few units over whole half hours, so that many remainders are the same. */
export const someSplits: fc.Arbitrary<Case> = someAnchor.chain((around) => {
  const call = fc.record({
    units: fc.integer({ min: 1, max: 9 }),
    lasts: fc.integer({ min: 1, max: 60 }),
    unitDecimals: fc.constantFrom(0, 0, 1, 2),
  });
  const entry = fc.tuple(someFrom(around), call).map(([from, { units, lasts, unitDecimals }]) => {
    const more = { to: instantFromMillis(from + lasts * HALF_HOUR), udrType: { code: "CALL", unitDecimals, split: true } };
    return entryOf(usageOf(`${units}`, { from: instantFromMillis(from), ...more }));
  });
  return fc.record({ book: someTimedBook(around, true), entries: fc.array(entry, { minLength: 2, maxLength: 6 }) });
});

/** Usage on and beside the edges of discounts, and over months. */
export const someDiscounted: fc.Arbitrary<Case> = fc
  .constantFrom(ORDINARY_DAY, Date.parse("2026-01-31T12:00:00Z"), Date.parse("2028-02-29T12:00:00Z"))
  .chain((around) => {
    const from = fc
      .tuple(
        fc.constantFrom(0, 0, 0, 1, 2, 7, 14, 28, 29, 30, 31, 59, 60, 90),
        fc.integer({ min: -30, max: 30 }),
        fc.constantFrom(0, 0, -1),
      )
      .map(([days, halves, off]) => instantFromMillis(around + days * DAY + halves * 2 * HALF_HOUR + off));
    const usage: fc.Arbitrary<Usage> = fc
      .record({ from, quantity: fc.integer({ min: 1, max: 30 }), classification: fc.constantFrom("VIP", "NORMAL") })
      .map(({ quantity, ...more }) => usageOf(`${quantity}`, { productCode: "P1", productFamilyCode: "F1", ...more }));
    return fc.record({
      book: fc
        .record({ discounts: someDiscounts(around, []), timeZone: fc.constantFrom("UTC", "Europe/Nicosia", "America/New_York") })
        .map((members) => ({ ...BOOK, ...members, roundTo: 6, rates: [rateOf({ charge: "perUnit", price: "1", per: "3" })] })),
      entries: fc.array(usage.map(entryOf), { minLength: 2, maxLength: 6 }),
    });
  });
