import { lastEditorOf } from "#db/queries/definition-changes.ts";
import { lockPricePlan } from "#db/queries/price-plans.ts";
import { findPlanNamed, findStoredPlan, lockPlanNames, updatePricePlan } from "#db/queries/stored-plans.ts";
import { decideSaveDefinition } from "#lib/domain/definition/decide-save-definition.ts";
import type { EditPlanInput } from "#lib/domain/price-plan/plan-edit-schema.ts";
import { storedDefinition } from "#lib/domain/price-plan/stored-plan.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

export type PlanEdited = { readonly code: string; readonly revision: number };

/** Names a plan anew. Its prices, its code and its currency stay: versions and bills refer to them. */
export async function editPlan(context: Context, input: EditPlanInput): Promise<Result<PlanEdited, Refusal>> {
  const { code, revision, name, description } = input;
  return idempotently(context, { action: "pricePlan.edit", request: input }, async (tx) => {
    await lockPlanNames(tx);
    const found = await findStoredPlan(tx, code);
    if (found === null) return refused({ code: "NOT_FOUND" });
    await lockPricePlan(tx, found.pricePlanId);
    // Read again under the lock: the revision counts what was committed before it.
    const stored = await findStoredPlan(tx, code);
    const state = { name, description };
    const decided = decideSaveDefinition({
      code,
      revision,
      state,
      stored: stored && storedDefinition(stored),
      namesake: await findPlanNamed(tx, name),
      editor: await lastEditorOf(tx, "pricePlan", code),
    });
    if (!decided.ok) return decided;
    if (decided.value.kind === "keep") return ok({ code, revision: decided.value.revision });
    await updatePricePlan(tx, found.pricePlanId, state);
    const before = { name: found.name, description: found.description };
    await writeAudit(tx, context, { action: "pricePlan.edit", entity: "pricePlan", entityId: code, before, after: state });
    return ok({ code, revision: decided.value.revision });
  });
}
