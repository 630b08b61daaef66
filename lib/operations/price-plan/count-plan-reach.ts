import { countReach } from "#db/queries/plan-reach.ts";
import { findPricePlanByCode } from "#db/queries/price-plans.ts";
import type { ReachCounts } from "#lib/domain/price-plan/reach-counts.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";

/** How many subscriptions a publication of the plan may concern, as it is now. */
export async function countPlanReach(context: Context, code: string): Promise<Result<ReachCounts, Refusal>> {
  return inTransaction(context, async (tx) => {
    const plan = await findPricePlanByCode(tx, code);
    return plan === null ? refused({ code: "NOT_FOUND" }) : ok(await countReach(tx, plan, context.now));
  });
}
