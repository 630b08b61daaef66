import { listOpenDiscountRequests } from "#db/queries/discount-approvals.ts";
import { findDiscountDraft } from "#db/queries/discount-drafts.ts";
import { findDiscount } from "#db/queries/discounts.ts";
import { userNames } from "#db/queries/user-names.ts";
import { withTransaction } from "#db/tx.ts";
import type { DiscountReviewRow } from "#lib/domain/discount/discount-view.ts";
import { documentInWords } from "#lib/domain/discount/discount-words.ts";
import { effectiveText, nameOf } from "#lib/domain/price-plan/to-view.ts";
import { present } from "#lib/kernel/assert.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import type { Context } from "../context.ts";

/** Discounts that wait for a second person, who waited longest first. */
export async function listDiscountReviews({ database, actor }: Context): Promise<readonly DiscountReviewRow[]> {
  return withTransaction(database, async (tx) => {
    const requests = await listOpenDiscountRequests(tx);
    const names = await userNames(
      tx,
      requests.map(({ requestedBy }) => requestedBy),
    );
    const rows: DiscountReviewRow[] = [];
    for (const request of requests) {
      const draft = present(await findDiscountDraft(tx, request.draftId), `draft ${request.draftId}`);
      const discount = present(await findDiscount(tx, draft.document.code), `discount ${draft.document.code}`);
      rows.push({
        code: discount.code,
        name: discount.name,
        requestId: request.requestId,
        words: documentInWords(draft.document),
        requestedBy: nameOf(names, request.requestedBy),
        requestedAt: instantToString(request.requestedAt),
        effectiveAt: effectiveText(request.effective),
        note: request.note,
        isMine: actor.kind === "user" && actor.userId === request.requestedBy,
      });
    }
    return rows;
  });
}
