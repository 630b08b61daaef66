import { lockDraft, updateDraft } from "#db/queries/price-plans.ts";
import { refuseClosed } from "#lib/domain/price-plan/decide-save-draft.ts";
import type { DiscardDraftInput } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

export type DiscardedDraft = { readonly draftId: number };

/** Gives the working copy up. The row stays, withdrawn; only a draft that was looked at in its present form can be discarded. */
export async function discardDraft(context: Context, { draftId, revision }: DiscardDraftInput): Promise<Result<DiscardedDraft, Refusal>> {
  return idempotently(context, { action: "pricePlan.discardDraft", request: { draftId, revision } }, async (tx) => {
    const draft = await lockDraft(tx, draftId);
    const closed = refuseClosed(draft?.head ?? null);
    if (draft === null || closed !== null) return refused(closed ?? { code: "NOT_FOUND" });
    if (draft.head.revision !== revision) return refused({ code: "STALE_REVISION", params: { revision: draft.head.revision } });
    await updateDraft(tx, draftId, { state: "withdrawn" });
    const before = { revision, documentHash: draft.head.documentHash };
    await writeAudit(tx, context, { action: "pricePlan.discardDraft", entity: "pricePlanDraft", entityId: draftId, before });
    return ok({ draftId });
  });
}
