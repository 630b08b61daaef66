import {
  listRatedPlans,
  listRatedProducts,
  listRatedUdrTypes,
  personalKeys,
  type RatedProduct,
  type RatedUdrType,
} from "#db/queries/backtest-facts.ts";
import { findBacktest, triedBook } from "#db/queries/backtests.ts";
import { liveVersionOf, loadRateBook } from "#db/queries/price-plans.ts";
import type { Reader } from "#db/tx.ts";
import type { Backtest, SelectedTarget } from "#lib/domain/backtest/backtest.ts";
import { lineKey } from "#lib/domain/backtest/line-key.ts";
import { metadataKeysOf } from "#lib/domain/backtest/metadata-keys.ts";
import { bookDecider, type DecideBooks, type PlanChain } from "#lib/domain/backtest/plan-chain.ts";
import { unchangedRates } from "#lib/domain/backtest/unchanged-rates.ts";
import { present } from "#lib/kernel/assert.ts";
import { type CompiledRateBook, compileRateBook } from "#lib/rating/compile-rate-book.ts";
import { lineNames } from "#lib/rating/price-by-line.ts";
import type { RateBook } from "#lib/rating/rate-book.ts";

/** What all of a backtest's usage shares, read once. */
export type BacktestFacts = {
  readonly backtest: Backtest;
  /** Of the plan that is tried: only accounts in it are looked at. */
  readonly currency: string;
  /** Days and hours are told in it. */
  readonly timeZone: string;
  readonly products: ReadonlyMap<number, RatedProduct>;
  readonly udrTypes: ReadonlyMap<number, RatedUdrType>;
  /** Null is every product. */
  readonly productIds: readonly number[] | null;
  readonly keys: readonly string[];
  readonly hasPersonal: boolean;
  readonly tried: CompiledRateBook;
  /** Under which key the sums of a line of the tried book are kept, by its number. */
  readonly lineKeys: ReadonlyMap<number, string>;
  readonly chainOf: (scope: ChainScope) => PlanChain | null;
  readonly decide: DecideBooks;
};

export type ChainScope = { readonly subscriptionPlanId: number | null; readonly classificationPlanId: number | null };

type PlanBooks = {
  readonly currency: string;
  readonly isTried: boolean;
  readonly now: CompiledRateBook | null;
  readonly tried: CompiledRateBook | null;
};

export async function loadBacktestFacts(reader: Reader, backtestId: number): Promise<BacktestFacts> {
  const backtest = present(await findBacktest(reader, backtestId), `backtest ${backtestId}`);
  const ownBook = present(await triedBook(reader, backtestId), `the book of backtest ${backtestId}`);
  const tried = compileRateBook(ownBook);
  const { plans, books, globalPlanId, nowOfTried } = await loadPlans(reader, backtest, tried);
  const keys = [...new Set([ownBook, ...books].flatMap(metadataKeysOf))].sort();
  const personal = await personalKeys(reader);
  const products = await listRatedProducts(reader);
  const alike = nowOfTried === null ? new Set<string>() : unchangedRates(nowOfTried.book, ownBook);
  return {
    backtest,
    currency: tried.currency,
    timeZone: tried.timeZone,
    products: new Map(products.map((product) => [product.productId, product])),
    udrTypes: await listRatedUdrTypes(reader),
    productIds: backtest.selection.target === null ? null : selectedProducts(products, backtest.selection.target),
    keys,
    hasPersonal: keys.some((key) => personal.has(key)),
    tried,
    lineKeys: new Map([...lineNames(tried)].map(([line, name]) => [line, lineKey(name)])),
    // The book of another plan is one object on both sides.
    decide: bookDecider(
      (before, after, rate) => before === after || (after === tried && before === nowOfTried?.compiled && alike.has(rate)),
    ),
    chainOf: rememberedChains({ plans, globalPlanId, triedPlanId: backtest.pricePlanId }),
  };
}

/** Every plan by the version in force when the backtest was asked for, so that a continued one goes on as it began. */
async function loadPlans(reader: Reader, { pricePlanId: triedId, requestedAt }: Backtest, tried: CompiledRateBook) {
  const plans = new Map<number, PlanBooks>();
  const books: RateBook[] = [];
  let globalPlanId: number | null = null;
  let nowOfTried: { readonly book: RateBook; readonly compiled: CompiledRateBook } | null = null;
  for (const { pricePlanId, isGlobal, currency } of await listRatedPlans(reader)) {
    if (isGlobal && currency === tried.currency) globalPlanId = pricePlanId;
    const live = await liveVersionOf(reader, { pricePlanId, at: requestedAt });
    const book = live && (await loadRateBook(reader, live.versionId)).rateBook;
    if (book !== null) books.push(book);
    const now = book && compileRateBook(book);
    const isTried = pricePlanId === triedId;
    if (isTried && book !== null && now !== null) nowOfTried = { book, compiled: now };
    plans.set(pricePlanId, { currency, isTried, now, tried: isTried ? tried : now });
  }
  return { plans, books, globalPlanId, nowOfTried };
}

function selectedProducts(products: readonly RatedProduct[], { kind, code }: SelectedTarget): readonly number[] {
  const codeOf = {
    product: (each: RatedProduct) => each.code,
    productType: (each: RatedProduct) => each.productTypeCode,
    family: (each: RatedProduct) => each.productFamilyCode,
  }[kind];
  return products.filter((each) => codeOf(each) === code).map(({ productId }) => productId);
}

type Plans = { readonly plans: ReadonlyMap<number, PlanBooks>; readonly globalPlanId: number | null; readonly triedPlanId: number };

/**
 * The plans of a subscription in the order in which they decide; null where the tried plan is not among them, or where one of another
 * currency is, because usage then has no price before it comes to that.
 */
function rememberedChains({ plans, globalPlanId, triedPlanId }: Plans): BacktestFacts["chainOf"] {
  const chains = new Map<string, PlanChain | null>();
  const currency = plans.get(triedPlanId)?.currency;
  return ({ subscriptionPlanId, classificationPlanId }) => {
    const scope = [subscriptionPlanId, classificationPlanId].join(" ");
    return remembered(chains, scope, () => {
      const planIds = [...new Set([subscriptionPlanId, classificationPlanId, globalPlanId])].filter((planId) => planId !== null);
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
