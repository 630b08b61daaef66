import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { isUnderIn } from "#lib/domain/agreement/allowed-networks.ts";
import type { LookUpRule } from "#lib/domain/look-up/look-up-rule.ts";
import { ATTRIBUTE_TYPES, type MetadataAttribute } from "#lib/domain/udr/adjust-facts.ts";
import { checkedAttribute } from "#lib/domain/usage-import/checked-attribute.ts";
import { udrTypeCodeOf } from "#lib/domain/usage-import/decide-imported-usage.ts";
import type { ImportBatch, ImportFacts, ImportProduct, ImportUdrType } from "#lib/domain/usage-import/import-facts.ts";
import type { ImportedLine } from "#lib/domain/usage-import/read-imported-line.ts";
import { oneOf } from "../mapping/from-db.ts";
import { fromDbLookUpRules } from "../mapping/look-up-tables.ts";
import { product, productType, productTypeUdrType } from "../schema/product.ts";
import { udrType, udrTypeAttribute, udrTypeSource, unitOfMeasurement, valueListItem } from "../schema/usage.ts";
import type { Reader } from "../tx.ts";
import { inTexts } from "./in-texts.ts";
import { readyRules } from "./ready-rules.ts";
import { importedSubscriptions } from "./usage-import-subscriptions.ts";

/** What is known of everything that these lines name: one statement for each kind of thing, however many lines there are. */
export async function loadImportFacts(reader: Reader, batch: ImportBatch, lines: readonly ImportedLine[]): Promise<ImportFacts> {
  const products = await findProducts(
    reader,
    lines.map((line) => line.product),
  );
  const named = lines.flatMap((line) => (line.udrType === null ? [] : [line.udrType]));
  const codes = new Set([...named, ...products.flatMap((each) => each.udrTypes)]);
  const byCode = new Map(products.map((each) => [each.code, each]));
  const udrTypes = new Map<string, ImportUdrType>();
  for (const { lookUps, ...type } of await findUdrTypes(reader, [...codes])) {
    const ofType = lookUps.length === 0 ? [] : lines.filter((line) => udrTypeCodeOf(line, byCode.get(line.product)) === type.code);
    const metadata = ofType.map((line) => line.metadata);
    udrTypes.set(type.code, { ...type, lookUps: await readyRules(reader, lookUps, metadata) });
  }
  return { batch, ...(await importedSubscriptions(reader, lines)), products: byCode, udrTypes };
}

async function findProducts(reader: Reader, codes: readonly string[]): Promise<readonly ImportProduct[]> {
  const rows = await reader
    .select({ product, serviceType: productType.serviceType, udrTypeCode: udrType.code })
    .from(product)
    .innerJoin(productType, eq(productType.productTypeId, product.productTypeId))
    .leftJoin(productTypeUdrType, eq(productTypeUdrType.productTypeId, product.productTypeId))
    .leftJoin(udrType, eq(udrType.udrTypeId, productTypeUdrType.udrTypeId))
    .where(and(sql`${product.code} ${inTexts(codes)}`, isNull(product.archivedAt)))
    .orderBy(desc(productTypeUdrType.isDefault), asc(udrType.code));
  const byId = Map.groupBy(rows, (row) => row.product.productId);
  return [...byId.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const { productId, code, name, validFrom, validTo } = first.product;
    const udrTypes = [first, ...others].flatMap(({ udrTypeCode }) => (udrTypeCode === null ? [] : [udrTypeCode]));
    return [{ productId, code, name, validFrom, validTo, isUsageService: first.serviceType === "usage", udrTypes }];
  });
}

type ListedType = Omit<ImportUdrType, "lookUps"> & { readonly lookUps: readonly LookUpRule[] };

async function findUdrTypes(reader: Reader, codes: readonly string[]): Promise<readonly ListedType[]> {
  if (codes.length === 0) return [];
  const types = await reader
    .select({ type: udrType, unit: unitOfMeasurement })
    .from(udrType)
    .innerJoin(unitOfMeasurement, eq(unitOfMeasurement.unitId, udrType.unitId))
    .where(and(sql`${udrType.code} ${inTexts(codes)}`, isNull(udrType.archivedAt)));
  const ids = types.map(({ type }) => type.udrTypeId);
  if (ids.length === 0) return [];
  const sources = await reader.select().from(udrTypeSource).where(inArray(udrTypeSource.udrTypeId, ids));
  const attributes = await listAttributes(reader, ids);
  return types.map(({ type, unit }) => {
    const { udrTypeId, code, name, fromMandatory, toMandatory, sourceMandatory } = type;
    const own = attributes.filter((each) => each.udrTypeId === udrTypeId);
    return {
      udrTypeId,
      code,
      name,
      fromMandatory,
      toMandatory,
      sourceMandatory,
      unit: unit.name,
      unitDecimals: unit.decimals,
      sourceIds: new Set(sources.filter((each) => each.udrTypeId === udrTypeId).map(({ sourceId }) => sourceId)),
      attributes: own.map(({ attribute }) => checkedAttribute(attribute)),
      lookUps: fromDbLookUpRules(type.lookUps),
      isUnder: new Map(own.map(({ attribute, items }) => [attribute.key, isUnderIn(items)])),
    };
  });
}

type ListedAttribute = {
  readonly udrTypeId: number;
  readonly attribute: MetadataAttribute;
  readonly items: readonly { readonly value: string; readonly under: string | null }[];
};

async function listAttributes(reader: Reader, udrTypeIds: readonly number[]): Promise<readonly ListedAttribute[]> {
  const rows = await reader
    .select()
    .from(udrTypeAttribute)
    .where(inArray(udrTypeAttribute.udrTypeId, [...udrTypeIds]))
    .orderBy(asc(udrTypeAttribute.position));
  const listIds = [...new Set(rows.flatMap(({ valueListId }) => (valueListId === null ? [] : [valueListId])))];
  const all = listIds.length === 0 ? [] : await reader.select().from(valueListItem).where(inArray(valueListItem.valueListId, listIds));
  const byList = Map.groupBy(all, ({ valueListId }) => valueListId);
  return rows.map(({ udrTypeId, key, label, type, mandatory, personal, format, valueListId }) => {
    const items = valueListId === null ? [] : (byList.get(valueListId) ?? []);
    const values = valueListId === null ? null : items.map(({ value }) => value);
    const known = oneOf(ATTRIBUTE_TYPES, type, "udr_type_attribute.type");
    return { udrTypeId, attribute: { key, label, type: known, mandatory, personal, format, values }, items };
  });
}
