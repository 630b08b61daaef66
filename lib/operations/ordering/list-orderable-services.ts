import { listUdrTypes } from "#db/queries/definitions.ts";
import { listOrderableProducts, type OrderableProduct } from "#db/queries/orderable-products.ts";
import { findSubscriber } from "#db/queries/subscribers.ts";
import type { Reader } from "#db/tx.ts";
import { type CatalogEvaluation, type CatalogQuestion, evaluateProduct } from "#lib/domain/catalog/evaluate-catalogs.ts";
import type { AttributeView, UdrTypeView } from "#lib/domain/definition/udr-type-view.ts";
import { closestReasons } from "#lib/domain/ordering/closest-reasons.ts";
import type { ServicesInput } from "#lib/domain/ordering/order-schema.ts";
import type { OrderableService, OrderableServices, OrderField, OrderFields, UnavailableService } from "#lib/domain/ordering/order-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { refusalSentence } from "#lib/domain/refusal-sentence.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";
import { minorDigits } from "#lib/kernel/currency.ts";
import { ONE } from "#lib/kernel/decimal.ts";
import { microsToString } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { UNIT_DECIMALS } from "#lib/rating/usage.ts";
import type { Context } from "../context.ts";
import { offerQuestion } from "../offer-question.ts";
import { rateUsageOf } from "../rate-usage-of.ts";

const LOOKED_AT = 300;
const PRICED = 40;

/** What this subscriber may order now, and what not, with the failed condition of each catalog that would sell it. */
export async function listOrderableServices(
  context: Context,
  { subscriptionId, q }: ServicesInput,
): Promise<Result<OrderableServices, Refusal>> {
  const { database, now } = context;
  const subscriber = await findSubscriber(database, subscriptionId);
  if (subscriber === null) return refused({ code: "NOT_FOUND", path: "subscriptionId" });
  const question = await offerQuestion(database, context, subscriber);
  const provisioningProviderId = subscriber.provider?.provisioningProviderId ?? null;
  const products = await listOrderableProducts(database, { at: now, provisioningProviderId, text: q, limit: LOOKED_AT + 1 });
  const judged = products.slice(0, LOOKED_AT).map((product) => judge(product, { subscriber, question }));
  const available = judged.filter((one) => one.kind === "available");
  return ok({
    available: await withPrices(database, available, { subscriber, context }),
    unavailable: judged.filter((one) => one.kind === "unavailable").map(({ service }) => service),
    isMore: products.length > LOOKED_AT,
    udrTypes: orderFields(await listUdrTypes(database), available),
  });
}

type Judged = Available | { readonly kind: "unavailable"; readonly service: UnavailableService };
type Available = { readonly kind: "available"; readonly product: OrderableProduct; readonly catalogName: string; readonly udrType: string };
type Who = { readonly subscriber: Subscriber; readonly question: CatalogQuestion };

function judge(product: OrderableProduct, { subscriber, question }: Who): Judged {
  const evaluation = evaluateProduct({ ...product, serviceType: "usage" }, question);
  const reasons = [
    ...stateReasons(subscriber),
    ...(evaluation.orderable ? deliveryReasons(product, subscriber) : catalogReasons(evaluation)),
  ];
  if (evaluation.orderable && reasons.length === 0 && product.udrTypeCode !== null) {
    return { kind: "available", product, catalogName: evaluation.catalog.name, udrType: product.udrTypeCode };
  }
  const told = reasons.map((reason) => ({ ...reason, message: refusalSentence(reason) }));
  return { kind: "unavailable", service: { product: product.code, productName: product.name, reasons: told } };
}

function stateReasons({ state }: Subscriber): readonly Refusal[] {
  return state === "effective" ? [] : [{ code: "SUBSCRIPTION_NOT_EFFECTIVE" }];
}

function catalogReasons({ reasons }: Extract<CatalogEvaluation, { orderable: false }>): readonly Refusal[] {
  return closestReasons(reasons).map(({ code, params }) => ({ code, ...(params && { params }) }));
}

/** Said only of what could be sold: an undeliverable film that no catalog offers anyway needs one reason, not two. */
function deliveryReasons(product: OrderableProduct, { provider, device }: Subscriber): readonly Refusal[] {
  if (!product.usedForProvisioning) return [];
  if (provider === null || product.providerCode === null) {
    return [{ code: "PROVIDER_CODE_MISSING", params: { provider: provider?.name ?? "No provider", product: product.name } }];
  }
  return device === null ? [{ code: "DEVICE_MISSING" }] : [];
}

type Pricing = { readonly subscriber: Subscriber; readonly context: Context };

/** The first of the list with their price for one unit now; the rest are priced when they are chosen. */
async function withPrices(reader: Reader, available: readonly Available[], pricing: Pricing): Promise<readonly OrderableService[]> {
  const services: OrderableService[] = [];
  for (const [index, { product, catalogName, udrType }] of available.entries()) {
    const gross = index < PRICED ? await priceOf(reader, product, pricing) : null;
    services.push({ product: product.code, productName: product.name, familyName: product.familyName, catalogName, udrType, gross });
  }
  return services;
}

async function priceOf(reader: Reader, product: OrderableProduct, { subscriber, context: { now } }: Pricing): Promise<string | null> {
  const rated = await rateUsageOf(reader, subscriber, {
    product: { ...product, udrTypes: [] },
    // One unit at one instant is neither apportioned nor split; the code is for discounts on the type.
    udrType: product.udrTypeCode === null ? null : { code: product.udrTypeCode, unitDecimals: UNIT_DECIMALS, split: false },
    quantity: ONE,
    usedFrom: now,
    usedTo: null,
    ratingInstant: now,
    metadata: {},
    directive: "toBeBilled",
  });
  return rated.ok ? microsToString(rated.value.gross, minorDigits(rated.value.currency)) : null;
}

function orderFields(udrTypes: readonly UdrTypeView[], available: readonly Available[]): Readonly<Record<string, OrderFields>> {
  const used = udrTypes.filter(({ code }) => available.some(({ udrType }) => udrType === code));
  return Object.fromEntries(
    used.map(({ code, unit, attributes }) => [code, { unitName: unit.name, fields: attributes.map(toOrderField) }]),
  );
}

function toOrderField({ key, label, type, mandatory, personal, valueList }: AttributeView): OrderField {
  return { key, label, type, mandatory, personal, choices: valueList?.items ?? null };
}
