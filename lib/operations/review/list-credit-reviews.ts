import { listOpenCreditRequests } from "#db/queries/credit-requests.ts";
import { withTransaction } from "#db/tx.ts";
import type { CreditReviewRow } from "#lib/domain/udr/credit-review-view.ts";
import type { Context } from "../context.ts";
import { creditSubject } from "../credit-impact.ts";
import { toUdrReviewRows } from "../udr-request-view.ts";

const SHOWN = 50;

/** Credits above an agent's limit that wait for a second person, who waited longest first. */
export async function listCreditReviews(context: Context): Promise<readonly CreditReviewRow[]> {
  return withTransaction(context.database, async (tx) => {
    const requests = await listOpenCreditRequests(tx, SHOWN);
    return toUdrReviewRows(tx, context, { requests, subjectOf: (request) => creditSubject(tx, request) });
  });
}
