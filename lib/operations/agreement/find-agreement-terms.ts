import { findAccountByNumber } from "#db/queries/accounts.ts";
import { findOpenAgreementDraft } from "#db/queries/agreement-drafts.ts";
import { listAgreementVersions } from "#db/queries/pricing-agreements.ts";
import type { AgreementDocument } from "#lib/domain/agreement/agreement-document.ts";
import type { Context } from "../context.ts";

export type AgreementTerms = {
  readonly account: { readonly number: string; readonly timeZone: string };
  /** Of the open draft; null where there is none. */
  readonly revision: number | null;
  /** Of the open draft, else of the newest version; null where nothing was agreed on yet. */
  readonly document: AgreementDocument | null;
};

/** What the next draft of an account's agreement begins with; null where there is no such account. */
export async function findAgreementTerms({ database }: Context, number: string): Promise<AgreementTerms | null> {
  const account = await findAccountByNumber(database, number);
  if (account === null) return null;
  const draft = await findOpenAgreementDraft(database, account);
  const [newest] = draft === null ? await listAgreementVersions(database, [account]) : [];
  return {
    account: { number: account.number, timeZone: account.timeZone },
    revision: draft?.head.revision ?? null,
    document: draft?.document ?? newest?.document ?? null,
  };
}
