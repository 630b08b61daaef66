import { findAccountByNumber } from "#db/queries/accounts.ts";
import { findOpenAgreementDraft } from "#db/queries/agreement-drafts.ts";
import type { AgreementDocument } from "#lib/domain/agreement/agreement-document.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";

export type StoredAgreement = { readonly revision: number; readonly document: AgreementDocument };

/** The working copy as it is stored. */
export async function getAgreementDraft({ database }: Context, number: string): Promise<Result<StoredAgreement, Refusal>> {
  const account = await findAccountByNumber(database, number);
  const draft = account && (await findOpenAgreementDraft(database, account));
  return draft ? ok({ revision: draft.head.revision, document: draft.document }) : refused({ code: "NOT_FOUND" });
}
