import { findAdjustFacts } from "#db/queries/adjust-facts.ts";
import { devicesOf } from "#db/queries/devices.ts";
import { holdKindNamed } from "#db/queries/hold-usage-kinds.ts";
import { findDeskSourceCode, findProviderCode, findSourceChannel } from "#db/queries/orders.ts";
import { findProductFacts, findProductIdByCode } from "#db/queries/product-facts.ts";
import { claimCounters, readCounters } from "#db/queries/rate-counters.ts";
import { findSubscriber, lockSubscriber } from "#db/queries/subscribers.ts";
import { findWallet, lockWallet } from "#db/queries/wallets.ts";
import type { Tx } from "#db/tx.ts";
import type { Wallet } from "#lib/domain/billing/wallet.ts";
import type { Catalog } from "#lib/domain/catalog/catalog.ts";
import { type EvaluatedCheck, evaluateProduct } from "#lib/domain/catalog/evaluate-catalogs.ts";
import { decideDeliverTo } from "#lib/domain/device/decide-devices.ts";
import { closestReasons } from "#lib/domain/ordering/closest-reasons.ts";
import type { QuoteInput } from "#lib/domain/ordering/order-schema.ts";
import type { ProductFacts } from "#lib/domain/product/product-facts.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";
import type { AdjustUdrType } from "#lib/domain/udr/adjust-facts.ts";
import { checkMandatory } from "#lib/domain/udr/check-mandatory.ts";
import { checkMetadata } from "#lib/domain/udr/check-metadata.ts";
import { ratingInstantOf } from "#lib/domain/udr/rating-instant.ts";
import { type Decimal, decimal, normalise } from "#lib/kernel/decimal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "./context.ts";
import { offerQuestion } from "./offer-question.ts";
import { type LimitedPrice, rateWithinLimits } from "./order-limits.ts";

/** An order that may be accepted, with its price: what a quote shows and Add Service Usage stores. */
export type PlannedOrder = {
  readonly subscriber: Subscriber;
  readonly wallet: Wallet | null;
  readonly product: ProductFacts;
  readonly udrType: AdjustUdrType;
  readonly catalog: Catalog;
  readonly conditions: readonly EvaluatedCheck[];
  readonly source: { readonly sourceId: number; readonly name: string; readonly channel: string };
  readonly delivery: { readonly provisioningProviderId: number; readonly device: string; readonly productCode: string } | null;
  readonly quantity: Decimal;
} & LimitedPrice;

/**
 * Judges and prices an order at this instant. Quote and order are this one function; with `claim` the subscription and
 * its wallet are held, so what was judged still stands when it is written. Refusals come in the order of the steps.
 */
export async function planOrder(
  tx: Tx,
  context: Context,
  { input, claim }: { readonly input: QuoteInput; readonly claim: boolean },
): Promise<Result<PlannedOrder, Refusal>> {
  const subscriber = await (claim ? lockSubscriber : findSubscriber)(tx, input.subscriptionId);
  if (subscriber === null) return refused({ code: "NOT_FOUND", path: "subscriptionId" });
  if (subscriber.state !== "effective") return refused({ code: "SUBSCRIPTION_NOT_EFFECTIVE" });
  const product = await findOrderedProduct(tx, context, input.product);
  if (product === null) return refused({ code: "NOT_FOUND", path: "product" });
  const offer = await findOffer(tx, context, { subscriber, product, quantity: decimal(input.quantity) });
  if (!offer.ok) return offer;
  const usage = await judgeUsage(tx, context, { input, product, claim });
  if (!usage.ok) return usage;
  const delivery = await planDelivery(tx, { subscriber, product, device: input.device });
  if (!delivery.ok) return delivery;
  const wallet = subscriber.payment === "prepaid" ? await (claim ? lockWallet : findWallet)(tx, subscriber) : null;
  if (subscriber.payment === "prepaid" && wallet === null) return refused({ code: "WALLET_MISSING" });
  const quantity = normalise(decimal(input.quantity));
  const [udrTypeFacts] = product.udrTypes;
  const priced = await rateWithinLimits(tx, context, {
    claim,
    asked: input.discounts ?? [],
    subscriber,
    unit: usage.value.udrType.unit,
    unitDecimals: usage.value.udrType.unitDecimals,
    usage: {
      product,
      quantity,
      usedFrom: context.now,
      usedTo: null,
      ratingInstant: ratingInstantOf(udrTypeFacts?.pricedAt ?? "from", { usedFrom: context.now, orderedAt: context.now }),
      metadata: input.metadata,
      directive: "toBeBilled",
      counters: claim ? claimCounters : readCounters,
    },
  });
  if (!priced.ok) return priced;
  return ok({ subscriber, wallet, product, ...offer.value, ...usage.value, delivery: delivery.value, quantity, ...priced.value });
}

