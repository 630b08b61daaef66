import { findReason } from "#db/queries/reasons.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { ChangePreview } from "#lib/domain/udr/change-preview.ts";
import type { UdrChange } from "#lib/domain/udr/udr-action-schema.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { planUdrChange } from "../plan-udr-change.ts";
import { previewOf } from "../preview-of-plan.ts";

/** What the action would change and post, by the plan that its submit follows. Writes nothing. */
export async function previewUdrChange(context: Context, change: UdrChange, reasonCode?: string): Promise<Result<ChangePreview, Refusal>> {
  return inTransaction(context, async (tx) => {
    const reason = reasonCode === undefined ? null : await findReason(tx, reasonCode);
    const happened = reason && { usageHappened: reason.usageHappened };
    const plan = await planUdrChange(tx, context, { change, claim: false, ...happened });
    return plan.ok ? ok(await previewOf(tx, context, plan.value)) : plan;
  });
}
