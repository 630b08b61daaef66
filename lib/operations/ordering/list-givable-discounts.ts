import { listAdHocDiscounts } from "#db/queries/ad-hoc-discounts.ts";
import { findProductFacts, findProductIdByCode } from "#db/queries/product-facts.ts";
import { findSubscriber } from "#db/queries/subscribers.ts";
import { type GivableDiscount, type GivableDiscountsInput, toGivable } from "#lib/domain/discount/givable-discount.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { discountedService, givingTo } from "../give-discounts.ts";

/** The discounts that the agent may give with this usage, and the others with what stands against each: asked of both by what decides the order. */
export async function listGivableDiscounts(
  { database, now }: Context,
  { subscriptionId, product: code, udrType: typeCode, metadata }: GivableDiscountsInput,
): Promise<Result<readonly GivableDiscount[], Refusal>> {
  const subscriber = await findSubscriber(database, subscriptionId);
  if (subscriber === null) return refused({ code: "NOT_FOUND", path: "subscriptionId" });
  const productId = await findProductIdByCode(database, code);
  const product = productId === null ? null : await findProductFacts(database, productId, now);
  if (product === null) return refused({ code: "NOT_FOUND", path: "product" });
  const udrType = product.udrTypes.find((type) => typeCode === undefined || type.code === typeCode) ?? null;
  const service = discountedService(subscriber, { product, udrType, metadata });
  const units = { currency: subscriber.currency, unit: udrType?.unitName ?? "" };
  const circumstances = await givingTo(database, { subscriber, service, at: now });
  return ok(toGivable(await listAdHocDiscounts(database, now), circumstances, units));
}
