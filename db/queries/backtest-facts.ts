import { and, desc, eq, isNull, lte, max, min, sql } from "drizzle-orm";
import { hasEnded } from "#lib/domain/agreement/agreement-in-force.ts";
import type { SharedTermsOf } from "#lib/domain/allowance/allowance-schema.ts";
import { present } from "#lib/kernel/assert.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { shardOf } from "#lib/kernel/shard.ts";
import type { UsageUdrType } from "#lib/rating/usage.ts";
import { fromDbAgreementDocument } from "../mapping/pricing-agreements.ts";
import { account } from "../schema/account.ts";
import { accountClassification } from "../schema/billing-term.ts";
import { pricePlan } from "../schema/price-plan.ts";
import { pricingAgreementVersion } from "../schema/pricing-agreement.ts";
import { product, productFamily, productType } from "../schema/product.ts";
import { udr } from "../schema/udr.ts";
import { udrType, udrTypeAttribute, unitOfMeasurement } from "../schema/usage.ts";
import type { Reader } from "../tx.ts";
import { ofAccounts } from "./account-key.ts";
import { listProductTax, type ProductTaxStep } from "./product-tax.ts";

/** What pricing asks of a product, at any instant. */
export type RatedProduct = {
  readonly productId: number;
  readonly code: string;
  readonly productTypeCode: string;
  readonly productFamilyCode: string | null;
  /** The latest first. */
  readonly taxRates: readonly ProductTaxStep[];
};

/** All of them, archived ones too: past usage may be of any. */
export async function listRatedProducts(reader: Reader): Promise<readonly RatedProduct[]> {
  const products = await reader
    .select({
      productId: product.productId,
      code: product.code,
      productTypeCode: productType.code,
      productFamilyCode: productFamily.code,
    })
    .from(product)
    .innerJoin(productType, eq(productType.productTypeId, product.productTypeId))
    .leftJoin(productFamily, eq(productFamily.productFamilyId, product.productFamilyId));
  const taxOf = await listProductTax(reader);
  return products.map((own) => ({ ...own, taxRates: taxOf.get(own.productId) ?? [] }));
}

export type RatedUdrType = { readonly usage: UsageUdrType; readonly pricedAt: string };

export async function listRatedUdrTypes(reader: Reader): Promise<ReadonlyMap<number, RatedUdrType>> {
  const rows = await reader
    .select({ type: udrType, unitDecimals: unitOfMeasurement.decimals })
    .from(udrType)
    .innerJoin(unitOfMeasurement, eq(unitOfMeasurement.unitId, udrType.unitId));
  return new Map(
    rows.map(({ type, unitDecimals }) => [
      type.udrTypeId,
      { usage: { code: type.code, unitDecimals, split: type.boundary === "split" }, pricedAt: type.pricedAt },
    ]),
  );
}

/** The keys that some UDR type keeps apart as personal. */
export async function personalKeys(reader: Reader): Promise<ReadonlySet<string>> {
  const rows = await reader.selectDistinct({ key: udrTypeAttribute.key }).from(udrTypeAttribute).where(eq(udrTypeAttribute.personal, true));
  return new Set(rows.map(({ key }) => key));
}

export type RatedPlan = { readonly pricePlanId: number; readonly isGlobal: boolean; readonly currency: string };

export async function listRatedPlans(reader: Reader): Promise<readonly RatedPlan[]> {
  const rows = await reader
    .select({ pricePlanId: pricePlan.pricePlanId, kind: pricePlan.kind, currency: pricePlan.currency })
    .from(pricePlan);
  return rows.map(({ pricePlanId, kind, currency }) => ({
    pricePlanId,
    isGlobal: kind === "global",
    currency: present(currency, "currency of a price plan"),
  }));
}

/** What the SIMs of organisations share by the agreements in force, by account: those that say so. */
export async function listSharedTerms(reader: Reader, at: Instant): Promise<ReadonlyMap<number, SharedTermsOf>> {
  const latest = reader
    .selectDistinctOn([pricingAgreementVersion.shard, pricingAgreementVersion.accountId], {
      accountId: pricingAgreementVersion.accountId,
      document: pricingAgreementVersion.document,
    })
    .from(pricingAgreementVersion)
    .where(lte(pricingAgreementVersion.effectiveAt, at))
    .orderBy(pricingAgreementVersion.shard, pricingAgreementVersion.accountId, desc(pricingAgreementVersion.effectiveAt))
    .as("latest");
  const rows = await reader.select().from(latest).where(sql`${latest.document} ? 'allowances'`);
  return new Map(
    rows.flatMap(({ accountId, document: stored }) => {
      const document = fromDbAgreementDocument(stored);
      const { allowances, zones, timeZone } = document;
      return hasEnded(document, at) ? [] : [[accountId, { allowances, zones, timeZone }] as const];
    }),
  );
}

/** First and last From of all usage; null when there is none. One index, read from both ends. */
export async function usageSpan(reader: Reader): Promise<{ readonly first: Instant; readonly last: Instant } | null> {
  const [row] = await reader.select({ first: min(udr.usedFrom), last: max(udr.usedFrom) }).from(udr);
  return row && row.first !== null && row.last !== null ? { first: row.first, last: row.last } : null;
}

export async function listSegments(reader: Reader): Promise<{
  readonly classifications: readonly { readonly code: string; readonly name: string }[];
  readonly productTypes: readonly { readonly code: string; readonly name: string }[];
  readonly families: readonly { readonly code: string; readonly name: string }[];
}> {
  const classifications = await reader
    .select({ code: accountClassification.code, name: accountClassification.name })
    .from(accountClassification)
    .orderBy(accountClassification.name);
  const productTypes = await reader
    .select({ code: productType.code, name: productType.name })
    .from(productType)
    .where(and(eq(productType.serviceType, "usage"), isNull(productType.archivedAt)))
    .orderBy(productType.name);
  const families = await reader
    .select({ code: productFamily.code, name: productFamily.name })
    .from(productFamily)
    .where(isNull(productFamily.archivedAt))
    .orderBy(productFamily.name);
  return { classifications, productTypes, families };
}

export async function accountNames(
  reader: Reader,
  accountIds: readonly number[],
): Promise<ReadonlyMap<number, { readonly number: string; readonly name: string }>> {
  if (accountIds.length === 0) return new Map();
  const rows = await reader
    .select({ accountId: account.accountId, number: account.number, name: account.name })
    .from(account)
    .where(
      ofAccounts(
        account,
        accountIds.map((accountId) => ({ shard: shardOf(accountId), accountId })),
      ),
    );
  return new Map(rows.map(({ accountId, ...names }) => [accountId, names]));
}
