import { listGroupTargets, planUsers } from "#db/queries/plan-audience.ts";
import { findStoredPlan } from "#db/queries/stored-plans.ts";
import type { PlanAudienceView } from "#lib/domain/price-plan/plan-audience.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { planSubscriptionsPage } from "../plan-subscriptions-page.ts";
import { versionUses } from "../version-uses.ts";

/** Who pays by a plan, and who could. */
export async function getPlanAudience(context: Context, code: string): Promise<Result<PlanAudienceView, Refusal>> {
  return inTransaction(context, async (tx) => {
    const plan = await findStoredPlan(tx, code);
    if (plan === null) return refused({ code: "NOT_FOUND" });
    const choices = plan.kind === "group" ? await listGroupTargets(tx) : [];
    return ok({
      revision: plan.revision,
      isArchived: plan.archivedAt !== null,
      users: await planUsers(tx, plan),
      subscriptions: await planSubscriptionsPage(tx, context, { pricePlanId: plan.pricePlanId, after: null }),
      uses: await versionUses(tx, context, plan),
      choices: choices
        .filter((group) => group.plan?.pricePlanId !== plan.pricePlanId)
        .map((group) => ({ code: group.code, name: group.name, plan: group.plan && { code: group.plan.code, name: group.plan.name } })),
    });
  });
}
