import type { AudienceChangeView } from "#lib/domain/price-plan/plan-audience.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { type AudienceQuestion, planAudienceChange } from "../plan-audience-change.ts";

/** Who would come onto the plan, what they are on now, and why it cannot be done if it cannot. Writes nothing. */
export async function previewPlanAudience(context: Context, question: AudienceQuestion): Promise<Result<AudienceChangeView, Refusal>> {
  return inTransaction(context, async (tx) => {
    const planned = await planAudienceChange(tx, context, question);
    return planned.ok ? ok(planned.value.view) : planned;
  });
}
