"use server";

import { definitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { moveProductsInput, saveTaxRateInput } from "#lib/domain/tax-rate/tax-rate-schema.ts";
import { archiveTaxRate as archiveTaxRateOperation } from "#lib/operations/tax-rate/archive-tax-rate.ts";
import { moveProducts as moveProductsOperation } from "#lib/operations/tax-rate/move-products.ts";
import { restoreTaxRate as restoreTaxRateOperation } from "#lib/operations/tax-rate/restore-tax-rate.ts";
import { saveTaxRate as saveTaxRateOperation } from "#lib/operations/tax-rate/save-tax-rate.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const saveTaxRate = defineAction({
  name: "taxRate.save",
  permission: "definition.manage",
  input: saveTaxRateInput,
  run: saveTaxRateOperation,
});

export const archiveTaxRate = defineAction({
  name: "taxRate.archive",
  permission: "definition.manage",
  input: definitionAtRevision,
  run: archiveTaxRateOperation,
});

export const restoreTaxRate = defineAction({
  name: "taxRate.restore",
  permission: "definition.manage",
  input: definitionAtRevision,
  run: restoreTaxRateOperation,
});

export const moveProducts = defineAction({
  name: "taxRate.moveProducts",
  permission: "definition.manage",
  input: moveProductsInput,
  run: moveProductsOperation,
});
