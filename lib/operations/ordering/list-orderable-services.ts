import { listUdrTypes } from "#db/queries/definitions.ts";
import { listOpenHolds } from "#db/queries/holds.ts";
import { listOrderableProducts, type OrderableProduct } from "#db/queries/orderable-products.ts";
import { findSubscriber } from "#db/queries/subscribers.ts";
import type { Reader } from "#db/tx.ts";
import { type CatalogEvaluation, evaluateProduct } from "#lib/domain/catalog/evaluate-catalogs.ts";
import type { CatalogQuestion } from "#lib/domain/catalog/judge-catalog.ts";
import type { AttributeView, UdrTypeView } from "#lib/domain/definition/udr-type-view.ts";
import type { NamedHold } from "#lib/domain/hold/hold.ts";
import { onHold } from "#lib/domain/hold/hold-view.ts";
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
import { servicesWithinLimits } from "../limit-services.ts";
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
  const holds = (await listOpenHolds(database)).filter(({ target }) => target.kind === "product");
  const judged = products.slice(0, LOOKED_AT).map((product) => judge(product, { subscriber, question, holds }));
  const available = judged.filter((one) => one.kind === "available");
  const { services, held } = await withPrices(database, available, { subscriber, context });
  return ok({
    available: services,
    unavailable: [...held, ...judged.filter((one) => one.kind === "unavailable").map(({ service }) => service)],
    isMore: products.length > LOOKED_AT,
    udrTypes: orderFields(await listUdrTypes(database), available),
  });
}

type Judged = Available | { readonly kind: "unavailable"; readonly service: UnavailableService };
type Available = { readonly kind: "available"; readonly product: OrderableProduct; readonly catalogName: string; readonly udrType: string };
type Who = {
  readonly subscriber: Subscriber;
  readonly question: CatalogQuestion;
  /** On products. */
  readonly holds: readonly NamedHold[];
};

function judge(product: OrderableProduct, { subscriber, question, holds }: Who): Judged {
  const evaluation = evaluateProduct({ ...product, serviceType: "usage" }, question);
  const reasons = [
    ...stateReasons(subscriber),
    ...(evaluation.orderable ? deliveryReasons(product, subscriber) : catalogReasons(evaluation)),
    ...holds.filter(({ target }) => target.id === product.productId).map((hold) => onHold(hold, subscriber.timeZone)),
  ];
  if (evaluation.orderable && reasons.length === 0 && product.udrTypeCode !== null) {
    return { kind: "available", product, catalogName: evaluation.catalog.name, udrType: product.udrTypeCode };
  }
  return { kind: "unavailable", service: toUnavailable(product, reasons) };
}

function toUnavailable({ code, name }: OrderableProduct, reasons: readonly Refusal[]): UnavailableService {
  return { product: code, productName: name, reasons: reasons.map((reason) => ({ ...reason, message: refusalSentence(reason) })) };
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
  if (provider.state !== "effective") {
    return [{ code: "PROVIDER_NOT_EFFECTIVE", params: { provider: provider.name, product: product.name } }];
  }
  return device === null ? [{ code: "DEVICE_MISSING" }] : [];
}

type Pricing = { readonly subscriber: Subscriber; readonly context: Context };

type Priced = { readonly services: readonly OrderableService[]; readonly held: readonly UnavailableService[] };

/**
 * The first of the list with their price for one unit now; the rest are priced when they are chosen. Which plan prices a service is known
 * only then, so what is held with its plan is found here, and what a limit of the account has no room for.
 */
async function withPrices(reader: Reader, available: readonly Available[], pricing: Pricing): Promise<Priced> {
  const services: OrderableService[] = [];
  const held: UnavailableService[] = [];
  const limitOn = await servicesWithinLimits(reader, pricing.context, pricing.subscriber);
  for (const [index, { product, catalogName, udrType }] of available.entries()) {
    const rated = index < PRICED ? await priceOf(reader, product, pricing) : null;
    if (rated?.ok === false && rated.refusal.code === "ON_HOLD") {
      held.push(toUnavailable(product, [rated.refusal]));
      continue;
    }
    const limit = limitOn({ product, gross: rated?.ok ? rated.value.gross : null });
    if (limit !== null) {
      held.push(toUnavailable(product, [limit]));
      continue;
    }
    const gross = rated?.ok ? microsToString(rated.value.gross, minorDigits(rated.value.currency)) : null;
    services.push({ product: product.code, productName: product.name, familyName: product.familyName, catalogName, udrType, gross });
  }
  return { services, held };
}

function priceOf(reader: Reader, product: OrderableProduct, { subscriber, context: { now } }: Pricing) {
  return rateUsageOf(reader, subscriber, {
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
