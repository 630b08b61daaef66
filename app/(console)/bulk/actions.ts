"use server";

import { bulkInput, lookAtBulkInput, startBulkInput } from "#lib/domain/bulk/bulk-schema.ts";
import { cancelBulk as cancelBulkOperation } from "#lib/operations/bulk/cancel-bulk.ts";
import { lookAtBulk as lookAtBulkOperation } from "#lib/operations/bulk/look-at-bulk.ts";
import { startBulk as startBulkOperation } from "#lib/operations/bulk/start-bulk.ts";
import { tryBulkAgain as tryBulkAgainOperation } from "#lib/operations/bulk/try-bulk-again.ts";
import { defineAction } from "#lib/web/define-action.ts";

/** Which of the actions on UDRs the role may use is asked again by the operation. */
export const lookAtBulk = defineAction({
  name: "bulk.look",
  permission: "udr.cancel",
  input: lookAtBulkInput,
  run: lookAtBulkOperation,
});

export const startBulk = defineAction({
  name: "bulk.start",
  permission: "udr.cancel",
  input: startBulkInput,
  run: startBulkOperation,
});

export const cancelBulk = defineAction({
  name: "bulk.cancel",
  permission: "udr.cancel",
  input: bulkInput,
  run: cancelBulkOperation,
});

export const tryBulkAgain = defineAction({
  name: "bulk.tryAgain",
  permission: "udr.cancel",
  input: bulkInput,
  run: tryBulkAgainOperation,
});
