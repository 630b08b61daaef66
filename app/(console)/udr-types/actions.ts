"use server";

import { definitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { saveUdrTypeInput } from "#lib/domain/definition/udr-type-schema.ts";
import { archiveUdrType as archiveUdrTypeOperation } from "#lib/operations/definition/archive-udr-type.ts";
import { restoreUdrType as restoreUdrTypeOperation } from "#lib/operations/definition/restore-udr-type.ts";
import { saveUdrType as saveUdrTypeOperation } from "#lib/operations/definition/save-udr-type.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const saveUdrType = defineAction({
  name: "udrType.save",
  permission: "definition.manage",
  input: saveUdrTypeInput,
  run: saveUdrTypeOperation,
});

export const archiveUdrType = defineAction({
  name: "udrType.archive",
  permission: "definition.manage",
  input: definitionAtRevision,
  run: archiveUdrTypeOperation,
});

export const restoreUdrType = defineAction({
  name: "udrType.restore",
  permission: "definition.manage",
  input: definitionAtRevision,
  run: restoreUdrTypeOperation,
});
