import type { RatedProduct } from "#db/queries/backtest-facts.ts";
import { agreedDiscounts } from "#lib/domain/allowance/allowance-book.ts";
import type { SharedTermsOf } from "#lib/domain/allowance/allowance-schema.ts";
import { lineKey } from "#lib/domain/backtest/line-key.ts";
import { bookDecider, type DecideBooks, type PlanChain } from "#lib/domain/backtest/plan-chain.ts";
import { isOnlyRepriced, unchangedRates } from "#lib/domain/backtest/unchanged-rates.ts";
import { addDiscounts } from "#lib/rating/add-discounts.ts";
import { type CompiledRateBook, compileRateBook } from "#lib/rating/compile-rate-book.ts";
import { lineNames } from "#lib/rating/lines-of-book.ts";
import type { RateBook } from "#lib/rating/rate-book.ts";
import type { BacktestSource } from "./backtest-source.ts";

/** What all of a backtest's usage shares, made ready for rating. */
export type BacktestFacts = Pick<BacktestSource, "udrTypes" | "productIds" | "keys" | "hasPersonal" | "countsFrom"> & {
  readonly selection: BacktestSource["backtest"]["selection"];
  readonly requestedAt: BacktestSource["backtest"]["requestedAt"];
  /** Of the plan that is tried: only accounts in it are looked at. */
  readonly currency: string;
  /** Days and hours are told in it. */
  readonly timeZone: string;
  readonly products: ReadonlyMap<number, NumberedProduct>;
  /** Whether it is the book that is tried, with whichever discounts: `lineKeys` are of its lines. */
  readonly isTried: (book: CompiledRateBook | null) => boolean;
  /** Whether these are the tried plan's books and differ in their charges alone: the same lines hold for the same usage. */
  readonly isRepriced: (before: CompiledRateBook, after: CompiledRateBook) => boolean;
  /** Under which key the sums of a line of the tried book are kept, by its number. */
  readonly lineKeys: ReadonlyMap<number, string>;
  readonly chainOf: (scope: ChainScope) => PlanChain | null;
  readonly decide: DecideBooks;
};

/** Products are counted from 0, so that what is found for one is found again in a list. */
export type NumberedProduct = RatedProduct & { readonly index: number; readonly latestTax: RatedProduct["taxRates"][number] | null };

export type ChainScope = {
  readonly agreementPlanId: number | null;
  readonly subscriptionPlanId: number | null;
  readonly classificationPlanId: number | null;
  /** Null is every one. */
  readonly allowedDiscounts: readonly string[] | null;
  readonly accountId: number;
};

/** Beside its plans, what somebody's usage is priced by. */
type Terms = { readonly allowed: readonly string[] | null; readonly shared: SharedTermsOf | null };
const EVERYTHING: Terms = { allowed: null, shared: null };

type PlanBooks = {
  readonly currency: string;
  readonly isTried: boolean;
  readonly now: CompiledRateBook | null;
  readonly tried: CompiledRateBook | null;
};

/** The plans with the discounts that somebody may have. The lines of a book stand where they stand whatever discounts it has. */
type Plans = { readonly byId: ReadonlyMap<number, PlanBooks>; readonly tried: CompiledRateBook; readonly now: CompiledRateBook | null };

export function compileFacts(source: BacktestSource): BacktestFacts {
  const variants = new Map<string, Plans>();
  const plansWith = (terms: Terms) => remembered(variants, JSON.stringify(terms), () => compilePlans(source, terms));
  const { tried } = plansWith(EVERYTHING);
  const triedId = source.backtest.pricePlanId;
  const nowOfTried = source.plans.find(({ pricePlanId }) => pricePlanId === triedId)?.book ?? null;
  const alike = nowOfTried === null ? new Set<string>() : unchangedRates(nowOfTried, source.triedBook);
  const isRepriced = nowOfTried !== null && isOnlyRepriced(nowOfTried, source.triedBook);
  // Of a few: as many as there are agreements that say something of discounts.
  const isPair = (before: CompiledRateBook, after: CompiledRateBook) =>
    variants.values().some((plans) => plans.tried === after && plans.now === before);
  return {
    ...source,
    selection: source.backtest.selection,
    requestedAt: source.backtest.requestedAt,
    currency: tried.currency,
    timeZone: tried.timeZone,
    products: new Map(
      source.products.map((product, index) => [product.productId, { ...product, index, latestTax: product.taxRates[0] ?? null }]),
    ),
    isTried: (book) => variants.values().some((plans) => plans.tried === book),
    isRepriced: (before, after) => isRepriced && isPair(before, after),
    lineKeys: new Map([...lineNames(tried)].map(([line, name]) => [line, lineKey(name)])),
    // The book of another plan is one object on both sides.
    decide: bookDecider((before, after, rate) => before === after || (alike.has(rate) && isPair(before, after))),
    chainOf: rememberedChains(source, plansWith),
  };
}

function compilePlans(source: BacktestSource, terms: Terms): Plans {
  const triedId = source.backtest.pricePlanId;
  const compiled = (book: RateBook) => withTerms(book, terms);
  const tried = compiled(source.triedBook);
  const byId = new Map(
    source.plans.map(({ pricePlanId, currency, book }) => {
      const now = book && compiled(book);
      const isTried = pricePlanId === triedId;
      return [pricePlanId, { currency, isTried, now, tried: isTried ? tried : now }];
    }),
  );
  return { byId, tried, now: byId.get(triedId)?.now ?? null };
}

function withTerms(book: RateBook, { allowed, shared }: Terms): CompiledRateBook {
  const discounts = (book.discounts ?? []).filter(({ code }) => allowed === null || allowed.includes(code));
  const compiled = compileRateBook({ ...book, discounts });
  return shared === null ? compiled : addDiscounts(compiled, agreedDiscounts(shared));
}

/**
 * The plans of a subscription in the order in which they decide; null where the tried plan is not among them, or where one of another
 * currency is, because usage then has no price before it comes to that.
 */
function rememberedChains(
  { plans, sharedTerms, backtest: { pricePlanId: triedPlanId } }: BacktestSource,
  plansWith: (terms: Terms) => Plans,
): BacktestFacts["chainOf"] {
  const chains = new Map<string, PlanChain | null>();
  const currency = plans.find(({ pricePlanId }) => pricePlanId === triedPlanId)?.currency;
  const globalPlanId = plans.findLast((plan) => plan.isGlobal && plan.currency === currency)?.pricePlanId ?? null;
  return ({ agreementPlanId, subscriptionPlanId, classificationPlanId, allowedDiscounts: allowed, accountId }) => {
    const own = [agreementPlanId, subscriptionPlanId, classificationPlanId];
    const shared = sharedTerms.get(accountId) ?? null;
    const terms = allowed === null && shared === null ? EVERYTHING : { allowed, shared };
    const scope = terms === EVERYTHING ? own.join(" ") : `${own.join(" ")} ${JSON.stringify(terms)}`;
    return remembered(chains, scope, () => {
      const planIds = [...new Set([...own, globalPlanId])].filter((planId) => planId !== null);
      const chain = planIds.flatMap((planId) => plansWith(terms).byId.get(planId) ?? []);
      const isConcerned = chain.some(({ isTried }) => isTried) && chain.every((plan) => plan.currency === currency);
      return isConcerned ? chain : null;
    });
  };
}

function remembered<Key, Value>(known: Map<Key, Value>, key: Key, make: (key: Key) => Value): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make(key);
  known.set(key, made);
  return made;
}
