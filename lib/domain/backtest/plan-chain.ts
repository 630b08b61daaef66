import type { CompiledRateBook } from "#lib/rating/compile-rate-book.ts";
import { rateFor } from "#lib/rating/select-rate.ts";
import type { Usage } from "#lib/rating/usage.ts";

/** A plan that may price somebody's usage, by its version in force and by what is tried: the same but for the plan that is tried. */
export type ChainLink = {
  /** Null where the plan has no version in force. */
  readonly now: CompiledRateBook | null;
  readonly tried: CompiledRateBook | null;
  readonly isTried: boolean;
};

/** The plans of a subscription, the one that decides first standing first: agreement, subscription, group, Global (design, "Plan precedence"). */
export type PlanChain = readonly ChainLink[];

export type DecidingBooks = {
  readonly now: CompiledRateBook | null;
  readonly tried: CompiledRateBook | null;
  /** False where other plans price the usage on both sides. */
  readonly isConcerned: boolean;
  /** The rate is word for word the same on both sides, and so is everything it refers to: so are its prices. */
  readonly isUnchanged: boolean;
};

/** Of the rates of two books, whether they price alike: `unchangedRates`. */
export type PricesAlike = (now: CompiledRateBook, tried: CompiledRateBook, rate: string) => boolean;

/** What says which books price a usage on both sides. The same answer is the same object, so that usage can be put together by it. */
export type DecideBooks = (chain: PlanChain, usage: DecidedUsage) => DecidingBooks;

/** Of a usage, what the choice depends on. */
type DecidedUsage = Pick<Usage, "productCode" | "productTypeCode" | "productFamilyCode">;

/**
 * Which books price a usage: of the first plan that has a line for it, as in `rateUsageOf`. A document may take a line away, and then the next
 * plan prices the usage. Found once for a product and a chain, because there are millions of usages and few of those.
 */
export function bookDecider(pricesAlike: PricesAlike): DecideBooks {
  const answers = new Map<string, DecidingBooks>();
  const numbers = new Map<CompiledRateBook | null, number>();
  const byChain = new Map<PlanChain, Map<string, DecidingBooks>>();
  const numberOf = (book: CompiledRateBook | null) => {
    const number = numbers.get(book) ?? numbers.size;
    numbers.set(book, number);
    return number;
  };
  const shared = (books: DecidingBooks): DecidingBooks => {
    const key = [numberOf(books.now), numberOf(books.tried), books.isConcerned, books.isUnchanged].join(" ");
    const known = answers.get(key) ?? books;
    answers.set(key, known);
    return known;
  };
  return (chain, usage) => {
    let byProduct = byChain.get(chain);
    if (byProduct === undefined) {
      byProduct = new Map();
      byChain.set(chain, byProduct);
    }
    const known = byProduct.get(usage.productCode);
    if (known !== undefined) return known;
    const found = shared(decide(chain, usage, pricesAlike));
    byProduct.set(usage.productCode, found);
    return found;
  };
}

function decide(chain: PlanChain, usage: DecidedUsage, pricesAlike: PricesAlike): DecidingBooks {
  const now = lineIn(chain, usage, (link) => link.now);
  const tried = lineIn(chain, usage, (link) => link.tried);
  const byNone = now === null && tried === null;
  return {
    now: now?.book ?? null,
    tried: tried?.book ?? null,
    isConcerned: byNone || now?.isTried === true || tried?.isTried === true,
    isUnchanged: now !== null && tried !== null && now.rate === tried.rate && pricesAlike(now.book, tried.book, now.rate),
  };
}

type FoundLine = { readonly book: CompiledRateBook; readonly rate: string; readonly isTried: boolean };

function lineIn(chain: PlanChain, usage: DecidedUsage, bookOf: (link: ChainLink) => CompiledRateBook | null): FoundLine | null {
  for (const link of chain) {
    const book = bookOf(link);
    const rate = book && rateFor(book, usage);
    if (book && rate) return { book, rate: rate.key, isTried: link.isTried };
  }
  return null;
}
