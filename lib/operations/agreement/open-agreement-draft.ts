import { nextId } from "#db/ids.ts";
import { findAccountByNumber } from "#db/queries/accounts.ts";
import { findOpenAgreementDraft, insertAgreementDraft } from "#db/queries/agreement-drafts.ts";
import { listAgreementVersions, lockAgreement } from "#db/queries/pricing-agreements.ts";
import type { AgreementAtRevision, AgreementParams } from "#lib/domain/agreement/agreement-actions-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** The open draft of an agreement: the one there is, or a new one of its newest version. Whoever asks second gets the first one's. */
export async function openAgreementDraft(context: Context, input: AgreementParams): Promise<Result<AgreementAtRevision, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  const { account: number } = input;
  const draftId = await nextId(context.database, "pricingAgreementDraft");
  return idempotently(context, { action: "agreement.openDraft", request: input }, async (tx) => {
    const account = await findAccountByNumber(tx, number);
    if (account === null) return refused({ code: "NOT_FOUND", path: "account" });
    await lockAgreement(tx, account);
    const open = await findOpenAgreementDraft(tx, account);
    if (open !== null) return ok({ account: number, revision: open.head.revision });
    const [newest] = await listAgreementVersions(tx, [account]);
    // Without a version its first draft was given up: there is nothing to begin from but the form of a new one.
    if (newest === undefined) return refused({ code: "NOTHING_IN_FORCE", params: { plan: "the agreement" } });
    const { shard, accountId } = account;
    const { versionId, documentHash, version } = newest.head;
    const { document } = newest;
    await insertAgreementDraft(tx, {
      shard,
      accountId,
      draftId,
      basedOnVersionId: versionId,
      state: "draft",
      document,
      documentHash,
      revision: 1,
    });
    const audited = { action: "agreement.openDraft", entity: "pricingAgreement", entityId: number, accountId };
    await writeAudit(tx, context, { ...audited, after: { basedOnVersion: version } });
    return ok({ account: number, revision: 1 });
  });
}
