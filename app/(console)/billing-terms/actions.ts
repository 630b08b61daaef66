"use server";

import { moveBillingTermInput, saveBillingTermInput } from "#lib/domain/billing-term/billing-term-schema.ts";
import { definitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { archiveBillingTerm as archiveBillingTermOperation } from "#lib/operations/billing-term/archive-billing-term.ts";
import { moveBillingTerm as moveBillingTermOperation } from "#lib/operations/billing-term/move-billing-term.ts";
import { restoreBillingTerm as restoreBillingTermOperation } from "#lib/operations/billing-term/restore-billing-term.ts";
import { saveBillingTerm as saveBillingTermOperation } from "#lib/operations/billing-term/save-billing-term.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const saveBillingTerm = defineAction({
  name: "billingTerm.save",
  permission: "definition.manage",
  input: saveBillingTermInput,
  run: saveBillingTermOperation,
});

export const moveBillingTerm = defineAction({
  name: "billingTerm.move",
  permission: "definition.manage",
  input: moveBillingTermInput,
  run: moveBillingTermOperation,
});

export const archiveBillingTerm = defineAction({
  name: "billingTerm.archive",
  permission: "definition.manage",
  input: definitionAtRevision,
  run: archiveBillingTermOperation,
});

export const restoreBillingTerm = defineAction({
  name: "billingTerm.restore",
  permission: "definition.manage",
  input: definitionAtRevision,
  run: restoreBillingTermOperation,
});
