"use server";

import { definitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { saveLookUpTableInput } from "#lib/domain/look-up/look-up-schema.ts";
import { archiveLookUpTable as archiveLookUpTableOperation } from "#lib/operations/look-up/archive-look-up-table.ts";
import { restoreLookUpTable as restoreLookUpTableOperation } from "#lib/operations/look-up/restore-look-up-table.ts";
import { saveLookUpTable as saveLookUpTableOperation } from "#lib/operations/look-up/save-look-up-table.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const saveLookUpTable = defineAction({
  name: "lookUpTable.save",
  permission: "definition.manage",
  input: saveLookUpTableInput,
  run: saveLookUpTableOperation,
});

export const archiveLookUpTable = defineAction({
  name: "lookUpTable.archive",
  permission: "definition.manage",
  input: definitionAtRevision,
  run: archiveLookUpTableOperation,
});

export const restoreLookUpTable = defineAction({
  name: "lookUpTable.restore",
  permission: "definition.manage",
  input: definitionAtRevision,
  run: restoreLookUpTableOperation,
});
