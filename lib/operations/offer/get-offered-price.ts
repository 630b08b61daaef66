import { findProductFacts, findProductIdByCode } from "#db/queries/product-facts.ts";
import { loadRateNames } from "#db/queries/rate-definitions.ts";
import { findSubscriber } from "#db/queries/subscribers.ts";
import type { Tx } from "#db/tx.ts";
import type { OfferedPriceInput } from "#lib/domain/offer/offer-schema.ts";
import type { OfferedPrice } from "#lib/domain/offer/offer-view.ts";
import type { ProductFacts } from "#lib/domain/product/product-facts.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { refusalSentence } from "#lib/domain/refusal-sentence.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";
import { minorDigits } from "#lib/kernel/currency.ts";
import { ONE } from "#lib/kernel/decimal.ts";
import { microsToString } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { explainInWords } from "#lib/rating/words/explain-in-words.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { offeredDiscounts } from "../offered-discounts.ts";
import { rateUsageOf } from "../rate-usage-of.ts";

/** One unit of a product for a subscription, now and without metadata: its price in words, and each discount judged for it. It stores nothing. */
export async function getOfferedPrice(
  context: Context,
  { subscriptionId, product: code }: OfferedPriceInput,
): Promise<Result<OfferedPrice, Refusal>> {
  const { now } = context;
  return inTransaction(context, async (tx) => {
    const subscriber = await findSubscriber(tx, subscriptionId);
    if (subscriber === null) return refused({ code: "NOT_FOUND", path: "subscriptionId" });
    const productId = await findProductIdByCode(tx, code);
    const product = productId === null ? null : await findProductFacts(tx, productId, now);
    if (product === null) return refused({ code: "NOT_FOUND", path: "product" });
    const [udrType] = product.udrTypes;
    const scope = {
      product: product.code,
      productType: product.productTypeCode,
      family: product.productFamilyCode,
      udrType: udrType?.code ?? null,
    };
    return ok({
      product: { code: product.code, name: product.name },
      unitName: udrType?.unitName ?? null,
      currency: subscriber.currency,
      priced: await priced(tx, context, { subscriber, product }),
      discounts: await offeredDiscounts(tx, { subscriber, product: scope, now }),
    });
  });
}

type Asked = { readonly subscriber: Subscriber; readonly product: ProductFacts };

async function priced(tx: Tx, { now }: Context, { subscriber, product }: Asked): Promise<OfferedPrice["priced"]> {
  const usage = { product, quantity: ONE, usedFrom: now, usedTo: null, ratingInstant: now, metadata: {}, directive: "toBeBilled" } as const;
  const rated = await rateUsageOf(tx, subscriber, usage);
  if (!rated.ok) return { ok: false, message: refusalSentence(rated.refusal) };
  const unit = product.udrTypes[0]?.unitName;
  const words = explainInWords(rated.value.explanation, { names: await loadRateNames(tx), ...(unit === undefined ? {} : { unit }) });
  return { ok: true, gross: microsToString(rated.value.gross, minorDigits(rated.value.currency)), ...words };
}
