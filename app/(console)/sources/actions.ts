"use server";

import { definitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { saveSourceInput } from "#lib/domain/definition/source-schema.ts";
import { archiveSource as archiveSourceOperation } from "#lib/operations/definition/archive-source.ts";
import { restoreSource as restoreSourceOperation } from "#lib/operations/definition/restore-source.ts";
import { saveSource as saveSourceOperation } from "#lib/operations/definition/save-source.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const saveSource = defineAction({
  name: "source.save",
  permission: "definition.manage",
  input: saveSourceInput,
  run: saveSourceOperation,
});

export const archiveSource = defineAction({
  name: "source.archive",
  permission: "definition.manage",
  input: definitionAtRevision,
  run: archiveSourceOperation,
});

export const restoreSource = defineAction({
  name: "source.restore",
  permission: "definition.manage",
  input: definitionAtRevision,
  run: restoreSourceOperation,
});
