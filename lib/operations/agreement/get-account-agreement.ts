import { findAccountByNumber } from "#db/queries/accounts.ts";
import { findOpenAgreementDraft } from "#db/queries/agreement-drafts.ts";
import { planNames } from "#db/queries/agreement-plans.ts";
import { findAgreementHead, listAgreementVersions } from "#db/queries/pricing-agreements.ts";
import { agreementStanding } from "#lib/domain/agreement/agreement-standing.ts";
import type { AccountAgreement } from "#lib/domain/agreement/agreement-view.ts";
import { agreementInWords } from "#lib/domain/agreement/agreement-words.ts";
import { toAgreementRow } from "#lib/domain/agreement/to-agreement-view.ts";
import type { Context } from "../context.ts";

/** What the page of an account says of its agreement; null where it has none. */
export async function getAccountAgreement({ database, now }: Context, number: string): Promise<AccountAgreement | null> {
  const account = await findAccountByNumber(database, number);
  const head = account && (await findAgreementHead(database, account));
  if (account === null || head === null) return null;
  const versions = await listAgreementVersions(database, [account]);
  const plans = await planNames(database);
  const { version } = agreementStanding(versions, now);
  const named = { currency: account.currency, plan: (code: string) => plans.get(code) ?? code };
  return {
    ...toAgreementRow({ account, head, versions, draft: await findOpenAgreementDraft(database, account), planNames: plans, now }),
    words: version && agreementInWords(version.document, named),
  };
}
