"use server";

import { definitionAtRevision, saveUnitInput } from "#lib/domain/definition/definition-schema.ts";
import { archiveUnit as archiveUnitOperation } from "#lib/operations/definition/archive-unit.ts";
import { restoreUnit as restoreUnitOperation } from "#lib/operations/definition/restore-unit.ts";
import { saveUnit as saveUnitOperation } from "#lib/operations/definition/save-unit.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const saveUnit = defineAction({
  name: "unit.save",
  permission: "definition.manage",
  input: saveUnitInput,
  run: saveUnitOperation,
});

export const archiveUnit = defineAction({
  name: "unit.archive",
  permission: "definition.manage",
  input: definitionAtRevision,
  run: archiveUnitOperation,
});

export const restoreUnit = defineAction({
  name: "unit.restore",
  permission: "definition.manage",
  input: definitionAtRevision,
  run: restoreUnitOperation,
});
