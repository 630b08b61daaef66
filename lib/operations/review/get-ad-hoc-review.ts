import { findAdHocRequest } from "#db/queries/ad-hoc-requests.ts";
import { listReasons } from "#db/queries/reasons.ts";
import { mayReadAdHoc, mayWithdraw } from "#lib/domain/discount/ad-hoc-request.ts";
import type { AdHocReviewView } from "#lib/domain/discount/ad-hoc-review-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { whyNotAnswer } from "#lib/domain/review/refuse-answer.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { adHocImpact, adHocSubject } from "../ad-hoc-impact.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { toUdrReview } from "../udr-request-view.ts";

/** What a second person decides about: what, for whom, who asks and why, and the exact entries. Who asked, and who may take it back, see it too. */
export async function getAdHocReview(context: Context, requestId: number): Promise<Result<AdHocReviewView, Refusal>> {
  return inTransaction(context, async (tx) => {
    const request = await findAdHocRequest(tx, requestId);
    if (request === null) return refused({ code: "NOT_FOUND" });
    const { actor } = context;
    if (actor.kind !== "user" || !mayReadAdHoc(request, actor)) return refused({ code: "NOT_PERMITTED" });
    // What an agent gives as a favour is no doubt that the usage happened.
    const reasons = (await listReasons(tx)).filter(({ usageHappened }) => usageHappened);
    const whyNot = whyNotAnswer(request, { actor, permission: "review.decide" });
    return ok({
      ...(await toUdrReview(tx, request, { whyNot, mayWithdraw: mayWithdraw(request, actor) })),
      ...(await adHocSubject(tx, request)),
      impact: await adHocImpact(tx, context, request),
      reasons,
    });
  });
}
