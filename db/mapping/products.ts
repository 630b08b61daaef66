import type { StoredProduct, TaxRate } from "#lib/domain/product/product-content.ts";
import { type ProductListItem, type ProductTypeView, validityAt } from "#lib/domain/product/product-view.ts";
import { type Decimal, decimalToString, normalise } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { product, productTaxRate, productType } from "../schema/product.ts";
import { oneOf } from "./from-db.ts";

export function fromDbProductType(row: typeof productType.$inferSelect, udrTypes: ProductTypeView["udrTypes"]): ProductTypeView {
  const { code, name, description, usedForProvisioning } = row;
  return {
    code,
    name,
    description,
    classification: row.classification as ProductTypeView["classification"],
    serviceType: row.serviceType as ProductTypeView["serviceType"],
    composition: row.composition as ProductTypeView["composition"],
    usedForProvisioning,
    udrTypes,
    revision: row.revision,
    archivedAt: row.archivedAt,
  };
}

type ProductRow = Pick<typeof product.$inferSelect, "code" | "name" | "rating" | "validFrom" | "validTo" | "revision" | "archivedAt"> & {
  readonly typeCode: string;
  readonly typeName: string;
  readonly familyCode: string | null;
  readonly familyName: string | null;
  readonly taxPercent: Decimal | null;
  readonly taxRateCode: string | null;
  readonly taxRateName: string | null;
};

export function fromDbProduct(row: ProductRow, at: Instant): ProductListItem {
  const { code, name, validFrom, validTo, revision, archivedAt } = row;
  return {
    code,
    name,
    type: { code: row.typeCode, name: row.typeName },
    family: row.familyCode === null ? null : { code: row.familyCode, name: row.familyName ?? row.familyCode },
    rating: row.rating as ProductListItem["rating"],
    taxPercent: row.taxPercent === null ? null : decimalToString(normalise(row.taxPercent)),
    taxRate: row.taxRateCode === null ? null : { code: row.taxRateCode, name: row.taxRateName ?? row.taxRateCode },
    validFrom,
    validTo,
    validity: validityAt(at, { validFrom, validTo }),
    revision,
    archivedAt,
  };
}

type StoredRow = {
  readonly product: typeof product.$inferSelect;
  readonly typeCode: string;
  readonly familyCode: string | null;
  readonly taxRateCode: string | null;
};

export function fromDbStoredProduct(
  { product: row, typeCode, familyCode, taxRateCode: taxRate }: StoredRow,
  taxRates: readonly TaxRate[],
): StoredProduct {
  const { productId, code, revision, archivedAt, name, description, validFrom, validTo } = row;
  const rating = oneOf(["here", "elsewhere"], row.rating, "product.rating");
  return {
    productId,
    code,
    revision,
    archivedAt,
    content: { name, description, type: typeCode, family: familyCode, rating, validFrom, validTo, taxRate, taxRates },
  };
}

export function fromDbTaxRate({ percent, validFrom }: Pick<typeof productTaxRate.$inferSelect, "percent" | "validFrom">): TaxRate {
  return { percent: decimalToString(normalise(percent)), validFrom };
}
