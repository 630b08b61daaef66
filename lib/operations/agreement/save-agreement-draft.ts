import { nextId } from "#db/ids.ts";
import { findAccountByNumber } from "#db/queries/accounts.ts";
import { addAgreementEditor, findOpenAgreementDraft, insertAgreementDraft, updateAgreementDraft } from "#db/queries/agreement-drafts.ts";
import { claimAgreement, listAgreementVersions } from "#db/queries/pricing-agreements.ts";
import type { AgreementAtRevision, SaveAgreementInput } from "#lib/domain/agreement/agreement-actions-schema.ts";
import { agreementHash } from "#lib/domain/agreement/agreement-document.ts";
import { decideSaveAgreement } from "#lib/domain/agreement/decide-agreement.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { withAgreedZones } from "../with-agreed-zones.ts";
import { writeAudit } from "../write-audit.ts";

/**
 * Stores the working copy over the revision it was read at, or begins one where there is none, and remembers who edited it: none of them
 * may approve it. It changes no price before a second person has approved it.
 */
export async function saveAgreementDraft(context: Context, input: SaveAgreementInput): Promise<Result<AgreementAtRevision, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  const { account: number, revision } = input;
  // What is approved says itself what its zones are.
  const document = await withAgreedZones(context.database, input.document);
  const documentHash = await agreementHash(document);
  const newDraftId = await nextId(context.database, "pricingAgreementDraft");
  return idempotently(context, { action: "agreement.saveDraft", request: { account: number, revision, documentHash } }, async (tx) => {
    const account = await findAccountByNumber(tx, number);
    if (account === null) return refused({ code: "NOT_FOUND", path: "account" });
    const { shard, accountId } = account;
    await claimAgreement(tx, account, `Agreement of ${account.name}`);
    const draft = await findOpenAgreementDraft(tx, account);
    const decided = decideSaveAgreement({ account, draft: draft?.head ?? null, revision, document, documentHash });
    if (!decided.ok) return decided;
    const { kind, revision: saved } = decided.value;
    if (kind === "keep") return ok({ account: number, revision: saved });
    const key = { shard, accountId, draftId: draft?.head.draftId ?? newDraftId };
    if (kind === "create") {
      const [newest] = await listAgreementVersions(tx, [account]);
      const row = { ...key, basedOnVersionId: newest?.head.versionId ?? null, state: "draft", document, documentHash, revision: saved };
      await insertAgreementDraft(tx, row);
    } else {
      await updateAgreementDraft(tx, key, { document, documentHash, revision: saved });
    }
    await addAgreementEditor(tx, key, user.value);
    await writeAudit(tx, context, {
      action: kind === "create" ? "agreement.openDraft" : "agreement.saveDraft",
      entity: "pricingAgreement",
      entityId: number,
      accountId,
      ...(draft === null ? {} : { before: { revision: draft.head.revision, documentHash: draft.head.documentHash } }),
      after: { revision: saved, documentHash },
    });
    return ok({ account: number, revision: saved });
  });
}
