import { listOpenAdHocRequests } from "#db/queries/ad-hoc-requests.ts";
import { type Tx, withTransaction } from "#db/tx.ts";
import type { AdHocRequest } from "#lib/domain/discount/ad-hoc-request.ts";
import type { AdHocOutcome, AdHocReviewRow } from "#lib/domain/discount/ad-hoc-review-view.ts";
import { adHocImpact, adHocSubject } from "../ad-hoc-impact.ts";
import type { Context } from "../context.ts";
import { toUdrReviewRows } from "../udr-request-view.ts";

const SHOWN = 50;

/** Discounts with orders that wait for a second person, who waited longest first, each with what it would make of the price. */
export async function listAdHocReviews(context: Context): Promise<readonly AdHocReviewRow[]> {
  return withTransaction(context.database, async (tx) => {
    const requests = await listOpenAdHocRequests(tx, SHOWN);
    return toUdrReviewRows(tx, context, { requests, subjectOf: (request) => withPrice(tx, context, request) });
  });
}

async function withPrice(tx: Tx, context: Context, request: AdHocRequest) {
  const impact = await adHocImpact(tx, context, request);
  const outcome: AdHocOutcome = impact.kind === "entries" ? { kind: "price", gross: impact.gross } : impact;
  return { ...(await adHocSubject(tx, request)), outcome };
}
