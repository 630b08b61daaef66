import fc from "fast-check";
import { compileRateBook } from "../../compile-rate-book.ts";
import { priceUsage } from "../../price-usage.ts";
import { type Priced, rateNaively } from "./naive-engine.ts";
import { priceInTurn } from "./price-in-turn.ts";
import { someCase } from "./some-case.ts";
import { someSplits, someTimes } from "./some-focused.ts";

/**
 * Prices a sample that is always the same and prints it, with what a clock on this machine shows. A process of its own runs
 * it, because only a process that starts in a zone has never known another.
 */
const SAMPLE = { seed: 20_260_329, numRuns: 200 };

const inText = (priced: Priced) => (priced.rated ? `${priced.gross} ${priced.net} ${priced.tax}` : priced.code);

const prices = fc.sample(fc.oneof(someCase, someTimes, someSplits), SAMPLE).flatMap(({ book, entries }) => {
  const compiled = compileRateBook(book);
  const engine = priceInTurn(entries, (usage, counters) => priceUsage(compiled, usage, counters));
  return [engine.map(inText), rateNaively(book, entries).map(inText)];
});

process.stdout.write(JSON.stringify({ clock: new Date(0).toString(), prices }));
