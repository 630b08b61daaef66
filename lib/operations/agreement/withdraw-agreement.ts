import { findAccountByNumber } from "#db/queries/accounts.ts";
import { findOpenAgreementDraft, findOpenAgreementRequest, updateAgreementDraft } from "#db/queries/agreement-drafts.ts";
import { recordDecision } from "#db/queries/approvals.ts";
import { lockAgreement } from "#db/queries/pricing-agreements.ts";
import type { AgreementParams } from "#lib/domain/agreement/agreement-actions-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Takes a draft out of review, so that it can be edited again: anyone who may edit may do so. */
export async function withdrawAgreement(context: Context, input: AgreementParams): Promise<Result<AgreementParams, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  const { account: number } = input;
  return idempotently(context, { action: "agreement.withdraw", request: input }, async (tx) => {
    const account = await findAccountByNumber(tx, number);
    if (account === null) return refused({ code: "NOT_FOUND", path: "account" });
    await lockAgreement(tx, account);
    const draft = await findOpenAgreementDraft(tx, account);
    if (draft === null) return refused({ code: "NOT_FOUND" });
    const request = await findOpenAgreementRequest(tx, draft.head);
    if (draft.head.state !== "inReview" || request === null) return refused({ code: "NOT_IN_REVIEW" });
    const { requestId } = request;
    await recordDecision(tx, requestId, { decision: "withdrawn", decidedBy: user.value, decidedAt: context.now, decisionNote: null });
    await updateAgreementDraft(tx, draft.head, { state: "draft" });
    const audited = { action: "agreement.withdraw", entity: "pricingAgreement", entityId: number, accountId: account.accountId };
    await writeAudit(tx, context, { ...audited, before: { requestId } });
    return ok({ account: number });
  });
}
