import { and, asc, eq, gt, gte, isNull, lt, sql } from "drizzle-orm";
import type { Instant } from "#lib/kernel/instant.ts";
import { approvalRequest, pricePlan, pricePlanDraft, pricePlanVersion } from "../schema/price-plan.ts";
import { product, taxRate, taxRateStep } from "../schema/product.ts";
import type { Reader } from "../tx.ts";
import { productTax } from "./product-tax.ts";

/** From the first instant up to the second, and no more of them than that. */
export type CalendarPeriod = { readonly from: Instant; readonly to: Instant; readonly limit: number };

const PLAN = { planCode: pricePlan.code, planName: pricePlan.name };

const VERSION = { ...PLAN, version: pricePlanVersion.version, note: pricePlanVersion.note, reach: pricePlanVersion.reach };

/** A corrective version never goes live. */
export function versionsGoingLive(reader: Reader, { from, to, limit }: CalendarPeriod) {
  const { effectiveAt, correctsVersionId } = pricePlanVersion;
  return reader
    .select({ ...VERSION, at: effectiveAt })
    .from(pricePlanVersion)
    .innerJoin(pricePlan, eq(pricePlan.pricePlanId, pricePlanVersion.pricePlanId))
    .where(and(gte(effectiveAt, from), lt(effectiveAt, to), isNull(correctsVersionId), isNull(pricePlan.archivedAt)))
    .orderBy(asc(effectiveAt), asc(pricePlan.code))
    .limit(limit);
}

/** Versions that new subscriptions have already, and those from before get at their own date. */
export function versionsReachingExisting(reader: Reader, { from, to, limit }: CalendarPeriod) {
  const { existingFrom } = pricePlanVersion;
  return reader
    .select({ ...VERSION, at: existingFrom })
    .from(pricePlanVersion)
    .innerJoin(pricePlan, eq(pricePlan.pricePlanId, pricePlanVersion.pricePlanId))
    .where(and(gte(existingFrom, from), lt(existingFrom, to), isNull(pricePlan.archivedAt)))
    .orderBy(asc(existingFrom), asc(pricePlan.code))
    .limit(limit);
}

/** What waits for a second person, whenever it wishes to go live. */
export function openReviews(reader: Reader) {
  return reader
    .select({
      ...PLAN,
      requestId: approvalRequest.requestId,
      note: approvalRequest.note,
      at: approvalRequest.effectiveAt,
      reach: approvalRequest.reach,
      correctsVersionId: approvalRequest.correctsVersionId,
    })
    .from(approvalRequest)
    .innerJoin(pricePlanDraft, eq(pricePlanDraft.draftId, approvalRequest.draftId))
    .innerJoin(pricePlan, eq(pricePlan.pricePlanId, pricePlanDraft.pricePlanId))
    .where(isNull(approvalRequest.decision))
    .orderBy(asc(approvalRequest.requestedAt));
}

const PRODUCT = { code: product.code, name: product.name };

export function productsBeginning(reader: Reader, { from, to, limit }: CalendarPeriod) {
  return reader
    .select({ ...PRODUCT, at: product.validFrom })
    .from(product)
    .where(and(gte(product.validFrom, from), lt(product.validFrom, to), isNull(product.archivedAt)))
    .orderBy(asc(product.validFrom), asc(product.code))
    .limit(limit);
}

export function productsEnding(reader: Reader, { from, to, limit }: CalendarPeriod) {
  return reader
    .select({ ...PRODUCT, at: product.validTo })
    .from(product)
    .where(and(gte(product.validTo, from), lt(product.validTo, to), isNull(product.archivedAt)))
    .orderBy(asc(product.validTo), asc(product.code))
    .limit(limit);
}

/** A rate that begins with its product is no change of anything. */
export function taxRatesBeginning(reader: Reader, { from, to, limit }: CalendarPeriod) {
  const tax = productTax(reader);
  return reader
    .select({ ...PRODUCT, at: tax.validFrom, percent: tax.percent })
    .from(tax)
    .innerJoin(product, eq(product.productId, tax.productId))
    .where(
      and(
        // What many share is one entry: `sharedTaxRatesBeginning`.
        isNull(product.taxRateId),
        gte(tax.validFrom, from),
        lt(tax.validFrom, to),
        gt(tax.validFrom, product.validFrom),
        isNull(product.archivedAt),
      ),
    )
    .orderBy(asc(tax.validFrom), asc(product.code))
    .limit(limit);
}

/** The steps of the rates that products share, but for the first of each: where there was none before, nothing changes. */
export function sharedTaxRatesBeginning(reader: Reader, { from, to, limit }: CalendarPeriod) {
  return reader
    .select({ code: taxRate.code, name: taxRate.name, at: taxRateStep.validFrom, percent: taxRateStep.percent })
    .from(taxRateStep)
    .innerJoin(taxRate, eq(taxRate.taxRateId, taxRateStep.taxRateId))
    .where(
      and(
        gte(taxRateStep.validFrom, from),
        lt(taxRateStep.validFrom, to),
        isNull(taxRate.archivedAt),
        sql`${taxRateStep.validFrom} > (select min(first.valid_from) from tax_rate_step first where first.tax_rate_id = ${taxRateStep.taxRateId})`,
      ),
    )
    .orderBy(asc(taxRateStep.validFrom), asc(taxRate.code))
    .limit(limit);
}
