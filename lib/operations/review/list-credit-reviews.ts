import { listOpenCreditRequests } from "#db/queries/credit-requests.ts";
import { listUdrRows } from "#db/queries/udr-list.ts";
import { withTransaction } from "#db/tx.ts";
import type { CreditReviewRow } from "#lib/domain/udr/credit-review-view.ts";
import { present } from "#lib/kernel/assert.ts";
import type { Context } from "../context.ts";
import { creditSubject } from "../credit-impact.ts";
import { toUdrReviewRows } from "../udr-request-view.ts";

const SHOWN = 50;

/**
 * Credits above an agent's limit that wait for a second person, who waited longest first, each with whether it can be approved still: by the
 * clock and the revision of its UDR, without a plan of its entries.
 */
export async function listCreditReviews(context: Context): Promise<readonly CreditReviewRow[]> {
  return withTransaction(context.database, async (tx) => {
    const requests = await listOpenCreditRequests(tx, { now: context.now, limit: SHOWN });
    const found = new Map((await listUdrRows(tx, requests)).map((record) => [record.udr.udrId, record]));
    return toUdrReviewRows(tx, context, {
      requests,
      subjectOf: (request) => creditSubject(context, request, present(found.get(request.udrId), `UDR ${request.udrId}`)),
    });
  });
}
