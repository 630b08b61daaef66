import { findOpenRequestOfDraft, recordDecision } from "#db/queries/approvals.ts";
import { lockDraft, updateDraft } from "#db/queries/price-plans.ts";
import { decideWithdrawReview } from "#lib/domain/price-plan/decide-withdraw-review.ts";
import type { WithdrawReviewInput } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

export type WithdrawnReview = { readonly draftId: number };

/** Takes a draft out of review, so that it can be edited again. */
export async function withdrawReview(context: Context, { draftId }: WithdrawReviewInput): Promise<Result<WithdrawnReview, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  return idempotently(context, { action: "pricePlan.withdrawReview", request: { draftId } }, async (tx) => {
    const draft = await lockDraft(tx, draftId);
    const request = draft && (await findOpenRequestOfDraft(tx, draftId));
    const decided = decideWithdrawReview({ draft: draft?.head ?? null, request });
    if (!decided.ok) return decided;
    const { requestId } = decided.value;
    await recordDecision(tx, requestId, { decision: "withdrawn", decidedBy: user.value, decidedAt: context.now, decisionNote: null });
    await updateDraft(tx, draftId, { state: "draft" });
    await writeAudit(tx, context, {
      action: "pricePlan.withdrawReview",
      entity: "approvalRequest",
      entityId: requestId,
      before: { draftId },
    });
    return ok({ draftId });
  });
}
