import { type CountingOwner, placeName, placeOf } from "#lib/domain/counting/counter-place.ts";
import { cyclesOf } from "#lib/domain/counting/counting-cycles.ts";
import type { BillingCycle } from "#lib/domain/subscription/billing-cycle.ts";
import type { Counted } from "#lib/rating/charges/charge-program.ts";
import type { CompiledRateBook } from "#lib/rating/compile-rate-book.ts";
import type { Discount } from "#lib/rating/discounts/discount.ts";
import { rateUsage } from "#lib/rating/rate-usage.ts";
import type { RatingResult } from "#lib/rating/rating-result.ts";
import { rateFor } from "#lib/rating/select-rate.ts";
import type { Usage } from "#lib/rating/usage.ts";

/** Usage that may count towards other usage, under the books that price it. */
export type CountingUsage = {
  readonly udrId: number;
  readonly usage: Usage;
  readonly owner: CountedSubscriber;
  readonly now: CompiledRateBook | null;
  readonly tried: CompiledRateBook | null;
};

type CountedSubscriber = {
  readonly subscriptionId: number;
  readonly accountId: number;
  readonly cycle: BillingCycle;
  readonly timeZone: string;
};

export type RatedTwice = { readonly now: RatingResult | null; readonly tried: RatingResult | null };

/**
 * Prices usage that counts together, on each side by what had counted there: in the order in which the console would have come to the same,
 * which is that of From. All usage of an account must be among it, since its subscriptions may share a pool.
 */
export function rateInOrder<One extends CountingUsage>(usages: One[], told: (one: One, rated: RatedTwice) => void): void {
  usages.sort(
    (left, right) => left.owner.accountId - right.owner.accountId || left.usage.from - right.usage.from || left.udrId - right.udrId,
  );
  const [now, tried] = [new Map<string, Counted>(), new Map<string, Counted>()];
  let accountId = Number.NaN;
  for (const one of usages) {
    if (one.owner.accountId !== accountId) for (const counted of [now, tried]) counted.clear();
    ({ accountId } = one.owner);
    const owner = { ...one.owner, cycles: cyclesOf(one.owner, one.usage.from) };
    told(one, { now: rateOn(now, one.now, { usage: one.usage, owner }), tried: rateOn(tried, one.tried, { usage: one.usage, owner }) });
  }
}

type OneOf = { readonly usage: Usage; readonly owner: CountingOwner };

function rateOn(counted: Map<string, Counted>, book: CompiledRateBook | null, { usage, owner }: OneOf): RatingResult | null {
  if (book === null) return null;
  const rated = rateUsage(book, usage, (key) => counted.get(placeName(placeOf(key, owner))) ?? null);
  if (rated.rated) for (const change of rated.changes) counted.set(placeName(placeOf(change.key, owner)), change.counted);
  return rated;
}

type Product = Pick<Usage, "productCode" | "productTypeCode" | "productFamilyCode">;

/** Whether usage of a product may count towards other usage under a book: by its rate, or by a discount of a period. */
export function mayCount(book: CompiledRateBook | null, product: Product): boolean {
  if (book === null) return false;
  const scope = rateFor(book, product)?.scope ?? "udr";
  return scope !== "udr" || book.discounts.all.some(({ definition }) => definition.per === "period" && isFor(definition, product));
}

/** Of a UDR type it may be whatever the product is. */
function isFor({ for: target }: Discount, { productCode, productTypeCode, productFamilyCode }: Product): boolean {
  if (target === null || "udrType" in target) return true;
  if ("product" in target) return target.product === productCode;
  return "productType" in target ? target.productType === productTypeCode : target.family === productFamilyCode;
}
