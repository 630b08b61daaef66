import fc from "fast-check";
import { expect, test } from "vitest";
import { compileRateBook } from "../compile-rate-book.ts";
import type { Explanation } from "../explanation.ts";
import { priceInTurn } from "../oracle/testing/price-in-turn.ts";
import { someBook } from "../oracle/testing/some-book.ts";
import { ANCHORS, someEntries } from "../oracle/testing/some-usage.ts";
import { rateUsage } from "../rate-usage.ts";
import { explainInWords, type ReasonKind } from "./explain-in-words.ts";
import { moneyInWords } from "./money-in-words.ts";

const ORDER: readonly ReasonKind[] = ["plan", "won", "cycle", "discount", "lost", "lostDiscount", "rounding", "tax"];

const someRated = fc.constantFrom(...ANCHORS).chain((around) => fc.record({ book: someBook(around), entries: someEntries(around) }));

test("whatever was rated is told in whole sentences, in the order of reasons, from its amount on", () => {
  let told = 0;
  const property = fc.property(someRated, ({ book, entries }) => {
    const compiled = compileRateBook(book, "3");
    const explanations: Explanation[] = [];
    priceInTurn(entries, (usage, counters) => {
      const result = rateUsage(compiled, usage, counters);
      if (result.rated) explanations.push(result.explanation);
      return result;
    });
    for (const explanation of explanations) {
      told += 1;
      const { headline, reasons } = explainInWords(explanation, { unit: "GB" });
      expect(headline.startsWith(moneyInWords(explanation.result.gross, explanation.plan.currency))).toBe(true);
      for (const text of [headline, ...reasons.map((reason) => reason.text)]) {
        expect(text).toMatch(/[^\s.(]\.$/);
        expect(text).not.toMatch(/\{\w+\}|undefined|null|NaN| {2}|\(\)|--|−−/);
      }
      const kinds = reasons.map(({ kind }) => ORDER.indexOf(kind));
      expect(kinds).toEqual(kinds.toSorted((left, right) => left - right));
    }
  });
  fc.assert(property, { numRuns: 1000 });
  expect(told).toBeGreaterThan(1000);
}, 60_000);
