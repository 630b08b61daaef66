"use server";

import { definitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { saveProductTypeInput } from "#lib/domain/product/product-schema.ts";
import { archiveProductType as archiveProductTypeOperation } from "#lib/operations/product/archive-product-type.ts";
import { restoreProductType as restoreProductTypeOperation } from "#lib/operations/product/restore-product-type.ts";
import { saveProductType as saveProductTypeOperation } from "#lib/operations/product/save-product-type.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const saveProductType = defineAction({
  name: "productType.save",
  permission: "definition.manage",
  input: saveProductTypeInput,
  run: saveProductTypeOperation,
});

export const archiveProductType = defineAction({
  name: "productType.archive",
  permission: "definition.manage",
  input: definitionAtRevision,
  run: archiveProductTypeOperation,
});

export const restoreProductType = defineAction({
  name: "productType.restore",
  permission: "definition.manage",
  input: definitionAtRevision,
  run: restoreProductTypeOperation,
});
