import {
  listRatedPlans,
  listRatedProducts,
  listRatedUdrTypes,
  listSharedTerms,
  personalKeys,
  type RatedPlan,
  type RatedProduct,
  type RatedUdrType,
} from "#db/queries/backtest-facts.ts";
import { triedBook } from "#db/queries/backtests.ts";
import { discountsInForce } from "#db/queries/discounts.ts";
import { liveVersionOf, loadRateBook } from "#db/queries/price-plans.ts";
import type { Reader } from "#db/tx.ts";
import { agreedDiscounts } from "#lib/domain/allowance/allowance-book.ts";
import type { SharedTermsOf } from "#lib/domain/allowance/allowance-schema.ts";
import type { Backtest, SelectedTarget } from "#lib/domain/backtest/backtest.ts";
import { metadataKeysOf } from "#lib/domain/backtest/metadata-keys.ts";
import { withDiscounts } from "#lib/domain/discount/resolve-discount.ts";
import { present } from "#lib/kernel/assert.ts";
import { type Instant, instantFromMillis } from "#lib/kernel/instant.ts";
import type { Discount } from "#lib/rating/discounts/discount.ts";
import type { RateBook } from "#lib/rating/rate-book.ts";

/** What all of a backtest's usage shares, as it is read once and told to each thread. */
export type BacktestSource = {
  readonly backtest: Pick<Backtest, "backtestId" | "pricePlanId" | "selection" | "requestedAt">;
  readonly products: readonly RatedProduct[];
  readonly udrTypes: ReadonlyMap<number, RatedUdrType>;
  /** Null is every product. */
  readonly productIds: readonly number[] | null;
  readonly keys: readonly string[];
  readonly hasPersonal: boolean;
  /** How far back usage is read that counts towards what is selected. */
  readonly countsFrom: Instant;
  readonly triedBook: RateBook;
  readonly plans: readonly SourcePlan[];
  /** By account. */
  readonly sharedTerms: ReadonlyMap<number, SharedTermsOf>;
};

/** A plan with its book in force; null where it has none. */
export type SourcePlan = RatedPlan & { readonly book: RateBook | null };

export async function readBacktestSource(reader: Reader, backtest: Backtest): Promise<BacktestSource> {
  const { backtestId, pricePlanId, selection, requestedAt } = backtest;
  // On both sides the same, as they were in force when it was asked for: what is compared is the plan. Who may have which is in `chainOf`.
  const discounts = (await discountsInForce(reader, requestedAt)).map(({ resolved }) => resolved);
  const ownBook = withDiscounts(present(await triedBook(reader, backtestId), `the book of backtest ${backtestId}`), discounts);
  const plans = (await booksInForce(reader, backtest)).map((plan) => ({ ...plan, book: plan.book && withDiscounts(plan.book, discounts) }));
  const books = plans.flatMap(({ book }) => book ?? []);
  const sharedTerms = await listSharedTerms(reader, requestedAt);
  const ofZones = [...sharedTerms.values()].flatMap(({ zones = {} }) =>
    Object.values(zones).flatMap(({ all }) => all.map(({ attribute }) => attribute)),
  );
  const keys = [...new Set([...[ownBook, ...books].flatMap(metadataKeysOf), ...ofZones])].sort();
  const personal = await personalKeys(reader);
  const products = await listRatedProducts(reader);
  return {
    backtest: { backtestId, pricePlanId, selection, requestedAt },
    products,
    udrTypes: await listRatedUdrTypes(reader),
    productIds: selection.target === null ? null : selectedProducts(products, selection.target),
    keys,
    hasPersonal: keys.some((key) => personal.has(key)),
    countsFrom: countsFrom(selection.from, [...discounts.map(({ discount }) => discount), ...[...sharedTerms.values()].flatMap(sharedBy)]),
    triedBook: ownBook,
    plans,
    sharedTerms,
  };
}

/** Every plan by the version in force when the backtest was asked for, so that a continued one goes on as it began. */
async function booksInForce(reader: Reader, { requestedAt }: Backtest): Promise<readonly SourcePlan[]> {
  const plans: SourcePlan[] = [];
  for (const plan of await listRatedPlans(reader)) {
    const live = await liveVersionOf(reader, { pricePlanId: plan.pricePlanId, at: requestedAt });
    plans.push({ ...plan, book: live && (await loadRateBook(reader, live.versionId)).rateBook });
  }
  return plans;
}

function selectedProducts(products: readonly RatedProduct[], { kind, code }: SelectedTarget): readonly number[] {
  const codeOf = {
    product: (each: RatedProduct) => each.code,
    productType: (each: RatedProduct) => each.productTypeCode,
    family: (each: RatedProduct) => each.productFamilyCode,
  }[kind];
  return products.filter((each) => codeOf(each) === code).map(({ productId }) => productId);
}

const DAY = 86_400_000;
/** Billing cycles are at most a year. */
const LONGEST_CYCLE = 366 * DAY;
const DAYS = { day: 1, week: 7, month: 31 } as const;

function sharedBy(terms: SharedTermsOf): readonly Discount[] {
  return agreedDiscounts(terms).discounts;
}

/** What is used up once and for all began whenever; other counters begin anew with a cycle, or with a period of their own. */
function countsFrom(from: Instant, discounts: readonly Discount[]): Instant {
  const lengths = discounts
    .filter(({ per }) => per === "period")
    .map(({ renew }) => (typeof renew === "string" ? (renew === "never" ? from : LONGEST_CYCLE) : renew.every * DAYS[renew.unit] * DAY));
  return instantFromMillis(from - Math.min(from, Math.max(LONGEST_CYCLE, ...lengths)));
}
