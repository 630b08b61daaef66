import { nextId } from "#db/ids.ts";
import { insertApprovalRequest } from "#db/queries/approvals.ts";
import { findOpenDiscountDraft, updateDiscountDraft } from "#db/queries/discount-drafts.ts";
import { listDiscountVersions, lockDiscount } from "#db/queries/discounts.ts";
import { decideSubmitDiscount } from "#lib/domain/discount/decide-discount.ts";
import type { SubmitDiscountInput } from "#lib/domain/discount/discount-actions-schema.ts";
import { errorsIn } from "#lib/domain/price-plan/finding.ts";
import { toEffective } from "#lib/domain/price-plan/publication.ts";
import { effectiveText } from "#lib/domain/price-plan/to-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import { checkDiscountNow } from "../check-discount-now.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

export type DiscountSubmitted = { readonly code: string; readonly requestId: number; readonly contentHash: string };

/** Asks a second person to approve the draft as it is now; from here on it is read only until they decide. */
export async function submitDiscount(context: Context, input: SubmitDiscountInput): Promise<Result<DiscountSubmitted, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  const { code, revision, note } = input;
  const requestId = await nextId(context.database, "approvalRequest");
  return idempotently(context, { action: "discount.submit", request: input }, async (tx) => {
    const discount = await lockDiscount(tx, code);
    const draft = discount && (await findOpenDiscountDraft(tx, discount.discountId));
    if (!discount || !draft) return refused({ code: "NOT_FOUND" });
    const effective = toEffective(input.effective, draft.document.timeZone);
    if (!effective.ok) return effective;
    const versions = await listDiscountVersions(tx, discount.discountId);
    const errors = errorsIn((await checkDiscountNow(tx, draft.document, context.now)).findings);
    const facts = { draft: draft.head, revision, versions, errors, effective: effective.value, now: context.now };
    const decided = decideSubmitDiscount(facts);
    if (!decided.ok) return decided;
    const { contentHash } = decided.value;
    const { draftId } = draft.head;
    await updateDiscountDraft(tx, draftId, { state: "inReview" });
    await insertApprovalRequest(tx, {
      requestId,
      kind: "additiveDiscount",
      discountDraftId: draftId,
      contentHash,
      effective: effective.value.kind,
      effectiveAt: effective.value.kind === "at" ? effective.value.at : null,
      note,
      requestedBy: user.value,
      requestedAt: context.now,
    });
    const after = { code, draftId, contentHash, effective: effectiveText(effective.value) ?? "onApproval" };
    await writeAudit(tx, context, { action: "discount.submit", entity: "approvalRequest", entityId: requestId, after, reason: note });
    return ok({ code, requestId, contentHash });
  });
}
