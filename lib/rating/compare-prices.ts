import type { CompiledRateBook } from "./compile-rate-book.ts";
import { lineOfUsage } from "./lines-of-book.ts";
import { lineFor, lookUp } from "./quick/line-for.ts";
import { prepare, priceInto } from "./quick/price-quickly.ts";
import { sheetsFor } from "./quick/product-sheet.ts";
import { NO_SHEET } from "./quick/product-sheets.ts";
import { CHANGES } from "./quick/quick-rates.ts";
import { QuickAmounts } from "./quick/round-quickly.ts";
import type { Usage } from "./usage.ts";

/** Two books that price the same usage. */
export type ComparedBooks = {
  readonly now: CompiledRateBook;
  readonly tried: CompiledRateBook;
  /** What of them is word for word the same: the whole rate, all but its charges (in every rate of the books), or nothing that is known. */
  readonly alike: "prices" | "lines" | "nothing";
};

/** Of each usage in `Comparison.amounts`, in millionths. */
export const AMOUNT = { grossNow: 0, netNow: 1, grossTried: 2, netTried: 3, stride: 4 } as const;

/** A page of usage priced twice. It is written over by the next page. */
export class Comparison {
  /** All four are NaN where a figure might leave 2^53, or where a book has no price for the usage: `priceUsage` has the word. */
  readonly amounts: Float64Array;
  /** Of each usage the number of the line of the tried book that prices it where it begins, as `lineNames` knows it; `NO_LINE` where nobody can tell. */
  lines: readonly number[] = [];
  private readonly now = new QuickAmounts();
  private readonly tried = new QuickAmounts();

  constructor(most: number) {
    this.amounts = new Float64Array(most * AMOUNT.stride);
  }

  /**
   * Prices usage by both books, as `priceUsage` by each. What is the same in both is found once: in a backtest they are mostly the same book
   * with other prices.
   */
  compare(books: ComparedBooks, usages: readonly Usage[]): void {
    const { tried } = books;
    const sheets = sheetsFor(tried, usages);
    const lines = usages.map((usage, index) => lineFor(tried, usage, sheets[index] ?? NO_SHEET));
    for (let index = 0; index < usages.length; index += 1) {
      const usage = usages[index];
      if (usage !== undefined) this.priceBoth(books, usage, { index, sheet: sheets[index] ?? NO_SHEET, line: lines[index] ?? CHANGES });
    }
    this.lines = lines.map((line, index) => (line === CHANGES ? lineOfUsage(tried, usages[index], sheets[index]) : line));
  }

  private priceBoth({ now, tried, alike }: ComparedBooks, usage: Usage, { index, sheet, line }: Place): void {
    const { amounts } = this;
    const toPrice = prepare(tried, usage, sheet);
    const triedAmounts = priceInto(this.tried, tried, { toPrice, line });
    let nowAmounts = triedAmounts;
    if (alike === "lines" && line !== CHANGES) nowAmounts = priceInto(this.now, now, { toPrice, line });
    else if (alike !== "prices") {
      const looked = lookUp(now, usage);
      nowAmounts = priceInto(this.now, now, { toPrice: prepare(now, usage, looked.sheet), line: looked.line });
    }
    const isQuick = !(Number.isNaN(triedAmounts.gross) || Number.isNaN(nowAmounts.gross));
    const at = index * AMOUNT.stride;
    amounts[at + AMOUNT.grossNow] = isQuick ? nowAmounts.gross : Number.NaN;
    amounts[at + AMOUNT.netNow] = isQuick ? nowAmounts.net : Number.NaN;
    amounts[at + AMOUNT.grossTried] = isQuick ? triedAmounts.gross : Number.NaN;
    amounts[at + AMOUNT.netTried] = isQuick ? triedAmounts.net : Number.NaN;
  }
}

type Place = { readonly index: number; readonly sheet: number; readonly line: number };
