import { microsToString } from "#lib/kernel/money.ts";
import type { Rate, RateBook } from "../../rate-book.ts";
import type { Usage } from "../../usage.ts";
import { type Entry, type Priced, rateNaively } from "./naive-engine.ts";
import { BOOK } from "./sheet.ts";

/** Of one subscription in one cycle. */
export const entryOf = (usage: Usage): Entry => ({ usage, subscription: "S", agreement: "A", cycle: "2026-03" });

/** "5.00", or the code of the refusal. */
export const inWords = (priced: Priced): string => (priced.rated ? microsToString(priced.gross, 2) : priced.code);

/** One amount after the other: "6.00 7.00 NO_RATE". */
export function priceNaively(rate: Rate, usages: readonly Usage[], more: Partial<RateBook> = {}): string {
  const book = { ...BOOK, ...more, rates: [rate] };
  return rateNaively(book, usages.map(entryOf)).map(inWords).join(" ");
}
