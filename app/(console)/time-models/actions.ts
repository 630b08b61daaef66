"use server";

import { definitionAtRevision, saveTimeModelInput } from "#lib/domain/definition/definition-schema.ts";
import { archiveTimeModel as archiveTimeModelOperation } from "#lib/operations/definition/archive-time-model.ts";
import { restoreTimeModel as restoreTimeModelOperation } from "#lib/operations/definition/restore-time-model.ts";
import { saveTimeModel as saveTimeModelOperation } from "#lib/operations/definition/save-time-model.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const saveTimeModel = defineAction({
  name: "timeModel.save",
  permission: "definition.manage",
  input: saveTimeModelInput,
  run: saveTimeModelOperation,
});

export const archiveTimeModel = defineAction({
  name: "timeModel.archive",
  permission: "definition.manage",
  input: definitionAtRevision,
  run: archiveTimeModelOperation,
});

export const restoreTimeModel = defineAction({
  name: "timeModel.restore",
  permission: "definition.manage",
  input: definitionAtRevision,
  run: restoreTimeModelOperation,
});
