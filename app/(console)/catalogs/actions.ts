"use server";

import { saveCatalogInput } from "#lib/domain/catalog/catalog-schema.ts";
import { definitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { archiveCatalog as archiveCatalogOperation } from "#lib/operations/catalog/archive-catalog.ts";
import { restoreCatalog as restoreCatalogOperation } from "#lib/operations/catalog/restore-catalog.ts";
import { saveCatalog as saveCatalogOperation } from "#lib/operations/catalog/save-catalog.ts";
import { setCatalogEffective as setCatalogEffectiveOperation } from "#lib/operations/catalog/set-catalog-effective.ts";
import { setCatalogNotEffective as setCatalogNotEffectiveOperation } from "#lib/operations/catalog/set-catalog-not-effective.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const saveCatalog = defineAction({
  name: "catalog.save",
  permission: "definition.manage",
  input: saveCatalogInput,
  run: saveCatalogOperation,
});

export const setCatalogEffective = defineAction({
  name: "catalog.setEffective",
  permission: "definition.manage",
  input: definitionAtRevision,
  run: setCatalogEffectiveOperation,
});

export const setCatalogNotEffective = defineAction({
  name: "catalog.setNotEffective",
  permission: "definition.manage",
  input: definitionAtRevision,
  run: setCatalogNotEffectiveOperation,
});

export const archiveCatalog = defineAction({
  name: "catalog.archive",
  permission: "definition.manage",
  input: definitionAtRevision,
  run: archiveCatalogOperation,
});

export const restoreCatalog = defineAction({
  name: "catalog.restore",
  permission: "definition.manage",
  input: definitionAtRevision,
  run: restoreCatalogOperation,
});
