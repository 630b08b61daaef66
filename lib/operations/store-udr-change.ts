import { toDbFormer } from "#db/mapping/udr-revisions.ts";
import { findReason } from "#db/queries/reasons.ts";
import { insertSuccessor } from "#db/queries/udr-reversals.ts";
import { insertUdrPersonal, insertUdrRevision, updateUdr, updateUdrPersonal } from "#db/queries/udrs.ts";
import type { Tx } from "#db/tx.ts";
import { actorKey } from "#lib/domain/people/actor.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { ChangeDone, PreviewEntry } from "#lib/domain/udr/change-preview.ts";
import { goesOnWaiting } from "#lib/domain/udr/decide-posting.ts";
import type { Udr } from "#lib/domain/udr/udr.ts";
import type { Agreed, UdrChange } from "#lib/domain/udr/udr-action-schema.ts";
import { present } from "#lib/kernel/assert.ts";
import type { Json } from "#lib/kernel/canonical-json.ts";
import { minorDigits } from "#lib/kernel/currency.ts";
import { decimalToString, normalise } from "#lib/kernel/decimal.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { microsToString } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { askForCredit } from "./ask-for-credit.ts";
import { askWithAdjust, putBack, reasonInWords, type Writing } from "./ask-with-adjust.ts";
import { billWhenThresholdReached } from "./bill-when-threshold-reached.ts";
import type { Context } from "./context.ts";
import { refuseAboveLimit } from "./credit-above-limit.ts";
import { endDisputeByCorrection } from "./end-dispute.ts";
import { idempotently } from "./idempotently.ts";
import { type PlannedChange, planUdrChange } from "./plan-udr-change.ts";
import { type PostedEntries, postEntries } from "./post-entries.ts";
import { isPreviewToken } from "./preview-token.ts";
import { putBackToRating } from "./put-back-to-rating.ts";
import { withdrawOvertakenRequest } from "./withdraw-open-request.ts";
import { writeAudit } from "./write-audit.ts";

export type SubmittedChange = Agreed & { readonly change: UdrChange };

/**
 * The writer that the five actions share: plans again with everything held, and writes only what the agent agreed to. A
 * token that does not fit the entries of this moment is stale or forged; either way nothing posts.
 */
export async function storeUdrChange(context: Context, submitted: SubmittedChange): Promise<Result<ChangeDone, Refusal>> {
  return idempotently(context, { action: `udr.${submitted.change.action}`, request: submitted }, (tx) =>
    storeWithin(tx, context, submitted),
  );
}

/** The same in a transaction of the caller's, who sees to it that it happens once. */
export async function storeWithin(tx: Tx, context: Context, submitted: SubmittedChange): Promise<Result<ChangeDone, Refusal>> {
  const { change } = submitted;
  const reason = await findReason(tx, submitted.reasonCode);
  if (reason === null) return refused({ code: "REASON_REQUIRED", path: "reasonCode" });
  // What is only asked for holds nothing: an approval plans it anew.
  const isAsking = submitted.asksApproval === true;
  const plan = await planUdrChange(tx, context, { change, claim: !isAsking, usageHappened: reason.usageHappened });
  if (!plan.ok) return plan;
  const refusal = refuseSubmit(context, submitted, plan.value);
  if (refusal !== null) return refused(refusal);
  const writing = { plan: plan.value, reason: { ...reason, text: submitted.reasonText?.trim() || null } };
  if (isAsking) return askForCredit(tx, context, writing);
  return plan.value.asking === null ? writeUdrChange(tx, context, writing) : writeAndAsk(tx, context, writing);
}

function refuseSubmit(
  { actor }: Context,
  { change, previewToken, reasonText, asksApproval }: SubmittedChange,
  plan: PlannedChange,
): Refusal | null {
  // What the system does follows from a rule: nobody looked at a preview, so there is none to keep to.
  const isAgreed = actor.kind === "system" || isPreviewToken(previewToken, { actor, change, planned: plan.planned });
  if (!isAgreed) return { code: "PREVIEW_STALE" };
  // Who is to approve the discounts reads why.
  if (plan.asking !== null && !reasonText?.trim()) return { code: "APPROVAL_NOTE_MISSING", path: "reasonText" };
  // Nobody is asked about what may be done alone by now: the agent sees that first.
  if (asksApproval === true) return plan.approval === null ? { code: "PREVIEW_STALE" } : null;
  return refuseAboveLimit(plan);
}

/** What changes is stored without what needs an approval; what does is asked about as the UDR is then. */
async function writeAndAsk(tx: Tx, context: Context, writing: Writing): Promise<Result<ChangeDone, Refusal>> {
  const { plan } = writing;
  const isOnlyAsking = plan.after === plan.before;
  if (isOnlyAsking) await putBack(tx, plan);
  const done = isOnlyAsking ? ok(toDone(plan, { rbiIds: [], walletSeq: null }, null)) : await writeUdrChange(tx, context, writing);
  return done.ok ? ok({ ...done.value, requestId: await askWithAdjust(tx, context, writing) }) : done;
}

