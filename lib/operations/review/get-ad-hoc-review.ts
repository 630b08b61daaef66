import { findAdHocRequest } from "#db/queries/ad-hoc-requests.ts";
import { listReasons } from "#db/queries/reasons.ts";
import { userNames } from "#db/queries/user-names.ts";
import { type AdHocRequest, mayReadAdHoc, mayWithdraw } from "#lib/domain/discount/ad-hoc-request.ts";
import type { AdHocReviewView, WhyNotDecideAdHoc } from "#lib/domain/discount/ad-hoc-review-view.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { nameOf } from "#lib/domain/price-plan/to-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { adHocImpact, adHocSubject } from "../ad-hoc-impact.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";

/** What a second person decides about: what, for whom, who asks and why, and the exact entries. Who asked, and who may take it back, see it too. */
export async function getAdHocReview(context: Context, requestId: number): Promise<Result<AdHocReviewView, Refusal>> {
  return inTransaction(context, async (tx) => {
    const request = await findAdHocRequest(tx, requestId);
    if (request === null) return refused({ code: "NOT_FOUND" });
    const { actor } = context;
    if (actor.kind !== "user" || !mayReadAdHoc(request, actor)) return refused({ code: "NOT_PERMITTED" });
    const { udrId, contentHash, note, requestedBy, requestedAt, decided } = request;
    const names = await userNames(tx, [requestedBy, decided?.by ?? requestedBy]);
    // What an agent gives as a favour is no doubt that the usage happened.
    const reasons = (await listReasons(tx)).filter(({ usageHappened }) => usageHappened);
    return ok({
      ...(await adHocSubject(tx, request)),
      ...{ requestId, udrId, contentHash, note, reasons },
      requestedBy: nameOf(names, requestedBy),
      requestedAt: instantToString(requestedAt),
      whyNot: whyNot(context, request),
      mayWithdraw: request.decided === null && mayWithdraw(request, actor),
      impact: await adHocImpact(tx, context, request),
      decided: decided && { ...decided, by: nameOf(names, decided.by), at: instantToString(decided.at) },
    });
  });
}

function whyNot({ actor }: Context, request: AdHocRequest): WhyNotDecideAdHoc | null {
  if (request.decided !== null) return "decided";
  if (actor.kind !== "user" || !can(actor.role, "review.decide")) return "permission";
  return actor.userId === request.requestedBy ? "requester" : null;
}
