import { emptyCreditRequest, insertCreditRequest, lockOpenCreditRequestOf } from "#db/queries/credit-requests.ts";
import type { Tx } from "#db/tx.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { ChangeDone } from "#lib/domain/udr/change-preview.ts";
import { type CreditAsked, type CreditRequest, creditHash, expiryOf, withoutPersonal } from "#lib/domain/udr/credit-request.ts";
import { minorDigits } from "#lib/kernel/currency.ts";
import { microsToString } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { recordWithdrawal } from "./answer-udr-request.ts";
import { reasonInWords, type Writing } from "./ask-with-adjust.ts";
import type { Context } from "./context.ts";
import { mayAskForCredit, refuseAboveLimit } from "./credit-above-limit.ts";
import { openUdrRequest } from "./open-udr-request.ts";
import { claimPool } from "./pool-wallets.ts";
import { previewOf } from "./preview-of-plan.ts";
import { entriesHash } from "./preview-token.ts";
import { ASKED_ANEW } from "./withdraw-open-request.ts";

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
  if (earlier !== null) await storeCreditWithdrawal(tx, context, { request: earlier, note: ASKED_ANEW });
  const requestId = await storeRequest(tx, context, { plan, reason: { ...reason, text: reason.text } });
  const digits = minorDigits(plan.subscriber.currency);
  const { udrId, revision } = udr;
  const nothing = { entries: [], net: microsToString(0n, digits), bill: null, requestId: null, succeeds: null };
  return ok({ ...nothing, udrId, revision, currency: plan.subscriber.currency, creditRequestId: requestId });
}

type Asking = Writing & { readonly reason: { readonly text: string } };

async function storeRequest(tx: Tx, context: Context, { plan, reason }: Asking): Promise<number> {
  const { udr } = plan.before;
  const { shard, accountId, udrId } = udr;
  const { reasonCodeId } = reason;
  const { sentence, entries, net } = await previewOf(tx, context, plan);
  const previewed: CreditAsked = { sentence, entries, net };
  const { change, personal } = withoutPersonal(plan.change, plan.after.personal);
  const hashes = { change, entriesHash: await entriesHash(plan.planned) };
  const { currency } = plan.subscriber;
  const requestId = await openUdrRequest(tx, context, {
    udr,
    kind: "credit",
    contentHash: await creditHash({ ...hashes, reasonCodeId }),
    note: reason.text,
    audited: { action: "credit.ask", after: { action: change.action, credit: net, currency }, reason: reasonInWords(reason) },
  });
  const money = { net: plan.net, currency };
  const of = { shard, accountId, udrId, requestId, reasonCodeId };
  await insertCreditRequest(tx, { ...of, ...hashes, ...money, personal, previewed, expiresAt: expiryOf(context.now) });
  return requestId;
}

export const WITHDRAW_ASKED_CREDIT = "credit.withdrawAsked";

type Withdrawal = { readonly request: CreditRequest; readonly note: string };

/** The request is locked by whoever calls this. */
export async function storeCreditWithdrawal(tx: Tx, context: Context, withdrawal: Withdrawal): Promise<void> {
  await recordWithdrawal(tx, context, { ...withdrawal, action: WITHDRAW_ASKED_CREDIT });
  await emptyCreditRequest(tx, withdrawal.request);
}
