import { listOpenAdHocRequests } from "#db/queries/ad-hoc-requests.ts";
import { userNames } from "#db/queries/user-names.ts";
import { type Tx, withTransaction } from "#db/tx.ts";
import type { AdHocRequest } from "#lib/domain/discount/ad-hoc-request.ts";
import type { AdHocReviewRow } from "#lib/domain/discount/ad-hoc-review-view.ts";
import { nameOf } from "#lib/domain/price-plan/to-view.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { adHocImpact, adHocSubject } from "../ad-hoc-impact.ts";
import type { Context } from "../context.ts";

const SHOWN = 50;

/** Discounts with orders that wait for a second person, who waited longest first, each with what it would make of the price. */
export async function listAdHocReviews(context: Context): Promise<readonly AdHocReviewRow[]> {
  return withTransaction(context.database, async (tx) => {
    const requests = await listOpenAdHocRequests(tx, SHOWN);
    const names = await userNames(
      tx,
      requests.map(({ requestedBy }) => requestedBy),
    );
    const rows: AdHocReviewRow[] = [];
    for (const request of requests) rows.push(await toRow(tx, context, { request, names }));
    return rows;
  });
}

type Line = { readonly request: AdHocRequest; readonly names: ReadonlyMap<number, string> };

async function toRow(tx: Tx, context: Context, { request, names }: Line): Promise<AdHocReviewRow> {
  const { requestId, udrId, requestedBy, requestedAt, note } = request;
  const { productName, accountName, words, currency } = await adHocSubject(tx, request);
  const impact = await adHocImpact(tx, context, request);
  return {
    ...{ requestId, udrId, productName, accountName, words, currency, note },
    gross: impact.kind === "entries" ? impact.gross : null,
    requestedBy: nameOf(names, requestedBy),
    requestedAt: instantToString(requestedAt),
    isMine: context.actor.kind === "user" && context.actor.userId === requestedBy,
  };
}
