import { actorNames } from "#db/queries/actor-names.ts";
import { findBillingRun, listBillsOfRun } from "#db/queries/billing-runs.ts";
import type { BillingRunDetail } from "#lib/domain/billing/billing-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";

/** A run with the bills that it made. */
export async function getBillingRun(context: Context, billingRunId: number): Promise<Result<BillingRunDetail, Refusal>> {
  return inTransaction(context, async (tx) => {
    const found = await findBillingRun(tx, billingRunId);
    if (found === null) return refused({ code: "NOT_FOUND" });
    const nameOf = await actorNames(tx, [found.view.startedBy]);
    const issued = found.account === null ? [] : await listBillsOfRun(tx, found.account, billingRunId);
    return ok({ ...found.view, startedBy: nameOf(found.view.startedBy), issued });
  });
}
