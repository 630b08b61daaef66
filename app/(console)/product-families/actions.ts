"use server";

import { definitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { saveProductFamilyInput } from "#lib/domain/product/product-schema.ts";
import { archiveProductFamily as archiveProductFamilyOperation } from "#lib/operations/product/archive-product-family.ts";
import { restoreProductFamily as restoreProductFamilyOperation } from "#lib/operations/product/restore-product-family.ts";
import { saveProductFamily as saveProductFamilyOperation } from "#lib/operations/product/save-product-family.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const saveProductFamily = defineAction({
  name: "productFamily.save",
  permission: "definition.manage",
  input: saveProductFamilyInput,
  run: saveProductFamilyOperation,
});

export const archiveProductFamily = defineAction({
  name: "productFamily.archive",
  permission: "definition.manage",
  input: definitionAtRevision,
  run: archiveProductFamilyOperation,
});

export const restoreProductFamily = defineAction({
  name: "productFamily.restore",
  permission: "definition.manage",
  input: definitionAtRevision,
  run: restoreProductFamilyOperation,
});
