import { type DiscountInForce, discountsInForce } from "#db/queries/discounts.ts";
import { openHoldsFor } from "#db/queries/holds.ts";
import type { Reader } from "#db/tx.ts";
import { type BookElsewhere, bookOfElsewhere, priceElsewhere, usageOfElsewhere } from "#lib/domain/billing/rate-elsewhere.ts";
import type { Rated } from "#lib/domain/billing/rbi.ts";
import { withDiscounts } from "#lib/domain/discount/resolve-discount.ts";
import { onHold } from "#lib/domain/hold/hold-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";
import type { Currency } from "#lib/kernel/currency.ts";
import { ZERO } from "#lib/kernel/decimal.ts";
import type { Micros } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { type CompiledRateBook, compileRateBook } from "#lib/rating/compile-rate-book.ts";
import { agreedBook } from "./agreed-book.ts";
import { agreementFor, allowedBy } from "./agreement-for.ts";
import { rateCounting } from "./rate-counting.ts";
import { toUsage, type UsageToRate } from "./rate-usage-of.ts";

export type UsageElsewhere = UsageToRate & {
  readonly imported: { readonly gross: Micros; readonly tax: Micros; readonly currency: Currency };
};

/**
 * Prices usage that was rated elsewhere: what it came with, less our discounts, by the engine that prices usage of ours. No plan has a word in
 * it, so neither has a version; a product on hold waits like any other.
 */
export async function rateElsewhere(reader: Reader, subscriber: Subscriber, usage: UsageElsewhere): Promise<Result<Rated, Refusal>> {
  const { product, imported, ratingInstant, counters } = usage;
  const { currency, timeZone } = subscriber;
  const held = (await openHoldsFor(reader, product.productId)).find(({ target }) => target.kind === "product");
  if (held !== undefined) return refused(onHold(held, timeZone));
  if (imported.currency !== currency) {
    return refused({ code: "CURRENCY_MISMATCH", params: { planCurrency: imported.currency, accountCurrency: currency } });
  }
  const price = priceElsewhere({ ...imported, productTax: product.taxPercent ?? ZERO });
  if (!price.ok) return price;
  const { roundTo } = price.value;
  const agreement = await agreementFor(reader, subscriber, usage);
  const discounts = subscriber.isFlexible ? allowedBy(agreement, await discountsInForce(reader, ratingInstant)) : [];
  const ours = bookWith(discounts, { roundTo, currency, timeZone, productTypeCode: product.productTypeCode });
  const priced = usageOfElsewhere(toUsage(usage, subscriber), price.value);
  const book = agreedBook(ours, agreement);
  const result = await rateCounting(reader, { book, usage: priced, subscriber, counters });
  if (!result.rated) return refused({ code: result.code, params: result.params });
  const { rated: _, ...amounts } = result;
  return ok({ ...amounts, pricePlanVersionId: null, ratingInstant });
}

const MOST_BOOKS = 50;
const books = new Map<string, CompiledRateBook>();

/** A batch is mostly of one kind, so that few books are read once and used by the thousand. */
function bookWith(discounts: readonly DiscountInForce[], of: BookElsewhere): CompiledRateBook {
  const key = JSON.stringify([of.currency, of.timeZone, of.roundTo, of.productTypeCode, ...discounts.map(({ versionId }) => versionId)]);
  const known = books.get(key);
  if (known) return known;
  const resolved = discounts.map((discount) => discount.resolved);
  const compiled = compileRateBook(withDiscounts(bookOfElsewhere(of), resolved));
  if (books.size >= MOST_BOOKS) books.clear();
  books.set(key, compiled);
  return compiled;
}
