"use server";

import { definitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { saveValueListInput } from "#lib/domain/definition/value-list-schema.ts";
import { archiveValueList as archiveValueListOperation } from "#lib/operations/definition/archive-value-list.ts";
import { restoreValueList as restoreValueListOperation } from "#lib/operations/definition/restore-value-list.ts";
import { saveValueList as saveValueListOperation } from "#lib/operations/definition/save-value-list.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const saveValueList = defineAction({
  name: "valueList.save",
  permission: "definition.manage",
  input: saveValueListInput,
  run: saveValueListOperation,
});

export const archiveValueList = defineAction({
  name: "valueList.archive",
  permission: "definition.manage",
  input: definitionAtRevision,
  run: archiveValueListOperation,
});

export const restoreValueList = defineAction({
  name: "valueList.restore",
  permission: "definition.manage",
  input: definitionAtRevision,
  run: restoreValueListOperation,
});
