import { listAdHocDiscounts } from "#db/queries/ad-hoc-discounts.ts";
import { findAgreementInForce } from "#db/queries/pricing-agreements.ts";
import type { Reader } from "#db/tx.ts";
import type { AskedDiscount } from "#lib/domain/discount/asked-discount.ts";
import { type DecidedDiscounts, decideGivenDiscounts, type KeptDiscount } from "#lib/domain/discount/decide-given-discounts.ts";
import type { DiscountedService } from "#lib/domain/discount/discount-to-give.ts";
import type { GivingCircumstances } from "#lib/domain/discount/reason-against-giving.ts";
import { can } from "#lib/domain/people/permissions.ts";
import type { ProductFacts } from "#lib/domain/product/product-facts.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { UsageUdrType } from "#lib/rating/usage.ts";
import type { Context } from "./context.ts";

export type Giving = {
  readonly asked: readonly AskedDiscount[];
  readonly kept: readonly KeptDiscount[];
  readonly subscriber: Subscriber;
  readonly service: DiscountedService;
  /** Of the UDR type: "GB". */
  readonly unit: string;
};

/** Decides by the discounts as they are now, at the moment of giving. Asked for none, nothing is read. */
export async function giveDiscounts(reader: Reader, { actor, now }: Context, giving: Giving): Promise<Result<DecidedDiscounts, Refusal>> {
  const { asked, kept, subscriber, service, unit } = giving;
  if (asked.length === 0) return ok({ given: [], withApproval: null });
  return decideGivenDiscounts({
    asked,
    kept,
    offered: await listAdHocDiscounts(reader, now),
    circumstances: await givingTo(reader, { subscriber, service, at: now }),
    units: { currency: subscriber.currency, unit },
    mayApprove: actor.kind === "user" && can(actor.role, "review.decide"),
  });
}

type GivingTo = Pick<Giving, "subscriber" | "service"> & Pick<GivingCircumstances, "at">;

export async function givingTo(reader: Reader, { subscriber, service, at }: GivingTo): Promise<GivingCircumstances> {
  const { currency, schemeName, isFlexible } = subscriber;
  const agreement = (await findAgreementInForce(reader, subscriber, at))?.document ?? null;
  return { service, at, currency, terms: { name: schemeName, isFlexible }, agreement };
}

type ServiceParts = {
  readonly product: ProductFacts;
  /** The product's default where it is not said. */
  readonly udrType?: UsageUdrType | null | undefined;
  readonly metadata: Readonly<Record<string, string>>;
};

/** What the conditions of discounts are asked about, as rating asks it. */
export function discountedService({ classificationCode }: Subscriber, { product, udrType, metadata }: ServiceParts): DiscountedService {
  const { code, productTypeCode, productFamilyCode, udrTypes } = product;
  const measuredBy = udrType === undefined ? (udrTypes[0] ?? null) : udrType;
  return { productCode: code, productTypeCode, productFamilyCode, metadata, classification: classificationCode, udrType: measuredBy };
}