async function findOrderedProduct(tx: Tx, context: Context, code: string): Promise<ProductFacts | null> {
  const productId = await findProductIdByCode(tx, code);
  return productId === null ? null : findProductFacts(tx, productId, context.now);
}

type Who = { readonly subscriber: Subscriber; readonly product: ProductFacts };

/** Seed 002: only "as long as the customer meets conditions defined in effective valid catalogs". */
async function findOffer(
  tx: Tx,
  context: Context,
  { subscriber, product, quantity }: Who & Pick<PlannedOrder, "quantity">,
): Promise<Result<Pick<PlannedOrder, "catalog" | "conditions">, Refusal>> {
  const question = { ...(await offerQuestion(tx, context, subscriber)), quantity };
  const evaluation = evaluateProduct({ ...product, serviceType: product.isUsageService ? "usage" : null }, question);
  if (evaluation.orderable) return ok({ catalog: evaluation.catalog, conditions: evaluation.conditions });
  const [reason] = closestReasons(evaluation.reasons);
  const params = { product: product.name };
  return refused(reason ? { code: reason.code, params: { ...params, ...reason.params } } : { code: "SERVICE_NOT_AVAILABLE", params });
}

/**
 * The UDR type's own rules, held before they are read where the usage is written: the fields it insists on, an allowed source (from the
 * channel, never typed), whole units, metadata as declared.
 */
async function judgeUsage(
  tx: Tx,
  context: Context,
  { input, product, claim }: { readonly input: QuoteInput; readonly product: ProductFacts; readonly claim: boolean },
): Promise<Result<Pick<PlannedOrder, "udrType" | "source">, Refusal>> {
  const sourceCode = context.actor.kind === "service" ? context.actor.sourceCode : await findDeskSourceCode(tx);
  const udrTypeCode = product.udrTypes[0]?.code;
  if (udrTypeCode === undefined) return refused({ code: "PRODUCT_NOT_USAGE", params: { product: product.name } });
  const codes = { product: product.code, udrType: udrTypeCode, source: sourceCode ?? "" };
  if (claim) await holdKindNamed(tx, codes);
  const facts = await findAdjustFacts(tx, codes);
  const { udrType, source } = facts;
  if (udrType === null) return refused({ code: "NOT_FOUND", path: "product" });
  // Ordered usage begins now and has no end of its own.
  const missing = checkMandatory(udrType, { from: context.now, to: null, source: sourceCode });
  if (missing !== null) return refused(missing);
  if (source === null || !udrType.sourceIds.includes(source.sourceId)) {
    return refused({ code: "SOURCE_NOT_ALLOWED", params: { source: source?.name ?? sourceCode ?? "an unknown source" } });
  }
  if (normalise(decimal(input.quantity)).scale > udrType.unitDecimals) return refused({ code: "TOO_MANY_DIGITS", path: "quantity" });
  const fault = checkMetadata(input.metadata, udrType.attributes, new Set());
  if (fault !== null) return refused(fault);
  const channel = (await findSourceChannel(tx, sourceCode ?? "")) ?? "api";
  return ok({ udrType, source: { ...source, channel } });
}

/** What to send to the provider; null when the product is not provisioned. */
async function planDelivery(
  tx: Tx,
  { subscriber, product, device: asked }: Who & Pick<QuoteInput, "device">,
): Promise<Result<PlannedOrder["delivery"], Refusal>> {
  // Whatever is ordered: a device that is not there was meant to be another one.
  const own = asked === undefined ? { defaultNumber: subscriber.device, devices: [] } : await devicesOf(tx, subscriber);
  const device = decideDeliverTo(own, asked);
  if (!device.ok) return device;
  if (!product.usedForProvisioning) return ok(null);
  const { provider } = subscriber;
  const missing = { code: "PROVIDER_CODE_MISSING", params: { provider: provider?.name ?? "No provider", product: product.name } } as const;
  if (provider === null) return refused(missing);
  if (provider.state !== "effective") {
    return refused({ code: "PROVIDER_NOT_EFFECTIVE", params: { provider: provider.name, product: product.name } });
  }
  if (device.value === null) return refused({ code: "DEVICE_MISSING" });
  const productCode = await findProviderCode(tx, provider.provisioningProviderId, product.productId);
  if (productCode === null) return refused(missing);
  return ok({ provisioningProviderId: provider.provisioningProviderId, device: device.value, productCode });
}
