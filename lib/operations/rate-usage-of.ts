import { type DiscountInForce, discountsInForce } from "#db/queries/discounts.ts";
import { openHoldsFor } from "#db/queries/holds.ts";
import { planCandidates, versionsEffectiveBy } from "#db/queries/price-plans.ts";
import { type PlanPin, pinsOfSubscription } from "#db/queries/version-pins.ts";
import type { Reader } from "#db/tx.ts";
import type { Rated } from "#lib/domain/billing/rbi.ts";
import type { NamedHold } from "#lib/domain/hold/hold.ts";
import { onHold } from "#lib/domain/hold/hold-view.ts";
import type { PricePlan } from "#lib/domain/price-plan/price-plan.ts";
import { versionFor } from "#lib/domain/price-plan/version-for.ts";
import type { ProductFacts } from "#lib/domain/product/product-facts.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";
import { type Decimal, ZERO } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { type Result, refused } from "#lib/kernel/result.ts";
import type { AdHocDiscount } from "#lib/rating/discounts/discount.ts";
import type { BillingDirective, Usage, UsageUdrType } from "#lib/rating/usage.ts";
import { agreedBook } from "./agreed-book.ts";
import { type AgreementTerms, agreementFor, allowedBy } from "./agreement-for.ts";
import { compiledBook } from "./compiled-book.ts";
import { type PlaceInOrder, placeLateUsage } from "./place-late-usage.ts";
import { type CounterSource, rateCounting } from "./rate-counting.ts";
import { versionOfCycle } from "./version-of-cycle.ts";
import { versionSubject } from "./version-subject.ts";

export type UsageToRate = {
  readonly product: ProductFacts;
  /** The product's default where it is not said. */
  readonly udrType?: UsageUdrType | null;
  readonly quantity: Decimal;
  readonly usedFrom: Instant;
  readonly usedTo: Instant | null;
  /** Which version prices it: see `ratingInstantOf`. */
  readonly ratingInstant: Instant;
  readonly metadata: Readonly<Record<string, string>>;
  readonly directive: BillingDirective;
  /** What counted before it: whoever stores the price holds the counters (`claimCounters`), all others only look. */
  readonly counters?: CounterSource;
  /** Where it stands among usage whose order matters; after all of its instant where it is not said. */
  readonly place?: PlaceInOrder;
  /** What agents gave with it. */
  readonly adHoc?: readonly AdHocDiscount[];
  /** As if the account had agreed on this; what is in force at the rating instant where it is not said. */
  readonly agreement?: AgreementTerms | null;
};

/**
 * Prices usage under the plan that applies to the subscriber: the first of agreement, subscription, group and Global that has a line for the
 * product decides (domain rules D-06, R25), in the version that the subscriber has at the rating instant. A plan in another currency than the
 * account's never gives way to the next, nor does one on hold that has a line; a product on hold has no price at all. Quote, order, correction
 * and billing all come through here.
 */
export async function rateUsageOf(reader: Reader, subscriber: Subscriber, usage: UsageToRate): Promise<Result<Rated, Refusal>> {
  const holds = await openHoldsFor(reader, usage.product.productId);
  const held = holds.find(({ target }) => target.kind === "product");
  if (held !== undefined) return refused(onHold(held, subscriber.timeZone));
  const agreement = await agreementFor(reader, subscriber, usage);
  const plans = await planCandidates(reader, {
    agreementPlan: agreement?.pricePlan ?? null,
    subscriptionPlanId: subscriber.pricePlanId,
    classificationPlanId: subscriber.classificationPlanId,
    currency: subscriber.currency,
  });
  const pins = await pinsOfSubscription(reader, subscriber);
  // Domain R41: additive discounts are for flexible terms.
  const discounts = subscriber.isFlexible ? allowedBy(agreement, await discountsInForce(reader, usage.ratingInstant)) : [];
  for (const plan of plans) {
    const rated = await rateUnder(reader, { plan, subscriber, usage, pins, holds, discounts, agreement });
    if (rated !== NO_LINE) return rated;
  }
  return refused({ code: "NO_RATE", params: { product: usage.product.name } });
}

/** The plan has no version in force, or no rate for the product: the next one decides. */
const NO_LINE = Symbol("no line");

type Question = {
  readonly plan: PricePlan;
  readonly subscriber: Subscriber;
  readonly usage: UsageToRate;
  /** Of every plan. */
  readonly pins: readonly PlanPin[];
  /** On plans, whichever. */
  readonly holds: readonly NamedHold[];
  /** In force at the rating instant. */
  readonly discounts: readonly DiscountInForce[];
  readonly agreement: AgreementTerms | null;
};

async function rateUnder(reader: Reader, question: Question): Promise<Result<Rated, Refusal> | typeof NO_LINE> {
  const { plan, subscriber, usage, holds, discounts } = question;
  const version = await versionOf(reader, question);
  if (version === null) return NO_LINE;
  const book = agreedBook(await compiledBook(reader, version, discounts), question.agreement);
  if (book.currency !== subscriber.currency) {
    const params = { planCurrency: book.currency, accountCurrency: subscriber.currency };
    return refused({ code: "CURRENCY_MISMATCH", params });
  }
  const asked = { book, usage: toUsage(usage, subscriber), subscriber, counters: usage.counters };
  const result = await rateCounting(reader, asked);
  if (!result.rated && result.code === "NO_RATE") return NO_LINE;
  const held = holds.find(({ target }) => target.kind === "plan" && target.id === plan.pricePlanId);
  if (held !== undefined) return refused(onHold(held, subscriber.timeZone));
  if (!result.rated) return refused({ code: result.code, params: result.params });
  const { rated: _, ...amounts } = result;
  const rated = { ...amounts, pricePlanVersionId: version.versionId, ratingInstant: usage.ratingInstant };
  return placeLateUsage(reader, { ...asked, productId: usage.product.productId, place: usage.place }, rated);
}

/** A plan's version for this subscriber at the rating instant: see `versionFor`, and of what counts together `versionOfCycle`. */
async function versionOf(reader: Reader, { plan: { pricePlanId }, subscriber, usage, pins, discounts }: Question) {
  const subject = versionSubject(subscriber, { pins, pricePlanId });
  const pinned = subject.pins.map(({ versionId }) => versionId);
  const versions = await versionsEffectiveBy(reader, { pricePlanId, at: usage.ratingInstant, pinned });
  const version = versionFor(versions, subject, usage.ratingInstant);
  return version && versionOfCycle(reader, version, { versions, subject, subscriber, usage, discounts });
}

/** Usage as the engine takes it. */
export function toUsage({ product, udrType, ...usage }: UsageToRate, { taxClass, classificationCode }: Subscriber): Usage {
  const measuredBy = udrType === undefined ? (product.udrTypes[0] ?? null) : udrType;
  return {
    productCode: product.code,
    productTypeCode: product.productTypeCode,
    productFamilyCode: product.productFamilyCode,
    taxPercent: product.taxPercent ?? ZERO,
    quantity: usage.quantity,
    from: usage.usedFrom,
    to: usage.usedTo,
    metadata: usage.metadata,
    directive: usage.directive,
    adHoc: usage.adHoc ?? [],
    taxClass,
    classification: classificationCode,
    udrType: measuredBy && { code: measuredBy.code, unitDecimals: measuredBy.unitDecimals, split: measuredBy.split },
  };
}
