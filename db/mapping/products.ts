import { type ProductListItem, type ProductTypeView, validityAt } from "#lib/domain/product/product-view.ts";
import { decimal, decimalToString, normalise } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { product, productType } from "../schema/product.ts";

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
  };
}

type ProductRow = Pick<typeof product.$inferSelect, "code" | "name" | "rating" | "validFrom" | "validTo"> & {
  readonly typeCode: string;
  readonly typeName: string;
  readonly familyCode: string | null;
  readonly familyName: string | null;
  readonly taxPercent: string | null;
};

export function fromDbProduct(row: ProductRow, at: Instant): ProductListItem {
  const { code, name, validFrom, validTo } = row;
  return {
    code,
    name,
    type: { code: row.typeCode, name: row.typeName },
    family: row.familyCode === null ? null : { code: row.familyCode, name: row.familyName ?? row.familyCode },
    rating: row.rating as ProductListItem["rating"],
    taxPercent: row.taxPercent === null ? null : decimalToString(normalise(decimal(row.taxPercent))),
    validFrom,
    validTo,
    validity: validityAt(at, { validFrom, validTo }),
  };
}
