import { nextId } from "#db/ids.ts";
import { insertApprovalRequest, recordDecision } from "#db/queries/approvals.ts";
import { emptyCreditRequest, insertCreditRequest, lockOpenCreditRequestOf } from "#db/queries/credit-requests.ts";
import type { Tx } from "#db/tx.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { ChangeDone } from "#lib/domain/udr/change-preview.ts";
import { type CreditAsked, type CreditRequest, creditHash, expiryOf, withoutPersonal } from "#lib/domain/udr/credit-request.ts";
import { assert } from "#lib/kernel/assert.ts";
import { minorDigits } from "#lib/kernel/currency.ts";
import { microsToString } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { reasonInWords, type Writing } from "./ask-with-adjust.ts";
import type { Context } from "./context.ts";
import { mayAskForCredit, refuseAboveLimit } from "./credit-above-limit.ts";
import { claimPool } from "./pool-wallets.ts";
import { previewOf } from "./preview-of-plan.ts";
import { entriesHash } from "./preview-token.ts";
import { writeAudit } from "./write-audit.ts";

/** Puts a credit above the agent's limit to a second person, as it was previewed. Nothing else changes, and nothing waits for the answer. */
export async function askForCredit(tx: Tx, context: Context, { plan, reason }: Writing): Promise<Result<ChangeDone, Refusal>> {
  if (plan.asking !== null) return refused({ code: "ONE_APPROVAL_AT_A_TIME" });
  const above = refuseAboveLimit(plan);
  if (above !== null && !(await mayAskForCredit(tx, context, plan))) return refused(above);
  if (reason.text === null) return refused({ code: "APPROVAL_NOTE_MISSING", path: "reasonText" });
  const { udr } = plan.before;
  // Two who ask about one UDR at once wait here for each other.
  await claimPool(tx, udr);
  const earlier = await lockOpenCreditRequestOf(tx, udr);
  if (earlier !== null) await storeCreditWithdrawal(tx, context, { request: earlier, note: "It was asked for anew." });
  const requestId = await storeRequest(tx, context, { plan, reason: { ...reason, text: reason.text } });
  const digits = minorDigits(plan.subscriber.currency);
  const { udrId, revision } = udr;
  const nothing = { entries: [], net: microsToString(0n, digits), bill: null, requestId: null, succeeds: null };
  return ok({ ...nothing, udrId, revision, currency: plan.subscriber.currency, creditRequestId: requestId });
}

type Asking = Writing & { readonly reason: { readonly text: string } };

async function storeRequest(tx: Tx, context: Context, { plan, reason }: Asking): Promise<number> {
  const { actor, now } = context;
  assert(actor.kind === "user", "a credit above the limit, asked for by nobody");
  const { shard, accountId, udrId } = plan.before.udr;
  const requestId = await nextId(context.database, "approvalRequest");
  const { sentence, entries, net } = await previewOf(tx, context, plan);
  const previewed: CreditAsked = { sentence, entries, net };
  const { change, personal } = withoutPersonal(plan.change, plan.after.personal);
  const hashes = { change, entriesHash: await entriesHash(plan.planned) };
  const contentHash = await creditHash({ ...hashes, reasonCodeId: reason.reasonCodeId });
  const requested = { requestId, requestedBy: actor.userId, requestedAt: now };
  const at = { shard, accountId, udrId };
  await insertApprovalRequest(tx, {
    ...at,
    ...requested,
    kind: "credit",
    contentHash,
    effective: "onApproval",
    effectiveAt: null,
    note: reason.text,
  });
  const { currency } = plan.subscriber;
  const money = { net: plan.net, currency };
  const { reasonCodeId } = reason;
  await insertCreditRequest(tx, { ...at, ...hashes, ...money, requestId, personal, previewed, reasonCodeId, expiresAt: expiryOf(now) });
  await writeAudit(tx, context, {
    action: "credit.ask",
    entity: "approvalRequest",
    entityId: requestId,
    accountId,
    after: { udr: udrId, action: change.action, credit: net, currency, contentHash },
    reason: reasonInWords(reason),
  });
  return requestId;
}

type Withdrawal = { readonly request: CreditRequest; readonly note: string | null };

/** The request is locked by whoever calls this. */
export async function storeCreditWithdrawal(tx: Tx, context: Context, { request, note }: Withdrawal): Promise<void> {
  const { requestId, udrId, accountId, requestedBy } = request;
  const { actor, now } = context;
  const decidedBy = actor.kind === "user" ? actor.userId : requestedBy;
  await recordDecision(tx, requestId, { decision: "withdrawn", decidedBy, decidedAt: now, decisionNote: note });
  await emptyCreditRequest(tx, request);
  await writeAudit(tx, context, {
    action: "credit.withdrawAsked",
    entity: "approvalRequest",
    entityId: requestId,
    accountId,
    before: { udr: udrId, contentHash: request.contentHash },
    after: { decision: "withdrawn" },
    ...(note === null ? {} : { reason: note }),
  });
}
