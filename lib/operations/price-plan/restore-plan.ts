import { lastEditorOf } from "#db/queries/definition-changes.ts";
import { lockPricePlan } from "#db/queries/price-plans.ts";
import { findStoredPlan, updatePricePlan } from "#db/queries/stored-plans.ts";
import { decideRestore } from "#lib/domain/definition/decide-archive-definition.ts";
import type { PlanAtRevision } from "#lib/domain/price-plan/plan-edit-schema.ts";
import { storedDefinition } from "#lib/domain/price-plan/stored-plan.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Brings an archived plan back with its versions. Nobody is on it until somebody says who. */
export async function restorePlan(context: Context, input: PlanAtRevision): Promise<Result<PlanAtRevision, Refusal>> {
  const { code, revision } = input;
  return idempotently(context, { action: "pricePlan.restore", request: input }, async (tx) => {
    const found = await findStoredPlan(tx, code);
    if (found === null) return refused({ code: "NOT_FOUND" });
    await lockPricePlan(tx, found.pricePlanId);
    const stored = await findStoredPlan(tx, code);
    const editor = await lastEditorOf(tx, "pricePlan", code);
    const decided = decideRestore({ stored: stored && storedDefinition(stored), revision, editor });
    if (!decided.ok) return decided;
    if (decided.value.isChanged) {
      await updatePricePlan(tx, found.pricePlanId, { archivedAt: null });
      const change = { before: { isArchived: true }, after: { isArchived: false } };
      await writeAudit(tx, context, { action: "pricePlan.restore", entity: "pricePlan", entityId: code, ...change });
    }
    return ok({ code, revision: decided.value.revision });
  });
}
