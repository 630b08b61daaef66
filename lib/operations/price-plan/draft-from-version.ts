import { nextId } from "#db/ids.ts";
import { addDraftEditor, findOpenDraft, findPricePlan, findVersion, lockPricePlan } from "#db/queries/price-plans.ts";
import { isPlanArchived } from "#db/queries/stored-plans.ts";
import type { DraftFromVersionInput } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { beginDraft } from "../store-draft.ts";

export type DraftOfVersion = { readonly draftId: number; readonly planCode: string };

/**
 * Begins a working copy of any version, so that going back to old prices is a new version like another, reviewed and from an instant
 * ahead. Never over an open draft. Who chose the version is its editor: they may not approve it.
 */
export async function draftFromVersion(context: Context, input: DraftFromVersionInput): Promise<Result<DraftOfVersion, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  const draftId = await nextId(context.database, "pricePlanDraft");
  return idempotently(context, { action: "pricePlan.draftFromVersion", request: input }, async (tx) => {
    await lockPricePlan(tx, input.pricePlanId);
    const plan = await findPricePlan(tx, input.pricePlanId);
    const version = plan && (await findVersion(tx, input));
    if (!version) return refused({ code: "NOT_FOUND" });
    if (await findOpenDraft(tx, plan.pricePlanId)) return refused({ code: "DRAFT_OPEN" });
    if (await isPlanArchived(tx, plan.pricePlanId)) return refused({ code: "DEFINITION_ARCHIVED" });
    await beginDraft(tx, context, { draftId, version });
    await addDraftEditor(tx, draftId, user.value);
    return ok({ draftId, planCode: plan.code });
  });
}
