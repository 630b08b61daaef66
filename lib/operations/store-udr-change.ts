import { toDbFormer } from "#db/mapping/udr-revisions.ts";
import { findReason } from "#db/queries/reasons.ts";
import { insertUdrRevision, updateUdr, updateUdrPersonal } from "#db/queries/udrs.ts";
import type { Tx } from "#db/tx.ts";
import { actorKey } from "#lib/domain/people/actor.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { ChangeDone, PreviewEntry } from "#lib/domain/udr/change-preview.ts";
import { goesOnWaiting } from "#lib/domain/udr/decide-posting.ts";
import { moneyInWords } from "#lib/domain/udr/money-in-words.ts";
import type { Udr } from "#lib/domain/udr/udr.ts";
import type { Agreed, UdrChange } from "#lib/domain/udr/udr-action-schema.ts";
import { present } from "#lib/kernel/assert.ts";
import type { Json } from "#lib/kernel/canonical-json.ts";
import { minorDigits } from "#lib/kernel/currency.ts";
import { decimalToString, normalise } from "#lib/kernel/decimal.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { microsToString } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { askWithAdjust, putBack, reasonInWords, type Writing } from "./ask-with-adjust.ts";
import { billWhenThresholdReached } from "./bill-when-threshold-reached.ts";
import type { Context } from "./context.ts";
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
  const { change } = submitted;
  return idempotently(context, { action: `udr.${change.action}`, request: submitted }, async (tx) => {
    const reason = await findReason(tx, submitted.reasonCode);
    if (reason === null) return refused({ code: "REASON_REQUIRED", path: "reasonCode" });
    const plan = await planUdrChange(tx, context, { change, claim: true, usageHappened: reason.usageHappened });
    if (!plan.ok) return plan;
    const refusal = refuseSubmit(context, submitted, plan.value);
    if (refusal !== null) return refused(refusal);
    const writing = { plan: plan.value, reason: { ...reason, text: submitted.reasonText?.trim() || null } };
    return plan.value.asking === null ? writeUdrChange(tx, context, writing) : writeAndAsk(tx, context, writing);
  });
}

function refuseSubmit({ actor }: Context, { change, previewToken, reasonText }: SubmittedChange, plan: PlannedChange): Refusal | null {
  // What the system does follows from a rule: nobody looked at a preview, so there is none to keep to.
  const isAgreed = actor.kind === "system" || isPreviewToken(previewToken, { actor, change, planned: plan.planned });
  if (!isAgreed) return { code: "PREVIEW_STALE" };
  // Who is to approve the discounts reads why.
  if (plan.asking !== null && !reasonText?.trim()) return { code: "APPROVAL_NOTE_MISSING", path: "reasonText" };
  if (plan.approval === null) return null;
  const { credit, limit } = plan.approval;
  const { currency } = plan.subscriber;
  return { code: "APPROVAL_REQUIRED", params: { credit: moneyInWords(credit, currency), limit: moneyInWords(limit, currency) } };
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
export async function writeUdrChange(tx: Tx, context: Context, { plan, reason }: Writing): Promise<Result<ChangeDone, Refusal>> {
  const { before, after, change, subscriber, planned, isWaitingForRun } = plan;
  const isCurrent = await writeValues(tx, context, { plan, reason });
  if (!isCurrent) return refused({ code: "STALE_REVISION" });
  const posted = await postEntries(tx, context, {
    planned,
    subscription: subscriber,
    wallet: plan.wallet,
    cause: "correction",
    udrId: before.udr.udrId,
    orderId: before.udr.orderId,
    billingEffectiveAt: after.udr.billingEffectiveAt,
  });
  if (goesOnWaiting({ after: after.udr, isWaitingForRun })) await putBackToRating(tx, after.udr);
  // Only a re-rating sets off a billing; a reversal alone waits for the next one.
  const bill = plan.rated === null ? null : await billWhenThresholdReached(tx, context, subscriber);
  const done = toDone(plan, posted, bill?.number ?? null);
  await auditChange(tx, context, { plan, reason });
  await withdrawOvertakenRequest(tx, context, { udr: before.udr, action: change.action, reason: reasonInWords(reason) });
  return ok(done);
}

/** The former values first, then the new ones where the revision is still the one that was decided on. */
async function writeValues(tx: Tx, context: Context, { plan, reason }: Writing): Promise<boolean> {
  const { before, after, change } = plan;
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
  });
  if (!(await updateUdr(tx, before.udr, { revision, change: after.udr }))) return false;
  if (after.personal !== before.personal) await updateUdrPersonal(tx, before.udr, after.personal);
  return true;
}

async function auditChange(tx: Tx, context: Context, { plan, reason }: Writing): Promise<void> {
  const { change, before, after, net, subscriber } = plan;
  await writeAudit(tx, context, {
    action: `udr.${change.action}`,
    entity: "udr",
    entityId: before.udr.udrId,
    accountId: before.udr.accountId,
    before: auditedValues(before.udr),
    after: { ...auditedValues(after.udr), net: microsToString(net), currency: subscriber.currency },
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

function toDone({ after, planned, net, subscriber }: PlannedChange, { rbiIds }: PostedEntries, bill: string | null): ChangeDone {
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
  };
}

function placeOf(goes: "queue" | "cancelled" | "wallet", isBilledNow: boolean): PreviewEntry["goes"] {
  if (goes === "wallet") return "wallet";
  if (goes === "cancelled") return "cancelsUnbilled";
  return isBilledNow ? "billedNow" : "nextBill";
}
