import { and, asc, eq, inArray, or, sql } from "drizzle-orm";
import { ATTRIBUTE_TYPES } from "#lib/domain/udr/adjust-facts.ts";
import type { AttributeFacts } from "#lib/domain/udr/attribute-facts.ts";
import type { UdrFilterOffer } from "#lib/domain/udr/udr-view.ts";
import { present } from "#lib/kernel/assert.ts";
import { oneOf } from "../mapping/from-db.ts";
import { account, subscription } from "../schema/account.ts";
import { catalog } from "../schema/catalog.ts";
import { product, productFamily, productType } from "../schema/product.ts";
import { source, udrType, udrTypeAttribute } from "../schema/usage.ts";
import type { Reader } from "../tx.ts";
import { type AccountKey, ofAccount } from "./account-key.ts";

type ProductCodes = {
  readonly product: string | undefined;
  readonly productType: string | undefined;
  readonly productFamily: string | undefined;
};

/** Products that are all of it, archived ones too: their usage stays. */
export async function productIdsOf(reader: Reader, codes: ProductCodes): Promise<readonly number[]> {
  const rows = await reader
    .select({ productId: product.productId })
    .from(product)
    .innerJoin(productType, eq(productType.productTypeId, product.productTypeId))
    .leftJoin(productFamily, eq(productFamily.productFamilyId, product.productFamilyId))
    .where(
      and(
        codes.product === undefined ? undefined : eq(product.code, codes.product),
        codes.productType === undefined ? undefined : eq(productType.code, codes.productType),
        codes.productFamily === undefined ? undefined : eq(productFamily.code, codes.productFamily),
      ),
    );
  return rows.map(({ productId }) => productId);
}

export async function findUdrTypeId(reader: Reader, code: string): Promise<number | null> {
  const [row] = await reader.select({ id: udrType.udrTypeId }).from(udrType).where(eq(udrType.code, code));
  return row?.id ?? null;
}

export async function findSourceId(reader: Reader, code: string): Promise<number | null> {
  const [row] = await reader.select({ id: source.sourceId }).from(source).where(eq(source.code, code));
  return row?.id ?? null;
}

export async function findCatalogId(reader: Reader, code: string): Promise<number | null> {
  const [row] = await reader.select({ id: catalog.catalogId }).from(catalog).where(eq(catalog.code, code));
  return row?.id ?? null;
}

export async function findSubscriptionKey(reader: Reader, number: string) {
  const { shard, accountId, subscriptionId } = subscription;
  const [row] = await reader.select({ shard, accountId, subscriptionId }).from(subscription).where(eq(subscription.number, number));
  return row ?? null;
}

export async function accountNumberOf(reader: Reader, key: AccountKey): Promise<string> {
  const [row] = await reader.select({ number: account.number }).from(account).where(ofAccount(account, key));
  return present(row, `account ${key.accountId}`).number;
}

export async function subscriptionNumberOf(reader: Reader, subscriptionId: number): Promise<string> {
  const [row] = await reader
    .select({ number: subscription.number })
    .from(subscription)
    .where(eq(subscription.subscriptionId, subscriptionId));
  return present(row, `subscription ${subscriptionId}`).number;
}

/** Of the product with that code or that name, whatever the case. */
export async function findProductCode(reader: Reader, text: string): Promise<string | null> {
  const wanted = text.trim().toLowerCase();
  const [row] = await reader
    .select({ code: product.code })
    .from(product)
    .where(or(eq(sql`lower(${product.code})`, wanted), eq(sql`lower(${product.name})`, wanted)))
    .orderBy(asc(product.code))
    .limit(1);
  return row?.code ?? null;
}

/** What the criteria offer to choose from; archived things too, since their usage stays. */
export async function udrFilterOffer(reader: Reader): Promise<Omit<UdrFilterOffer, "today">> {
  const named = (table: NamedTable) => reader.select({ code: table.code, name: table.name }).from(table).orderBy(asc(table.name));
  const rows = await reader
    .select({ key: udrTypeAttribute.key, label: udrTypeAttribute.label, type: udrTypeAttribute.type, personal: udrTypeAttribute.personal })
    .from(udrTypeAttribute)
    .orderBy(asc(udrTypeAttribute.label), asc(udrTypeAttribute.key));
  return {
    products: await named(product),
    productTypes: await named(productType),
    productFamilies: await named(productFamily),
    udrTypes: await named(udrType),
    sources: await named(source),
    catalogs: await named(catalog),
    attributes: toAttributeFacts(rows),
  };
}

type NamedTable = typeof product | typeof productType | typeof productFamily | typeof udrType | typeof source | typeof catalog;

export async function attributeFacts(reader: Reader, keys: readonly string[]): Promise<readonly AttributeFacts[]> {
  if (keys.length === 0) return [];
  const rows = await reader
    .select()
    .from(udrTypeAttribute)
    .where(inArray(udrTypeAttribute.key, [...keys]));
  return toAttributeFacts(rows);
}

type Declared = Pick<typeof udrTypeAttribute.$inferSelect, "key" | "label" | "type" | "personal">;

function toAttributeFacts(rows: readonly Declared[]): readonly AttributeFacts[] {
  return [...Map.groupBy(rows, ({ key }) => key)].map(([key, declared]) => ({
    key,
    label: declared[0]?.label ?? key,
    types: declared.map(({ type }) => oneOf(ATTRIBUTE_TYPES, type, "udr_type_attribute.type")),
    isPersonal: declared.some(({ personal }) => personal),
  }));
}
