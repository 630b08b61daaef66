import { runBillingInput } from "#lib/domain/billing/run-billing-schema.ts";
import { previewBilling } from "#lib/operations/billing/preview-billing.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** What a run of one account would bill now; writes nothing. */
export const POST = defineRoute({
  permission: "billingRun.start",
  authenticate: "session",
  mutates: false,
  body: runBillingInput,
  run: (context, { body }) => previewBilling(context, body),
});
