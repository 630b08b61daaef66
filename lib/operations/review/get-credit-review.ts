import { findCreditRequest } from "#db/queries/credit-requests.ts";
import { userNames } from "#db/queries/user-names.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { nameOf } from "#lib/domain/price-plan/to-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { type CreditRequest, mayReadCredit } from "#lib/domain/udr/credit-request.ts";
import type { CreditReviewView, WhyNotDecideCredit } from "#lib/domain/udr/credit-review-view.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { creditImpact, creditSubject } from "../credit-impact.ts";
import { inTransaction } from "../in-transaction.ts";

/** What a second person decides about: the change, who asks and why, what they saw, and what would post now. Who asked sees it too. */
export async function getCreditReview(context: Context, requestId: number): Promise<Result<CreditReviewView, Refusal>> {
  return inTransaction(context, async (tx) => {
    const request = await findCreditRequest(tx, requestId);
    if (request === null) return refused({ code: "NOT_FOUND" });
    const { actor } = context;
    if (actor.kind !== "user" || !mayReadCredit(request, actor)) return refused({ code: "NOT_PERMITTED" });
    const { contentHash, note, requestedBy, decided, asked, reason } = request;
    const names = await userNames(tx, [requestedBy, decided?.by ?? requestedBy]);
    return ok({
      ...(await creditSubject(tx, request)),
      ...{ requestId, contentHash, note, asked },
      reason: reason.label,
      requestedBy: nameOf(names, requestedBy),
      whyNot: whyNot(context, request),
      mayWithdraw: decided === null && actor.userId === requestedBy,
      impact: await creditImpact(tx, context, request),
      decided: decided && { ...decided, by: nameOf(names, decided.by), at: instantToString(decided.at) },
    });
  });
}

function whyNot({ actor }: Context, request: CreditRequest): WhyNotDecideCredit | null {
  if (request.decided !== null) return "decided";
  if (actor.kind === "user" && actor.userId === request.requestedBy) return "requester";
  return actor.kind === "user" && can(actor.role, "credit.approve") ? null : "permission";
}
