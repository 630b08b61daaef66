"use server";

import { definitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { orderReasonsInput, saveReasonInput } from "#lib/domain/reason/reason-schema.ts";
import { archiveReasonCode as archiveReasonCodeOperation } from "#lib/operations/reason/archive-reason-code.ts";
import { orderReasonCodes as orderReasonCodesOperation } from "#lib/operations/reason/order-reason-codes.ts";
import { restoreReasonCode as restoreReasonCodeOperation } from "#lib/operations/reason/restore-reason-code.ts";
import { saveReasonCode as saveReasonCodeOperation } from "#lib/operations/reason/save-reason-code.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const saveReasonCode = defineAction({
  name: "reasonCode.save",
  permission: "definition.manage",
  input: saveReasonInput,
  run: saveReasonCodeOperation,
});

export const orderReasonCodes = defineAction({
  name: "reasonCode.order",
  permission: "definition.manage",
  input: orderReasonsInput,
  run: orderReasonCodesOperation,
});

export const archiveReasonCode = defineAction({
  name: "reasonCode.archive",
  permission: "definition.manage",
  input: definitionAtRevision,
  run: archiveReasonCodeOperation,
});

export const restoreReasonCode = defineAction({
  name: "reasonCode.restore",
  permission: "definition.manage",
  input: definitionAtRevision,
  run: restoreReasonCodeOperation,
});
