import type { RatedProduct } from "#db/queries/backtest-facts.ts";
import { lineKey } from "#lib/domain/backtest/line-key.ts";
import { bookDecider, type DecideBooks, type PlanChain } from "#lib/domain/backtest/plan-chain.ts";
import { unchangedRates } from "#lib/domain/backtest/unchanged-rates.ts";
import { type CompiledRateBook, compileRateBook } from "#lib/rating/compile-rate-book.ts";
import { lineNames } from "#lib/rating/price-by-line.ts";
import type { BacktestSource } from "./backtest-source.ts";

/** What all of a backtest's usage shares, made ready for rating. */
export type BacktestFacts = Pick<BacktestSource, "udrTypes" | "productIds" | "keys" | "hasPersonal"> & {
  readonly selection: BacktestSource["backtest"]["selection"];
  readonly requestedAt: BacktestSource["backtest"]["requestedAt"];
  /** Of the plan that is tried: only accounts in it are looked at. */
  readonly currency: string;
  /** Days and hours are told in it. */
  readonly timeZone: string;
  readonly products: ReadonlyMap<number, NumberedProduct>;
  readonly tried: CompiledRateBook;
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
};

type PlanBooks = {
  readonly currency: string;
  readonly isTried: boolean;
  readonly now: CompiledRateBook | null;
  readonly tried: CompiledRateBook | null;
};

export function compileFacts(source: BacktestSource): BacktestFacts {
  const tried = compileRateBook(source.triedBook);
  const plans = compilePlans(source, tried);
  const triedId = source.backtest.pricePlanId;
  const nowOfTried = source.plans.find(({ pricePlanId }) => pricePlanId === triedId)?.book ?? null;
  const alike = nowOfTried === null ? new Set<string>() : unchangedRates(nowOfTried, source.triedBook);
  const compiledNow = plans.get(triedId)?.now ?? null;
  const globalPlanId = source.plans.findLast(({ isGlobal, currency }) => isGlobal && currency === tried.currency)?.pricePlanId ?? null;
  return {
    ...source,
    selection: source.backtest.selection,
    requestedAt: source.backtest.requestedAt,
    currency: tried.currency,
    timeZone: tried.timeZone,
    products: new Map(
      source.products.map((product, index) => [product.productId, { ...product, index, latestTax: product.taxRates[0] ?? null }]),
    ),
    tried,
    lineKeys: new Map([...lineNames(tried)].map(([line, name]) => [line, lineKey(name)])),
    // The book of another plan is one object on both sides.
    decide: bookDecider((before, after, rate) => before === after || (after === tried && before === compiledNow && alike.has(rate))),
    chainOf: rememberedChains({ plans, globalPlanId, triedPlanId: triedId }),
  };
}

function compilePlans(source: BacktestSource, tried: CompiledRateBook): ReadonlyMap<number, PlanBooks> {
  return new Map(
    source.plans.map(({ pricePlanId, currency, book }) => {
      const now = book && compileRateBook(book);
      const isTried = pricePlanId === source.backtest.pricePlanId;
      return [pricePlanId, { currency, isTried, now, tried: isTried ? tried : now }];
    }),
  );
}

type Plans = { readonly plans: ReadonlyMap<number, PlanBooks>; readonly globalPlanId: number | null; readonly triedPlanId: number };

/**
 * The plans of a subscription in the order in which they decide; null where the tried plan is not among them, or where one of another
 * currency is, because usage then has no price before it comes to that.
 */
function rememberedChains({ plans, globalPlanId, triedPlanId }: Plans): BacktestFacts["chainOf"] {
  const chains = new Map<string, PlanChain | null>();
  const currency = plans.get(triedPlanId)?.currency;
  return ({ agreementPlanId, subscriptionPlanId, classificationPlanId }) => {
    const own = [agreementPlanId, subscriptionPlanId, classificationPlanId];
    const scope = own.join(" ");
    return remembered(chains, scope, () => {
      const planIds = [...new Set([...own, globalPlanId])].filter((planId) => planId !== null);
      const chain = planIds.flatMap((planId) => plans.get(planId) ?? []);
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
