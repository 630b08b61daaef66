import { liveVersionOf, loadRateBook, planCandidates } from "#db/queries/price-plans.ts";
import type { Reader } from "#db/tx.ts";
import type { Rated } from "#lib/domain/billing/rbi.ts";
import type { PricePlan } from "#lib/domain/price-plan/price-plan.ts";
import type { ProductFacts } from "#lib/domain/product/product-facts.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";
import { type Decimal, ZERO } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { type CompiledRateBook, compileRateBook } from "#lib/rating/compile-rate-book.ts";
import { rateUsage } from "#lib/rating/rate-usage.ts";
import type { BillingDirective } from "#lib/rating/usage.ts";

export type UsageToRate = {
  readonly product: ProductFacts;
  readonly quantity: Decimal;
  readonly usedFrom: Instant;
  readonly usedTo: Instant | null;
  /** Which version prices it: see `ratingInstantOf`. */
  readonly ratingInstant: Instant;
  readonly metadata: Readonly<Record<string, string>>;
  readonly directive: BillingDirective;
};

/**
 * Prices usage under the plan that applies to the subscriber: the first of subscription, group and Global that has a line
 * for the product decides (domain rules D-06, R25), in the version live at the rating instant. Quote, order, correction
 * and billing all come through here.
 */
export async function rateUsageOf(reader: Reader, subscriber: Subscriber, usage: UsageToRate): Promise<Result<Rated, Refusal>> {
  const plans = await planCandidates(reader, {
    subscriptionPlanId: subscriber.pricePlanId,
    classificationPlanId: subscriber.classificationPlanId,
    currency: subscriber.currency,
  });
  for (const plan of plans) {
    const rated = await rateUnder(reader, { plan, subscriber, usage });
    if (rated.ok || rated.refusal.code !== "NO_RATE") return rated;
  }
  return refused({ code: "NO_RATE", params: { product: usage.product.name } });
}

type Question = { readonly plan: PricePlan; readonly subscriber: Subscriber; readonly usage: UsageToRate };

async function rateUnder(reader: Reader, { plan, subscriber, usage }: Question): Promise<Result<Rated, Refusal>> {
  const version = await liveVersionOf(reader, { pricePlanId: plan.pricePlanId, at: usage.ratingInstant });
  if (version === null) return refused({ code: "NO_RATE" });
  const result = rateUsage(await compiledBook(reader, version), {
    productCode: usage.product.code,
    productTypeCode: usage.product.productTypeCode,
    productFamilyCode: usage.product.productFamilyCode,
    taxPercent: usage.product.taxPercent ?? ZERO,
    quantity: usage.quantity,
    from: usage.usedFrom,
    to: usage.usedTo,
    metadata: usage.metadata,
    directive: usage.directive,
    taxClass: subscriber.taxClass,
  });
  if (!result.rated) return refused({ code: result.code, params: result.params });
  if (result.currency !== subscriber.currency) {
    const params = { planCurrency: result.currency, accountCurrency: subscriber.currency };
    return refused({ code: "CURRENCY_MISMATCH", params });
  }
  const { rated: _, ...amounts } = result;
  return ok({ ...amounts, pricePlanVersionId: version.versionId, ratingInstant: usage.ratingInstant });
}

const MOST_BOOKS = 200;
const books = new Map<number, CompiledRateBook>();

/** A published book never changes, so its compiled form is kept; the book used longest ago makes room. */
async function compiledBook(reader: Reader, { versionId, version }: { versionId: number; version: number }): Promise<CompiledRateBook> {
  const known = books.get(versionId);
  if (known) {
    books.delete(versionId);
    books.set(versionId, known);
    return known;
  }
  const { rateBook } = await loadRateBook(reader, versionId);
  const compiled = compileRateBook(rateBook, String(version));
  books.set(versionId, compiled);
  const oldest = books.keys().next();
  if (books.size > MOST_BOOKS && !oldest.done) books.delete(oldest.value);
  return compiled;
}

/** The instant that decides the version: a UDR type is priced at the From (default) or at the order. */
export function ratingInstantOf(pricedAt: string, { usedFrom, orderedAt }: { usedFrom: Instant; orderedAt: Instant | null }): Instant {
  return pricedAt === "order" && orderedAt !== null ? orderedAt : usedFrom;
}
