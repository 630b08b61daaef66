import { insertDraft, liveVersionOf, scheduledVersions } from "#db/queries/price-plans.ts";
import { isPlanArchived, lastDraftDocument } from "#db/queries/stored-plans.ts";
import type { Tx } from "#db/tx.ts";
import { emptyDocument } from "#lib/domain/price-plan/first-document.ts";
import type { PricePlan } from "#lib/domain/price-plan/price-plan.ts";
import { documentHash } from "#lib/domain/price-plan/price-plan-document.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Context } from "./context.ts";
import { beginDraft } from "./store-draft.ts";
import { writeAudit } from "./write-audit.ts";

export type PlanDraftBeginning = { readonly draftId: number; readonly plan: PricePlan };

/**
 * A working copy of what the plan says now: of the version in force, else of the first that is scheduled, else of nothing, where its
 * first draft was discarded. That there is no open one was asked under the plan's lock. Null once it is begun.
 */
export async function beginPlanDraft(tx: Tx, context: Context, { draftId, plan }: PlanDraftBeginning): Promise<Refusal | null> {
  const { pricePlanId } = plan;
  if (await isPlanArchived(tx, pricePlanId)) return { code: "DEFINITION_ARCHIVED" };
  const live = await liveVersionOf(tx, { pricePlanId, at: context.now });
  const version = live ?? (await scheduledVersions(tx, { pricePlanId, after: context.now }))[0];
  if (version) {
    await beginDraft(tx, context, { draftId, version });
    return null;
  }
  const terms = await lastDraftDocument(tx, pricePlanId);
  if (terms === null) return { code: "NOT_FOUND", path: "version" };
  const document = emptyDocument(plan, terms);
  const hash = await documentHash(document);
  await insertDraft(tx, { draftId, pricePlanId, basedOnVersionId: null, state: "draft", document, documentHash: hash, revision: 1 });
  const after = { pricePlanId, basedOnVersion: null };
  await writeAudit(tx, context, { action: "pricePlan.openDraft", entity: "pricePlanDraft", entityId: draftId, after });
  return null;
}
