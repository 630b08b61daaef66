"use server";

import { definitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { saveProductInput } from "#lib/domain/product/product-schema.ts";
import { archiveProduct as archiveProductOperation } from "#lib/operations/product/archive-product.ts";
import { restoreProduct as restoreProductOperation } from "#lib/operations/product/restore-product.ts";
import { saveProduct as saveProductOperation } from "#lib/operations/product/save-product.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const saveProduct = defineAction({
  name: "product.save",
  permission: "definition.manage",
  input: saveProductInput,
  run: saveProductOperation,
});

export const archiveProduct = defineAction({
  name: "product.archive",
  permission: "definition.manage",
  input: definitionAtRevision,
  run: archiveProductOperation,
});

export const restoreProduct = defineAction({
  name: "product.restore",
  permission: "definition.manage",
  input: definitionAtRevision,
  run: restoreProductOperation,
});
