import { listOpenCreditRequests } from "#db/queries/credit-requests.ts";
import { userNames } from "#db/queries/user-names.ts";
import { withTransaction } from "#db/tx.ts";
import { nameOf } from "#lib/domain/price-plan/to-view.ts";
import type { CreditReviewRow } from "#lib/domain/udr/credit-review-view.ts";
import type { Context } from "../context.ts";
import { creditSubject } from "../credit-impact.ts";

const SHOWN = 50;

/** Credits above an agent's limit that wait for a second person, who waited longest first. */
export async function listCreditReviews(context: Context): Promise<readonly CreditReviewRow[]> {
  return withTransaction(context.database, async (tx) => {
    const requests = await listOpenCreditRequests(tx, SHOWN);
    const names = await userNames(
      tx,
      requests.map(({ requestedBy }) => requestedBy),
    );
    const rows: CreditReviewRow[] = [];
    for (const request of requests) {
      const { accountNumber: _, subscriptionNumber: __, usedFrom: ___, ...subject } = await creditSubject(tx, request);
      const { requestId, requestedBy, note } = request;
      const isMine = context.actor.kind === "user" && context.actor.userId === requestedBy;
      rows.push({ ...subject, requestId, note, requestedBy: nameOf(names, requestedBy), isMine });
    }
    return rows;
  });
}
