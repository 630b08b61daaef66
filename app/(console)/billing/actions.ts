"use server";

import { runBillingInput } from "#lib/domain/billing/run-billing-schema.ts";
import { runBilling as runBillingOperation } from "#lib/operations/billing/run-billing.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const runBilling = defineAction({
  name: "billingRun.start",
  permission: "billingRun.start",
  input: runBillingInput,
  run: runBillingOperation,
});
