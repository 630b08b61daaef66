import { findAccountByNumber } from "#db/queries/accounts.ts";
import { findOpenAgreementDraft, updateAgreementDraft } from "#db/queries/agreement-drafts.ts";
import { lockAgreement } from "#db/queries/pricing-agreements.ts";
import type { AgreementAtRevision } from "#lib/domain/agreement/agreement-actions-schema.ts";
import { refuseClosed } from "#lib/domain/price-plan/decide-save-draft.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Gives the working copy up. The row stays, withdrawn; only a draft that was looked at in its present form can be discarded. */
export async function discardAgreementDraft(context: Context, input: AgreementAtRevision): Promise<Result<AgreementAtRevision, Refusal>> {
  const { account: number, revision } = input;
  return idempotently(context, { action: "agreement.discardDraft", request: input }, async (tx) => {
    const account = await findAccountByNumber(tx, number);
    if (account === null) return refused({ code: "NOT_FOUND", path: "account" });
    await lockAgreement(tx, account);
    const draft = await findOpenAgreementDraft(tx, account);
    const closed = refuseClosed(draft?.head ?? null);
    if (draft === null || closed !== null) return refused(closed ?? { code: "NOT_FOUND" });
    if (draft.head.revision !== revision) return refused({ code: "STALE_REVISION", params: { revision: draft.head.revision } });
    await updateAgreementDraft(tx, draft.head, { state: "withdrawn" });
    await writeAudit(tx, context, {
      action: "agreement.discardDraft",
      entity: "pricingAgreement",
      entityId: number,
      accountId: account.accountId,
      before: { revision, documentHash: draft.head.documentHash },
    });
    return ok({ account: number, revision });
  });
}
