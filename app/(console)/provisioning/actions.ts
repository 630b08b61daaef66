"use server";

import { definitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { saveProviderCodesInput, saveProviderHeadInput } from "#lib/domain/provider/provider-schema.ts";
import { archiveProvider as archiveProviderOperation } from "#lib/operations/provider/archive-provider.ts";
import { restoreProvider as restoreProviderOperation } from "#lib/operations/provider/restore-provider.ts";
import { saveProvider as saveProviderOperation } from "#lib/operations/provider/save-provider.ts";
import { saveProviderCodes as saveProviderCodesOperation } from "#lib/operations/provider/save-provider-codes.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const saveProvider = defineAction({
  name: "provider.save",
  permission: "definition.manage",
  input: saveProviderHeadInput,
  run: saveProviderOperation,
});

export const saveProviderCodes = defineAction({
  name: "provider.saveCodes",
  permission: "definition.manage",
  input: saveProviderCodesInput,
  run: saveProviderCodesOperation,
});

export const archiveProvider = defineAction({
  name: "provider.archive",
  permission: "definition.manage",
  input: definitionAtRevision,
  run: archiveProviderOperation,
});

export const restoreProvider = defineAction({
  name: "provider.restore",
  permission: "definition.manage",
  input: definitionAtRevision,
  run: restoreProviderOperation,
});
