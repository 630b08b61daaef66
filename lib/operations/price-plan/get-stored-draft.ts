import { lastSaveOfDraft } from "#db/queries/draft-saves.ts";
import { findOpenDraft, findPricePlanByCode } from "#db/queries/price-plans.ts";
import type { PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";

export type StoredDraftView = {
  readonly draftId: number;
  readonly revision: number;
  readonly document: PricePlanDocument;
  /** By the audit; null of a draft that was seeded. */
  readonly savedBy: string | null;
  readonly savedAt: string | null;
};

/** The open draft of a plan as it is stored, and whose save that was: for whoever meant to replace another one, so that they can merge. */
export async function getStoredDraft(context: Context, code: string): Promise<Result<StoredDraftView, Refusal>> {
  return inTransaction(context, async (tx) => {
    const plan = await findPricePlanByCode(tx, code);
    const draft = plan && (await findOpenDraft(tx, plan.pricePlanId));
    if (!draft) return refused({ code: "DRAFT_NOT_OPEN" });
    const { draftId, revision } = draft.head;
    const save = await lastSaveOfDraft(tx, draftId);
    return ok({ draftId, revision, document: draft.document, savedBy: save?.by ?? null, savedAt: save && instantToString(save.at) });
  });
}
