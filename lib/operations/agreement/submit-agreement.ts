import { nextId } from "#db/ids.ts";
import { findAccountByNumber } from "#db/queries/accounts.ts";
import { findOpenAgreementDraft, updateAgreementDraft } from "#db/queries/agreement-drafts.ts";
import { insertApprovalRequest } from "#db/queries/approvals.ts";
import { listAgreementVersions, lockAgreement } from "#db/queries/pricing-agreements.ts";
import type { SubmitAgreementInput } from "#lib/domain/agreement/agreement-actions-schema.ts";
import { decideSubmitAgreement } from "#lib/domain/agreement/decide-agreement.ts";
import { errorsIn } from "#lib/domain/price-plan/finding.ts";
import { toEffective } from "#lib/domain/price-plan/publication.ts";
import { effectiveText } from "#lib/domain/price-plan/to-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import { checkAgreementNow } from "../check-agreement-now.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

export type AgreementSubmitted = { readonly account: string; readonly requestId: number; readonly contentHash: string };

/** Asks a second person to approve the draft as it is now; from here on it is read only until they decide. */
export async function submitAgreement(context: Context, input: SubmitAgreementInput): Promise<Result<AgreementSubmitted, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  const { account: number, revision, note } = input;
  const requestId = await nextId(context.database, "approvalRequest");
  return idempotently(context, { action: "agreement.submit", request: input }, async (tx) => {
    const account = await findAccountByNumber(tx, number);
    if (account === null) return refused({ code: "NOT_FOUND", path: "account" });
    await lockAgreement(tx, account);
    const draft = await findOpenAgreementDraft(tx, account);
    if (draft === null) return refused({ code: "NOT_FOUND" });
    const effective = toEffective(input.effective, account.timeZone);
    if (!effective.ok) return effective;
    const { findings, currencies } = await checkAgreementNow(tx, { document: draft.document, account, now: context.now });
    const decided = decideSubmitAgreement({
      draft: draft.head,
      revision,
      versions: (await listAgreementVersions(tx, [account])).map(({ head }) => head),
      errors: errorsIn(findings),
      currencies,
      effective: effective.value,
      now: context.now,
    });
    if (!decided.ok) return decided;
    const { contentHash } = decided.value;
    const { shard, accountId, draftId } = draft.head;
    await updateAgreementDraft(tx, draft.head, { state: "inReview" });
    await insertApprovalRequest(tx, {
      requestId,
      kind: "pricingAgreement",
      shard,
      accountId,
      agreementDraftId: draftId,
      contentHash,
      effective: effective.value.kind,
      effectiveAt: effective.value.kind === "at" ? effective.value.at : null,
      note,
      requestedBy: user.value,
      requestedAt: context.now,
    });
    const after = { requestId, contentHash, effective: effectiveText(effective.value) ?? "onApproval" };
    const audited = { action: "agreement.submit", entity: "pricingAgreement", entityId: number, accountId };
    await writeAudit(tx, context, { ...audited, after, reason: note });
    return ok({ account: number, requestId, contentHash });
  });
}
