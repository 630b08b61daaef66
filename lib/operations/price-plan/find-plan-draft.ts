import { findLatestDraftId } from "#db/queries/latest-draft.ts";
import { findPricePlanByCode } from "#db/queries/price-plans.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";

/** `draftId` is null where the plan never had a draft. */
export type PlanDraft = { readonly pricePlanId: number; readonly draftId: number | null };

/**
 * What the address of a plan's draft means: the open one, else the last that was closed. A closed one too, so that a discarding or
 * a submitting that is sent again finds the answer it had; whatever else is tried with it is refused because it is closed.
 */
export async function findPlanDraft(context: Context, code: string): Promise<Result<PlanDraft, Refusal>> {
  return inTransaction(context, async (tx) => {
    const plan = await findPricePlanByCode(tx, code);
    if (plan === null) return refused({ code: "NOT_FOUND" });
    return ok({ pricePlanId: plan.pricePlanId, draftId: await findLatestDraftId(tx, plan.pricePlanId) });
  });
}
