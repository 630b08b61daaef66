import fc from "fast-check";
import { expect, test } from "vitest";
import { type CompiledRateBook, compileRateBook } from "../compile-rate-book.ts";
import { priceUsage } from "../price-usage.ts";
import { rateUsage } from "../rate-usage.ts";
import { recompute } from "../recompute.ts";
import { type Entry, rateNaively } from "./testing/naive-engine.ts";
import { priceInTurn } from "./testing/price-in-turn.ts";
import { shuffleBook } from "./testing/shuffle-book.ts";
import { someCase } from "./testing/some-case.ts";
import { someExtremes } from "./testing/some-extreme.ts";
import { someDiscounted, someSplits, someTimes } from "./testing/some-focused.ts";

const RUNS = { numRuns: 1000 };

/** Seconds where the machine is free, a minute where it is not. */
const PATIENCE = 60_000;

const anyCase = fc.oneof(someCase, someTimes, someSplits, someDiscounted, someExtremes);

const quickly = (book: CompiledRateBook, entries: readonly Entry[]) =>
  priceInTurn(entries, (usage, counters) => priceUsage(book, usage, counters));

test.each([
  ["any plan", someCase],
  ["time models", someTimes],
  ["usage across boundaries", someSplits],
  ["discounts", someDiscounted],
  ["numbers with twelve digits on either side", someExtremes],
])(
  "the engine agrees with one that counts minute by minute and unit by unit: %s",
  (_name, cases) => {
    const property = fc.property(cases, ({ book, entries }) => {
      expect(quickly(compileRateBook(book), entries)).toEqual(rateNaively(book, entries));
    });
    fc.assert(property, RUNS);
  },
  PATIENCE,
);

test(
  "an amount is the same in a hurry, with its explanation, and from it",
  () => {
    const property = fc.property(anyCase, ({ book, entries }) => {
      const compiled = compileRateBook(book);
      const inHurry = quickly(compiled, entries);
      const explained = priceInTurn(entries, (usage, counters) => rateUsage(compiled, usage, counters));
      const recomputed = priceInTurn(entries, (usage, counters) => {
        const answer = rateUsage(compiled, usage, counters);
        return answer.rated ? { ...answer, ...recompute(answer.explanation) } : answer;
      });
      expect(explained).toEqual(inHurry);
      expect(recomputed).toEqual(inHurry);
    });
    fc.assert(property, RUNS);
  },
  PATIENCE,
);

test(
  "the order of rates, levels, windows, exceptions, conditions, zones and discounts means nothing",
  () => {
    const property = fc.property(anyCase, fc.integer({ min: 1, max: 1_000_000 }), ({ book, entries }, seed) => {
      expect(quickly(compileRateBook(shuffleBook(book, seed)), entries)).toEqual(quickly(compileRateBook(book), entries));
    });
    fc.assert(property, RUNS);
  },
  PATIENCE,
);
