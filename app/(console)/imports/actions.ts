"use server";

import { cancelImportInput, retryImportInput, retryParkedBody } from "#lib/domain/usage-import/import-requests.ts";
import { discardLineInput } from "#lib/domain/usage-import/usage-import-schema.ts";
import { cancelUsageImport as cancelUsageImportOperation } from "#lib/operations/usage-import/cancel-usage-import.ts";
import { discardParkedLine } from "#lib/operations/usage-import/discard-parked-line.ts";
import { retryParkedLines } from "#lib/operations/usage-import/retry-parked-lines.ts";
import { defineAction } from "#lib/web/define-action.ts";
import { retryParked as retryParkedUsage } from "#lib/web/retry-parked.ts";

export const cancelUsageImport = defineAction({
  name: "usage.import.cancel",
  permission: "usage.import",
  input: cancelImportInput,
  run: (context, { importId }) => cancelUsageImportOperation(context, importId),
});

/** The parked lines of one batch. */
export const retryImportLines = defineAction({
  name: "usage.import.retry",
  permission: "usage.import",
  input: retryImportInput,
  run: retryParkedLines,
});

/** Parked usage of any batch. */
export const retryParked = defineAction({
  name: "usage.retry",
  permission: "usage.import",
  input: retryParkedBody,
  run: retryParkedUsage,
});

export const discardLine = defineAction({
  name: "usage.import.discard",
  permission: "usage.import",
  input: discardLineInput,
  run: discardParkedLine,
});
