import { findAccountHeads } from "#db/queries/accounts.ts";
import { findAgreementDraft, listOpenAgreementRequests } from "#db/queries/agreement-drafts.ts";
import { planNames } from "#db/queries/agreement-plans.ts";
import { userNames } from "#db/queries/user-names.ts";
import { withTransaction } from "#db/tx.ts";
import type { AgreementReviewRow } from "#lib/domain/agreement/agreement-view.ts";
import { agreementInWords } from "#lib/domain/agreement/agreement-words.ts";
import { effectiveText, nameOf } from "#lib/domain/price-plan/to-view.ts";
import { present } from "#lib/kernel/assert.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import type { Context } from "../context.ts";

/** Agreements that wait for a second person, who waited longest first. */
export async function listAgreementReviews({ database, actor }: Context): Promise<readonly AgreementReviewRow[]> {
  return withTransaction(database, async (tx) => {
    const requests = await listOpenAgreementRequests(tx);
    const people = await userNames(
      tx,
      requests.map(({ requestedBy }) => requestedBy),
    );
    const accounts = new Map((await findAccountHeads(tx, requests)).map((head) => [head.accountId, head]));
    const plans = await planNames(tx);
    const rows: AgreementReviewRow[] = [];
    for (const request of requests) {
      const { document } = present(await findAgreementDraft(tx, request), `draft ${request.draftId}`);
      const { number, name, currency } = present(accounts.get(request.accountId), `account ${request.accountId}`);
      rows.push({
        account: { number, name },
        requestId: request.requestId,
        words: agreementInWords(document, { currency, plan: (code) => plans.get(code) ?? code }),
        requestedBy: nameOf(people, request.requestedBy),
        requestedAt: instantToString(request.requestedAt),
        effectiveAt: effectiveText(request.effective),
        note: request.note,
        isMine: actor.kind === "user" && actor.userId === request.requestedBy,
      });
    }
    return rows;
  });
}
