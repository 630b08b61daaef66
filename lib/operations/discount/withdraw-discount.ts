import { recordDecision } from "#db/queries/approvals.ts";
import { findOpenDiscountRequest } from "#db/queries/discount-approvals.ts";
import { findOpenDiscountDraft, updateDiscountDraft } from "#db/queries/discount-drafts.ts";
import { lockDiscount } from "#db/queries/discounts.ts";
import type { WithdrawDiscountInput } from "#lib/domain/discount/discount-actions-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Takes a draft out of review, so that it can be edited again: anyone who may edit may do so. */
export async function withdrawDiscount(context: Context, input: WithdrawDiscountInput): Promise<Result<WithdrawDiscountInput, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  const { code } = input;
  return idempotently(context, { action: "discount.withdraw", request: input }, async (tx) => {
    const discount = await lockDiscount(tx, code);
    const draft = discount && (await findOpenDiscountDraft(tx, discount.discountId));
    if (!draft) return refused({ code: "NOT_FOUND" });
    const request = await findOpenDiscountRequest(tx, draft.head.draftId);
    if (draft.head.state !== "inReview" || request === null) return refused({ code: "NOT_IN_REVIEW" });
    const { requestId } = request;
    await recordDecision(tx, requestId, { decision: "withdrawn", decidedBy: user.value, decidedAt: context.now, decisionNote: null });
    await updateDiscountDraft(tx, draft.head.draftId, { state: "draft" });
    const before = { code, draftId: draft.head.draftId };
    await writeAudit(tx, context, { action: "discount.withdraw", entity: "approvalRequest", entityId: requestId, before });
    return ok({ code });
  });
}
