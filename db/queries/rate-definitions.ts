import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { type Definitions, parseDefinitions } from "#lib/domain/price-plan/definitions.ts";
import type { RateDefinitions, RateNames } from "#lib/domain/price-plan/rate-definitions.ts";
import { decimalToString, normalise } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { product, productFamily, productType, productTypeUdrType } from "../schema/product.ts";
import { dateTimeModel, udrType, udrTypeAttribute, unitOfMeasurement, usageZone, valueList, valueListItem } from "../schema/usage.ts";
import type { Reader } from "../tx.ts";
import { taxPercentAt } from "./product-tax.ts";

/** Everything a price plan may refer to, with the tax rates that hold at the instant. */
export async function loadRateDefinitions(reader: Reader, at: Instant): Promise<RateDefinitions> {
  return {
    definitions: await loadDefinitions(reader),
    products: await usageProducts(reader, at),
    offer: await offered(reader),
  };
}

/** The console's own definitions, without what it offers. */
export async function loadDefinitions(reader: Reader): Promise<Definitions> {
  const timeModels = await reader.select().from(dateTimeModel).where(isNull(dateTimeModel.archivedAt));
  const zones = await reader.select().from(usageZone).where(isNull(usageZone.archivedAt));
  return parseDefinitions({
    timeModels: Object.fromEntries(timeModels.map(({ code, timeZone, windows, dates }) => [code, { timeZone, windows, dates }])),
    zones: Object.fromEntries(zones.map(({ code, conditions }) => [code, { all: conditions }])),
    udrTypes: await udrTypes(reader),
    valueLists: await valueLists(reader),
  });
}

async function udrTypes(reader: Reader): Promise<Readonly<Record<string, unknown>>> {
  const types = await reader
    .select({ code: udrType.code, boundary: udrType.boundary, unit: unitOfMeasurement.code, unitDecimals: unitOfMeasurement.decimals })
    .from(udrType)
    .innerJoin(unitOfMeasurement, eq(unitOfMeasurement.unitId, udrType.unitId));
  const attributes = await reader
    .select({
      udrType: udrType.code,
      key: udrTypeAttribute.key,
      type: udrTypeAttribute.type,
      mandatory: udrTypeAttribute.mandatory,
      format: udrTypeAttribute.format,
      values: valueList.code,
    })
    .from(udrTypeAttribute)
    .innerJoin(udrType, eq(udrType.udrTypeId, udrTypeAttribute.udrTypeId))
    .leftJoin(valueList, eq(valueList.valueListId, udrTypeAttribute.valueListId))
    .orderBy(asc(udrTypeAttribute.position));
  const byType = Map.groupBy(attributes, (attribute) => attribute.udrType);
  return Object.fromEntries(
    types.map(({ code, boundary, unit, unitDecimals }) => {
      const attributesOfType: unknown = Object.fromEntries((byType.get(code) ?? []).map((own) => [own.key, attributeOf(own)]));
      return [code, { unit, unitDecimals, split: boundary === "split", attributes: attributesOfType }];
    }),
  );
}

type AttributeRow = {
  readonly type: string;
  readonly mandatory: boolean;
  readonly format: string | null;
  readonly values: string | null;
};

/** As the pricing document writes it: what is not there has no member. */
function attributeOf({ type, mandatory, format, values }: AttributeRow) {
  return { type, mandatory, ...(format === null ? {} : { format }), ...(values === null ? {} : { values }) };
}

async function valueLists(reader: Reader): Promise<Readonly<Record<string, unknown>>> {
  const rows = await reader
    .select({ code: valueList.code, value: valueListItem.value, under: valueListItem.under })
    .from(valueListItem)
    .innerJoin(valueList, eq(valueList.valueListId, valueListItem.valueListId))
    .orderBy(asc(valueListItem.position));
  const lists = Map.groupBy(rows, ({ code }) => code);
  return Object.fromEntries([...lists].map(([code, items]) => [code, items.map(({ value, under }) => ({ value, under }))]));
}

