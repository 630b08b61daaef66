import fc from "fast-check";
import { expect, test } from "vitest";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import { compileRateBook } from "../compile-rate-book.ts";
import type { Discount } from "../discounts/discount.ts";
import { priceUsage } from "../price-usage.ts";
import type { RateBook, TimeModel } from "../rate-book.ts";
import type { Entry } from "./testing/naive-engine.ts";
import { priceInTurn } from "./testing/price-in-turn.ts";
import { someBook } from "./testing/some-book.ts";
import { ORDINARY_DAY, someEntries } from "./testing/some-usage.ts";

/** Seconds where the machine is free, a minute where it is not. */
const PATIENCE = 60_000;

const WEEK = 7 * 86_400_000;

/** Nothing in it knows one week from another. */
function everyWeek(book: RateBook): RateBook {
  const timeModel = (model: TimeModel): TimeModel => ({ ...model, dates: [] });
  const discount = (one: Discount): Discount => ({
    ...one,
    validFrom: null,
    validTo: null,
    renew: typeof one.renew === "string" ? one.renew : "never",
  });
  return {
    ...book,
    timeModels: Object.fromEntries(Object.entries(book.timeModels).map(([code, model]) => [code, timeModel(model)])),
    discounts: (book.discounts ?? []).map(discount),
  };
}

const later = (entry: Entry, weeks: number): Entry => {
  const { from, to } = entry.usage;
  const moved = (instant: number) => instantFromMillis(instant + weeks * WEEK);
  return { ...entry, usage: { ...entry.usage, from: moved(from), to: to === null ? null : moved(to) } };
};

test(
  "the same usage in another week costs the same, where no clock changes and no date is special",
  () => {
    const someCase = fc.record({
      book: someBook(ORDINARY_DAY).map(everyWeek),
      entries: someEntries(ORDINARY_DAY),
      weeks: fc.constantFrom(-4, -1, 1, 2, 9),
    });
    const property = fc.property(someCase, ({ book, entries, weeks }) => {
      const compiled = compileRateBook(book);
      const price = (all: readonly Entry[]) => priceInTurn(all, (usage, counters) => priceUsage(compiled, usage, counters));
      expect(price(entries.map((entry) => later(entry, weeks)))).toEqual(price(entries));
    });
    fc.assert(property, { numRuns: 1000 });
  },
  PATIENCE,
);
