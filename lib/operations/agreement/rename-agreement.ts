import { findAccountByNumber } from "#db/queries/accounts.ts";
import { lastEditorOf } from "#db/queries/definition-changes.ts";
import { lockAgreementHead, updateAgreementHead } from "#db/queries/pricing-agreements.ts";
import type { AgreementAtRevision, RenameAgreementInput } from "#lib/domain/agreement/agreement-actions-schema.ts";
import { decideSaveDefinition } from "#lib/domain/definition/decide-save-definition.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** What people call an agreement and what it is for. What was agreed is in its versions, and needs nobody's approval anew. */
export async function renameAgreement(context: Context, input: RenameAgreementInput): Promise<Result<AgreementAtRevision, Refusal>> {
  const { account: number, revision, name, description } = input;
  const state = { name, description: description ?? "" };
  return idempotently(context, { action: "agreement.rename", request: input }, async (tx) => {
    const account = await findAccountByNumber(tx, number);
    if (account === null) return refused({ code: "NOT_FOUND", path: "account" });
    const head = await lockAgreementHead(tx, account);
    const before = head && { name: head.name, description: head.description ?? "" };
    const decided = decideSaveDefinition({
      code: number,
      revision,
      state,
      stored: head && before && { code: number, revision: head.revision, isArchived: false, state: before },
      // Each account has one, and its number tells them apart: two may be called alike.
      namesake: null,
      editor: await lastEditorOf(tx, "pricingAgreement", number),
    });
    if (!decided.ok) return decided;
    const { kind, revision: next } = decided.value;
    if (kind === "keep") return ok({ account: number, revision: next });
    await updateAgreementHead(tx, account, { name, description, revision: next });
    await writeAudit(tx, context, {
      action: "agreement.rename",
      entity: "pricingAgreement",
      entityId: number,
      accountId: account.accountId,
      before,
      after: state,
    });
    return ok({ account: number, revision: next });
  });
}
