import { lastEditorOf } from "#db/queries/definition-changes.ts";
import { planUsers } from "#db/queries/plan-audience.ts";
import { findOpenDraft, lockPricePlan, scheduledVersions } from "#db/queries/price-plans.ts";
import { listAgreementsOnPlan } from "#db/queries/pricing-agreements.ts";
import { findStoredPlan, updatePricePlan } from "#db/queries/stored-plans.ts";
import type { Tx } from "#db/tx.ts";
import { decideArchive } from "#lib/domain/definition/decide-archive-definition.ts";
import { usersInWords } from "#lib/domain/price-plan/plan-audience.ts";
import type { PlanAtRevision } from "#lib/domain/price-plan/plan-edit-schema.ts";
import { type StoredPlan, storedDefinition } from "#lib/domain/price-plan/stored-plan.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Of the agreements that stand against it: who reads more of them looks at the plan's page. */
const AGREEMENTS_NAMED = 5;

/** Puts a plan away that nobody pays by, that nothing is scheduled for and nobody works on. What it priced goes on being readable. */
export async function archivePlan(context: Context, input: PlanAtRevision): Promise<Result<PlanAtRevision, Refusal>> {
  const { code, revision } = input;
  return idempotently(context, { action: "pricePlan.archive", request: input }, async (tx) => {
    const found = await findStoredPlan(tx, code);
    if (found === null) return refused({ code: "NOT_FOUND" });
    // Who assigns the plan holds the same lock, so nobody comes onto a plan while it is put away.
    await lockPricePlan(tx, found.pricePlanId);
    const stored = await findStoredPlan(tx, code);
    const decided = decideArchive({
      stored: stored && storedDefinition(stored),
      revision,
      users: [
        ...usersInWords(await planUsers(tx, found), found),
        ...(await agreementsInWords(tx, code, context.now)),
        ...(await workInWords(tx, context, found)),
      ],
      editor: await lastEditorOf(tx, "pricePlan", code),
    });
    if (!decided.ok) return decided;
    if (decided.value.isChanged) {
      await updatePricePlan(tx, found.pricePlanId, { archivedAt: context.now });
      const change = { before: { isArchived: false }, after: { isArchived: true } };
      await writeAudit(tx, context, { action: "pricePlan.archive", entity: "pricePlan", entityId: code, ...change });
    }
    return ok({ code, revision: decided.value.revision });
  });
}

async function agreementsInWords(tx: Tx, code: string, at: Instant): Promise<readonly string[]> {
  const agreements = await listAgreementsOnPlan(tx, { code, at, limit: AGREEMENTS_NAMED });
  return [...new Set(agreements.map(({ accountName }) => `the pricing agreement of ${accountName}`))];
}

async function workInWords(tx: Tx, { now }: Context, { pricePlanId }: StoredPlan): Promise<readonly string[]> {
  const scheduled = await scheduledVersions(tx, { pricePlanId, after: now });
  const draft = await findOpenDraft(tx, pricePlanId);
  return [...scheduled.map(({ version }) => `version ${version}, which is scheduled`), ...(draft === null ? [] : ["its open draft"])];
}
