import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Catalog } from "#lib/domain/catalog/catalog.ts";
import type { CatalogChoices } from "#lib/domain/catalog/catalog-choices.ts";
import { PAYMENT_NAMES } from "#lib/domain/catalog/catalog-choices.ts";
import type { LineContent } from "#lib/domain/catalog/catalog-content.ts";
import type { CatalogPartFacts, ServiceFacts, TargetFacts } from "#lib/domain/catalog/decide-save-catalog.ts";
import type { Reference } from "#lib/domain/definition/reference.ts";
import { accountClassification, billingTermScheme, subscriptionType } from "../schema/billing-term.ts";
import { product, productFamily, productType } from "../schema/product.ts";
import { provisioningProvider } from "../schema/provider.ts";
import type { Reader, Tx } from "../tx.ts";

type Lines = readonly Pick<LineContent, "target" | "requires" | "excludes">[];

/**
 * What these lines name, what the lines of others require, and what conditions may name. What these lines name and is in use stays
 * so until the transaction ends: a product that is being archived is waited for, and then it is archived.
 */
export async function holdCatalogParts(tx: Tx, lines: Lines, others: readonly Catalog[]): Promise<CatalogPartFacts> {
  const named = (kind: LineContent["target"]["kind"]) =>
    lines.filter(({ target }) => target.kind === kind).map(({ target }) => target.code);
  const services = lines.flatMap(({ requires, excludes }) => [...(requires?.services ?? []), ...excludes]);
  await holdProducts(tx, [...new Set([...named("product"), ...services])]);
  const elsewhere = others.flatMap((other) => other.lines.flatMap(({ requires }) => requires?.codes ?? []));
  const choices = await listConditionChoices(tx);
  return {
    targets: {
      product: new Map(
        (await readProducts(tx, named("product"))).map((row) => [row.code, { ...row, isUsage: row.serviceType === "usage" }]),
      ),
      productType: await holdTypes(tx, named("productType")),
      productFamily: await holdFamilies(tx, named("productFamily")),
    },
    services: new Map((await readProducts(tx, [...services, ...elsewhere])).map((row) => [row.code, serviceFacts(row)])),
    conditions: {
      subscriptionType: codesOf(choices.subscriptionType),
      termedService: codesOf(choices.termedService),
      accountClassification: codesOf(choices.accountClassification),
      payment: codesOf(choices.payment),
      billingTerm: codesOf(choices.billingTerm),
      provider: codesOf(choices.provider),
    },
  };
}

/** What the form offers. */
export async function listCatalogChoices(reader: Reader): Promise<CatalogChoices> {
  const conditions = await listConditionChoices(reader);
  return {
    productTypes: await reader
      .select({ code: productType.code, name: productType.name })
      .from(productType)
      .where(and(isNull(productType.archivedAt), eq(productType.serviceType, "usage")))
      .orderBy(asc(productType.name)),
    productFamilies: await reader
      .select({ code: productFamily.code, name: productFamily.name })
      .from(productFamily)
      .where(isNull(productFamily.archivedAt))
      .orderBy(asc(productFamily.name)),
    services: conditions.termedService,
    conditions,
  };
}

async function listConditionChoices(reader: Reader): Promise<CatalogChoices["conditions"]> {
  const [types, groups, terms, providers] = [subscriptionType, accountClassification, billingTermScheme, provisioningProvider];
  return {
    subscriptionType: await reader
      .select({ code: types.code, name: types.name })
      .from(types)
      .where(isNull(types.archivedAt))
      .orderBy(asc(types.name)),
    termedService: await reader
      .select({ code: product.code, name: product.name })
      .from(product)
      .innerJoin(productType, eq(productType.productTypeId, product.productTypeId))
      .where(and(eq(productType.serviceType, "termed"), isNull(product.archivedAt)))
      .orderBy(asc(product.name)),
    accountClassification: await reader
      .select({ code: groups.code, name: groups.name })
      .from(groups)
      .where(isNull(groups.archivedAt))
      .orderBy(asc(groups.name)),
    payment: Object.entries(PAYMENT_NAMES).map(([code, name]) => ({ code, name })),
    billingTerm: await reader
      .select({ code: terms.code, name: terms.name })
      .from(terms)
      .where(isNull(terms.archivedAt))
      .orderBy(asc(terms.name)),
    provider: await reader
      .select({ code: providers.code, name: providers.name })
      .from(providers)
      .where(isNull(providers.archivedAt))
      .orderBy(asc(providers.name)),
  };
}

async function holdProducts(tx: Tx, codes: readonly string[]): Promise<void> {
  await tx
    .select({ id: product.productId })
    .from(product)
    .where(inArray(product.code, [...codes]))
    .orderBy(asc(product.productId))
    .for("share");
}

type ProductRow = {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly isArchived: boolean;
  readonly serviceType: string | null;
  readonly productTypeCode: string;
  readonly productFamilyCode: string | null;
};

async function readProducts(tx: Reader, codes: readonly string[]): Promise<readonly ProductRow[]> {
  const rows = await tx
    .select({ product, type: productType, familyCode: productFamily.code })
    .from(product)
    .innerJoin(productType, eq(productType.productTypeId, product.productTypeId))
    .leftJoin(productFamily, eq(productFamily.productFamilyId, product.productFamilyId))
    .where(inArray(product.code, [...codes]));
  return rows.map(({ product: row, type, familyCode }) => ({
    id: row.productId,
    code: row.code,
    name: row.name,
    isArchived: row.archivedAt !== null,
    serviceType: type.serviceType,
    productTypeCode: type.code,
    productFamilyCode: familyCode,
  }));
}

function serviceFacts({ name, isArchived, serviceType, productTypeCode, productFamilyCode }: ProductRow): ServiceFacts {
  return { name, isArchived, isTermed: serviceType === "termed", productTypeCode, productFamilyCode };
}

async function holdTypes(tx: Tx, codes: readonly string[]): Promise<ReadonlyMap<string, TargetFacts>> {
  const rows = await tx
    .select()
    .from(productType)
    .where(inArray(productType.code, [...codes]))
    .orderBy(asc(productType.productTypeId))
    .for("share");
  return new Map(
    rows.map(({ code, productTypeId, name, archivedAt, serviceType }) => [
      code,
      { id: productTypeId, name, isArchived: archivedAt !== null, isUsage: serviceType === "usage" },
    ]),
  );
}

/** A family may hold anything; of what it holds, only usage services are sold. */
async function holdFamilies(tx: Tx, codes: readonly string[]): Promise<ReadonlyMap<string, TargetFacts>> {
  const rows = await tx
    .select()
    .from(productFamily)
    .where(inArray(productFamily.code, [...codes]))
    .orderBy(asc(productFamily.productFamilyId))
    .for("share");
  return new Map(
    rows.map(({ code, productFamilyId, name, archivedAt }) => [
      code,
      { id: productFamilyId, name, isArchived: archivedAt !== null, isUsage: true },
    ]),
  );
}

const codesOf = (references: readonly Reference[]): ReadonlySet<string> => new Set(references.map(({ code }) => code));
