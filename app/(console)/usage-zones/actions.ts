"use server";

import { definitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { saveUsageZoneInput } from "#lib/domain/definition/usage-zone-schema.ts";
import { archiveUsageZone as archiveUsageZoneOperation } from "#lib/operations/definition/archive-usage-zone.ts";
import { restoreUsageZone as restoreUsageZoneOperation } from "#lib/operations/definition/restore-usage-zone.ts";
import { saveUsageZone as saveUsageZoneOperation } from "#lib/operations/definition/save-usage-zone.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const saveUsageZone = defineAction({
  name: "usageZone.save",
  permission: "definition.manage",
  input: saveUsageZoneInput,
  run: saveUsageZoneOperation,
});

export const archiveUsageZone = defineAction({
  name: "usageZone.archive",
  permission: "definition.manage",
  input: definitionAtRevision,
  run: archiveUsageZoneOperation,
});

export const restoreUsageZone = defineAction({
  name: "usageZone.restore",
  permission: "definition.manage",
  input: definitionAtRevision,
  run: restoreUsageZoneOperation,
});
