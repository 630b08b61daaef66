"use server";

import { saveGroupInput } from "#lib/domain/billing-term/named-group.ts";
import { definitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { archiveAccountClassification as archiveAccountClassificationOperation } from "#lib/operations/billing-term/archive-account-classification.ts";
import { restoreAccountClassification as restoreAccountClassificationOperation } from "#lib/operations/billing-term/restore-account-classification.ts";
import { saveAccountClassification as saveAccountClassificationOperation } from "#lib/operations/billing-term/save-account-classification.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const saveAccountClassification = defineAction({
  name: "accountClassification.save",
  permission: "definition.manage",
  input: saveGroupInput,
  run: saveAccountClassificationOperation,
});

export const archiveAccountClassification = defineAction({
  name: "accountClassification.archive",
  permission: "definition.manage",
  input: definitionAtRevision,
  run: archiveAccountClassificationOperation,
});

export const restoreAccountClassification = defineAction({
  name: "accountClassification.restore",
  permission: "definition.manage",
  input: definitionAtRevision,
  run: restoreAccountClassificationOperation,
});
