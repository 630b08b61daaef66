import { findCreditRequest } from "#db/queries/credit-requests.ts";
import { findUdrRow } from "#db/queries/udr-list.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { whyNotAnswer } from "#lib/domain/review/refuse-answer.ts";
import { mayReadCredit } from "#lib/domain/udr/credit-request.ts";
import type { CreditReviewView } from "#lib/domain/udr/credit-review-view.ts";
import { present } from "#lib/kernel/assert.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { creditImpact, creditSubject } from "../credit-impact.ts";
import { inTransaction } from "../in-transaction.ts";
import { toUdrReview } from "../udr-request-view.ts";

/** What a second person decides about: the change, who asks and why, what they saw, and what would post now. Who asked sees it too. */
export async function getCreditReview(context: Context, requestId: number): Promise<Result<CreditReviewView, Refusal>> {
  return inTransaction(context, async (tx) => {
    const request = await findCreditRequest(tx, requestId);
    if (request === null) return refused({ code: "NOT_FOUND" });
    const { actor } = context;
    if (actor.kind !== "user" || !mayReadCredit(request, actor)) return refused({ code: "NOT_PERMITTED" });
    const isMine = actor.userId === request.requestedBy;
    // Who asked reads that first, whatever their role.
    const whyNot = isMine ? "requester" : whyNotAnswer(request, { actor, permission: "credit.approve" });
    return ok({
      ...(await toUdrReview(tx, request, { whyNot, mayWithdraw: isMine })),
      ...creditSubject(context, request, present(await findUdrRow(tx, request.udrId), `UDR ${request.udrId}`)),
      impact: await creditImpact(tx, context, request),
      asked: request.asked,
      reason: request.reason.label,
    });
  });
}
