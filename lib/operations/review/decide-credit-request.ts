import { lockDailyCredit } from "#db/queries/credit-limits.ts";
import { emptyCreditRequest, findCreditRequest, lockCreditRequest } from "#db/queries/credit-requests.ts";
import type { Tx } from "#db/tx.ts";
import { actorKey } from "#lib/domain/people/actor.ts";
import { can } from "#lib/domain/people/permissions.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { ChangeDone } from "#lib/domain/udr/change-preview.ts";
import { type CreditRequest, decideCreditReview } from "#lib/domain/udr/credit-request.ts";
import type { DecideCreditInput } from "#lib/domain/udr/credit-review-schema.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { auditAnswer, holdUdrRequest, recordAnswer } from "../answer-udr-request.ts";
import type { Context } from "../context.ts";
import { refuseAboveLimit } from "../credit-above-limit.ts";
import { idempotently } from "../idempotently.ts";
import { planCreditApproval } from "../plan-credit-approval.ts";
import { entriesHash, isPreviewToken } from "../preview-token.ts";
import { writeUdrChange } from "../store-udr-change.ts";

export type CreditDecided = {
  readonly decision: "approved" | "changesRequested";
  readonly udrId: number;
  /** What was posted; null of what was rejected. */
  readonly done: ChangeDone | null;
};

/**
 * A second person's word on a credit above an agent's limit. An approval carries the change out in the transaction that records it, in the name
 * of who asked; of two at once the second finds it decided.
 */
export async function decideCreditRequest(context: Context, input: DecideCreditInput): Promise<Result<CreditDecided, Refusal>> {
  const { actor } = context;
  if (actor.kind !== "user" || !can(actor.role, "credit.approve")) return refused({ code: "NOT_PERMITTED" });
  return idempotently(context, { action: "credit.approve", request: input }, async (tx) => {
    const { verdict, contentHash: seenHash } = input;
    const { decision } = verdict;
    // The approver's day first, then the subscriptions, as whoever changes the UDR takes them.
    await lockDailyCredit(tx, actorKey(actor));
    const held = await holdUdrRequest(tx, input.requestId, { find: findCreditRequest, lock: lockCreditRequest });
    const decided = decideCreditReview({ request: held, userId: actor.userId, seenHash, now: context.now, decision });
    if (!decided.ok) return decided;
    const request = decided.value;
    const answer = { request, decision, note: verdict.note };
    await recordAnswer(tx, context, answer);
    await emptyCreditRequest(tx, request);
    const done = decision === "approved" ? await approve(tx, context, { request, token: verdict.previewToken }) : ok(null);
    if (!done.ok) return done;
    // With what it credits: that is of the approver's day.
    const posted = done.value === null ? {} : { net: done.value.net, currency: done.value.currency };
    await auditAnswer(tx, context, { ...answer, action: "credit.approve", posted });
    return ok({ decision, udrId: request.udrId, done: done.value });
  });
}

type Approval = { readonly request: CreditRequest; readonly token: string };

/** Exactly what was asked for, and what the approver looked at, or nothing; and no more than the approver may credit. */
async function approve(tx: Tx, context: Context, { request, token }: Approval): Promise<Result<ChangeDone, Refusal>> {
  const planned = await planCreditApproval(tx, context, { request, claim: true });
  if (!planned.ok) return planned;
  const { plan, asker } = planned.value;
  const isAsAsked = (await entriesHash(plan.planned)) === request.entriesHash;
  const isAsSeen = isPreviewToken(token, { actor: context.actor, change: plan.change, planned: plan.planned });
  if (!isAsAsked || !isAsSeen) return refused({ code: "PREVIEW_STALE" });
  const above = refuseAboveLimit(plan);
  if (above !== null) return refused(above);
  const reason = { ...request.reason, text: request.note };
  const approval = { by: context.actor, requestId: request.requestId };
  return writeUdrChange(tx, { ...context, actor: asker }, { plan, reason, approval });
}
