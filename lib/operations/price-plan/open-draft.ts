import { nextId } from "#db/ids.ts";
import { findOpenDraft, findPricePlan, lockPricePlan } from "#db/queries/price-plans.ts";
import type { OpenDraftInput } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import { beginPlanDraft } from "../begin-plan-draft.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";

export type OpenedDraft = { readonly draftId: number; readonly planCode: string };

/** Begins a working copy of the version in force, or of what comes next to it. There is one open draft per plan: who comes second works on the same one. */
export async function openDraft(context: Context, input: OpenDraftInput): Promise<Result<OpenedDraft, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  const draftId = await nextId(context.database, "pricePlanDraft");
  return idempotently(context, { action: "pricePlan.openDraft", request: input }, async (tx) => {
    await lockPricePlan(tx, input.pricePlanId);
    const plan = await findPricePlan(tx, input.pricePlanId);
    if (plan === null) return refused({ code: "NOT_FOUND" });
    const open = await findOpenDraft(tx, plan.pricePlanId);
    if (open) return ok({ draftId: open.head.draftId, planCode: plan.code });
    const refusal = await beginPlanDraft(tx, context, { draftId, plan });
    if (refusal !== null) return refused(refusal);
    return ok({ draftId, planCode: plan.code });
  });
}