async function usageProducts(reader: Reader, at: Instant): Promise<RateDefinitions["products"]> {
  const rows = await reader
    .select({
      code: product.code,
      productType: productType.code,
      family: productFamily.code,
      udrType: udrType.code,
      percent: taxPercentAt(reader, at),
    })
    .from(product)
    .innerJoin(productType, eq(productType.productTypeId, product.productTypeId))
    .leftJoin(productFamily, eq(productFamily.productFamilyId, product.productFamilyId))
    .leftJoin(productTypeUdrType, and(eq(productTypeUdrType.productTypeId, product.productTypeId), eq(productTypeUdrType.isDefault, true)))
    .leftJoin(udrType, eq(udrType.udrTypeId, productTypeUdrType.udrTypeId))
    .where(and(eq(productType.serviceType, "usage"), isNull(product.archivedAt)))
    .orderBy(asc(product.name));
  return Object.fromEntries(
    rows.map(({ code, productType: type, family, udrType: measuredBy, percent }) => [
      code,
      {
        productType: type,
        family,
        taxRate: percent === null ? "0" : decimalToString(normalise(percent)),
        ...(measuredBy === null ? {} : { udrType: measuredBy }),
      },
    ]),
  );
}

async function offered(reader: Reader): Promise<RateDefinitions["offer"]> {
  const isUsageService = sql<boolean>`coalesce(${productType.serviceType} = 'usage', false)`;
  const types = await reader.select({ code: productType.code, isUsageService }).from(productType).where(isNull(productType.archivedAt));
  const products = await reader
    .select({ code: product.code, isUsageService })
    .from(product)
    .innerJoin(productType, eq(productType.productTypeId, product.productTypeId))
    .where(isNull(product.archivedAt));
  const families = await reader.select({ code: productFamily.code }).from(productFamily).where(isNull(productFamily.archivedAt));
  return {
    products: Object.fromEntries(products.map(({ code, isUsageService: isUsage }) => [code, { isUsageService: isUsage }])),
    productTypes: Object.fromEntries(types.map(({ code, isUsageService: isUsage }) => [code, { isUsageService: isUsage }])),
    families: families.map(({ code }) => code),
    udrTypes: await udrTypesByProductType(reader),
  };
}

async function udrTypesByProductType(reader: Reader): Promise<Readonly<Record<string, readonly string[]>>> {
  const rows = await reader
    .select({ type: productType.code, udrType: udrType.code })
    .from(productTypeUdrType)
    .innerJoin(productType, eq(productType.productTypeId, productTypeUdrType.productTypeId))
    .innerJoin(udrType, eq(udrType.udrTypeId, productTypeUdrType.udrTypeId))
    .orderBy(asc(udrType.code));
  const byType = Map.groupBy(rows, ({ type }) => type);
  return Object.fromEntries([...byType].map(([type, own]) => [type, own.map((row) => row.udrType)]));
}

export async function loadRateNames(reader: Reader): Promise<RateNames> {
  return {
    products: named(await reader.select({ code: product.code, name: product.name }).from(product)),
    productTypes: await productTypeNames(reader),
    families: named(await reader.select({ code: productFamily.code, name: productFamily.name }).from(productFamily)),
    zones: named(await reader.select({ code: usageZone.code, name: usageZone.name }).from(usageZone)),
    timeModels: named(await reader.select({ code: dateTimeModel.code, name: dateTimeModel.name }).from(dateTimeModel)),
    attributes: named(await reader.select({ code: udrTypeAttribute.key, name: udrTypeAttribute.label }).from(udrTypeAttribute)),
  };
}

async function productTypeNames(reader: Reader): Promise<RateNames["productTypes"]> {
  const rows = await reader
    .select({ code: productType.code, name: productType.name, unit: unitOfMeasurement.code, unitName: unitOfMeasurement.name })
    .from(productType)
    .leftJoin(
      productTypeUdrType,
      and(eq(productTypeUdrType.productTypeId, productType.productTypeId), eq(productTypeUdrType.isDefault, true)),
    )
    .leftJoin(udrType, eq(udrType.udrTypeId, productTypeUdrType.udrTypeId))
    .leftJoin(unitOfMeasurement, eq(unitOfMeasurement.unitId, udrType.unitId));
  return Object.fromEntries(rows.map(({ code, name, unit, unitName }) => [code, { name, unit, unitName }]));
}

function named(rows: readonly { readonly code: string; readonly name: string }[]): Readonly<Record<string, string>> {
  return Object.fromEntries(rows.map(({ code, name }) => [code, name]));
}