/** Everything that a planned change writes. The caller has agreed to the plan, and holds what it was made from. */
export async function writeUdrChange(tx: Tx, context: Context, writing: Writing): Promise<Result<ChangeDone, Refusal>> {
  const { plan, reason } = writing;
  const { before, after, change, subscriber, planned, isWaitingForRun } = plan;
  const isCurrent = await writeValues(tx, context, writing);
  if (!isCurrent) return refused({ code: "STALE_REVISION" });
  const posted = await postEntries(tx, context, {
    planned,
    subscription: subscriber,
    wallet: plan.wallet,
    cause: "correction",
    udrId: after.udr.udrId,
    orderId: after.udr.orderId,
    billingEffectiveAt: after.udr.billingEffectiveAt,
  });
  if (goesOnWaiting({ after: after.udr, isWaitingForRun })) await putBackToRating(tx, after.udr);
  if (change.endsDispute === true) await endDisputeByCorrection(tx, context, { udr: before.udr, words: reasonInWords(reason) });
  // Only a re-rating sets off a billing; a reversal alone waits for the next one.
  const bill = plan.rated === null ? null : await billWhenThresholdReached(tx, context, subscriber);
  const done = toDone(plan, posted, bill?.number ?? null);
  await auditChange(tx, context, writing);
  await withdrawOvertakenRequest(tx, context, { udr: before.udr, action: change.action, reason: reasonInWords(reason) });
  return ok(done);
}

/** The former values first, then the new ones where the revision is still the one that was decided on. */
async function writeValues(tx: Tx, context: Context, { plan, reason, approval }: Writing): Promise<boolean> {
  const { before, after, change } = plan;
  if (plan.succeeds !== null) return writeSuccessor(tx, plan, plan.succeeds);
  const { shard, accountId, udrId, revision } = before.udr;
  await insertUdrRevision(tx, {
    shard,
    accountId,
    udrId,
    revision,
    action: change.action,
    former: toDbFormer(before.udr),
    reasonCodeId: reason.reasonCodeId,
    reasonText: reason.text,
    actedBy: actorKey(context.actor),
    actedAt: context.now,
    approvedBy: approval === undefined ? null : actorKey(approval.by),
    approvalRequestId: approval?.requestId ?? null,
  });
  if (!(await updateUdr(tx, before.udr, { revision, change: after.udr }))) return false;
  if (after.personal !== before.personal) await updateUdrPersonal(tx, before.udr, after.personal);
  return true;
}

/** The cancelled UDR stays as it is: another stands in its place, with what is personal beside it. */
async function writeSuccessor(tx: Tx, { after }: PlannedChange, succeeds: number): Promise<boolean> {
  const { shard, accountId, udrId } = after.udr;
  await insertSuccessor(tx, after.udr, succeeds);
  if (Object.keys(after.personal).length > 0) await insertUdrPersonal(tx, { shard, accountId, udrId }, after.personal);
  return true;
}

async function auditChange(tx: Tx, context: Context, { plan, reason, approval }: Writing): Promise<void> {
  const { change, before, after, net, subscriber } = plan;
  const approved = approval === undefined ? {} : { approvedBy: actorKey(approval.by), approvalRequest: approval.requestId };
  const successor = plan.succeeds === null ? {} : { successor: after.udr.udrId };
  await writeAudit(tx, context, {
    action: `udr.${change.action}`,
    entity: "udr",
    entityId: before.udr.udrId,
    accountId: before.udr.accountId,
    before: auditedValues(before.udr),
    after: { ...auditedValues(after.udr), ...successor, net: microsToString(net), currency: subscriber.currency, ...approved },
    reason: reasonInWords(reason),
  });
  if (plan.succeeds === null) return;
  await writeAudit(tx, context, {
    action: "udr.succeed",
    entity: "udr",
    entityId: after.udr.udrId,
    accountId: after.udr.accountId,
    after: { succeeds: plan.succeeds, ...auditedValues(after.udr) },
    reason: reasonInWords(reason),
  });
}

/** Without metadata: the audit holds no personal data, and the revision keeps the rest. */
function auditedValues(udr: Udr): { readonly [key: string]: Json } {
  return {
    revision: udr.revision,
    state: udr.state,
    directive: udr.directive,
    productId: udr.productId,
    udrTypeId: udr.udrTypeId,
    sourceId: udr.sourceId,
    quantity: decimalToString(normalise(udr.quantity)),
    from: instantToString(udr.usedFrom),
    to: udr.usedTo === null ? null : instantToString(udr.usedTo),
    billingEffectiveAt: instantToString(udr.billingEffectiveAt),
  };
}

function toDone({ after, planned, net, subscriber, succeeds }: PlannedChange, { rbiIds }: PostedEntries, bill: string | null): ChangeDone {
  const digits = minorDigits(subscriber.currency);
  return {
    udrId: after.udr.udrId,
    revision: after.udr.revision,
    currency: subscriber.currency,
    entries: planned.entries.map(({ content, goes }, index) => ({
      rbiId: present(rbiIds[index], "an RBI id"),
      gross: microsToString(content.gross, digits),
      goes: placeOf(goes, bill !== null),
    })),
    net: microsToString(net, digits),
    bill,
    requestId: null,
    creditRequestId: null,
    succeeds,
  };
}

function placeOf(goes: "queue" | "cancelled" | "wallet", isBilledNow: boolean): PreviewEntry["goes"] {
  if (goes === "wallet") return "wallet";
  if (goes === "cancelled") return "cancelsUnbilled";
  return isBilledNow ? "billedNow" : "nextBill";
}
