import { lockDailyCredit } from "#db/queries/credit-limits.ts";
import { listUdrsOfOrder } from "#db/queries/orders.ts";
import { type FoundReason, findReason } from "#db/queries/reasons.ts";
import { productNames } from "#db/queries/udr-detail.ts";
import type { Tx } from "#db/tx.ts";
import { actorKey } from "#lib/domain/people/actor.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { refusalSentence } from "#lib/domain/refusal-sentence.ts";
import type { LotDone, LotPreview, LotUdr } from "#lib/domain/udr/cancel-lot.ts";
import { changeInWords } from "#lib/domain/udr/change-in-words.ts";
import { type ApprovalNeed, decideApproval } from "#lib/domain/udr/decide-approval.ts";
import { moneyInWords } from "#lib/domain/udr/money-in-words.ts";
import type { Udr } from "#lib/domain/udr/udr.ts";
import type { Agreed } from "#lib/domain/udr/udr-action-schema.ts";
import { present } from "#lib/kernel/assert.ts";
import { sha256Hex } from "#lib/kernel/canonical-json.ts";
import { minorDigits } from "#lib/kernel/currency.ts";
import { type Micros, microsToString, sumMicros } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { creditFacts } from "../approval-needed.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { type PlannedChange, planUdrChange } from "../plan-udr-change.ts";
import { entriesOf } from "../planned-change-parts.ts";
import { claimPools } from "../pool-wallets.ts";
import { previewToken } from "../preview-token.ts";
import { writeUdrChange } from "../store-udr-change.ts";
import { tryOut } from "../try-out.ts";

type LotToPreview = { readonly orderId: number; readonly reasonCode: string };

/** What cancelling all UDRs of an order would post: it is cancelled, and all of it undone, because one UDR's entries may build on another's. */
export async function previewLot(context: Context, { orderId, reasonCode }: LotToPreview): Promise<Result<LotPreview, Refusal>> {
  return tryOut(context, async (tx) => {
    const reason = await findReason(tx, reasonCode);
    if (reason === null) return refused({ code: "REASON_REQUIRED", path: "reasonCode" });
    const lot = await carryOut(tx, context, { orderId, reason, text: null });
    return lot.ok ? ok(await toPreview(lot.value)) : lot;
  });
}

type LotToCancel = { readonly orderId: number; readonly agreed: Agreed };

/** Domain rule "Cancel lot": every UDR of one order is cancelled, or none. */
export async function cancelLot(context: Context, { orderId, agreed }: LotToCancel): Promise<Result<LotDone, Refusal>> {
  return idempotently(context, { action: "udr.cancelLot", request: { orderId, ...agreed } }, async (tx) => {
    const reason = await findReason(tx, agreed.reasonCode);
    if (reason === null) return refused({ code: "REASON_REQUIRED", path: "reasonCode" });
    const lot = await carryOut(tx, context, { orderId, reason, text: agreed.reasonText?.trim() || null });
    if (!lot.ok) return lot;
    const refusal = refuseLot(lot.value, await tokenOf(lot.value), agreed);
    return refusal === null ? ok(toDone(lot.value)) : refused(refusal);
  });
}

type Step = { readonly udr: Udr; readonly name: { readonly code: string; readonly name: string } } & (
  | { readonly outcome: "already" }
  | { readonly outcome: "blocked"; readonly refusal: Refusal }
  | { readonly outcome: "cancelled"; readonly plan: PlannedChange; readonly token: string }
);

type Lot = {
  readonly orderId: number;
  readonly currency: Udr["currency"];
  readonly steps: readonly Step[];
  readonly net: Micros;
  readonly approval: ApprovalNeed | null;
};

type LotToCarryOut = { readonly orderId: number; readonly reason: FoundReason; readonly text: string | null };

/** Cancels one after the other, so that each is planned on what the one before it has left. */
async function carryOut(tx: Tx, context: Context, { orderId, reason, text }: LotToCarryOut): Promise<Result<Lot, Refusal>> {
  const udrs = await claimLot(tx, context, orderId);
  const [first] = udrs;
  if (first === undefined) return refused({ code: "NOT_FOUND" });
  if (udrs.every(({ state }) => state === "cancelled")) return refused({ code: "UDR_CANCELLED" });
  const credit = await creditFacts(tx, context, first.currency);
  const names = await productNames(
    tx,
    udrs.map(({ productId }) => productId),
  );
  const steps: Step[] = [];
  for (const udr of udrs) {
    const name = present(names.get(udr.productId), `product ${udr.productId}`);
    steps.push({ udr, name, ...(await cancelOne(tx, context, { udr, reason, text })) });
  }
  const net = sumMicros(steps.map((step) => (step.outcome === "cancelled" ? step.plan.net : 0n)));
  return ok({ orderId, currency: first.currency, steps, net, approval: decideApproval({ net, ...credit }) });
}

/** In the order in which everybody takes locks: the daily limit, subscriptions, wallets; the UDRs follow one by one, by number. */
async function claimLot(tx: Tx, context: Context, orderId: number): Promise<readonly Udr[]> {
  const found = await listUdrsOfOrder(tx, orderId);
  await lockDailyCredit(tx, actorKey(context.actor));
  await claimPools(tx, found);
  // Who held the subscription meanwhile may have changed them.
  return listUdrsOfOrder(tx, orderId);
}

type OneToCancel = { readonly udr: Udr } & Pick<LotToCarryOut, "reason" | "text">;
type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;

async function cancelOne(tx: Tx, context: Context, { udr, reason, text }: OneToCancel): Promise<DistributiveOmit<Step, "udr" | "name">> {
  if (udr.state === "cancelled") return { outcome: "already" };
  const change = { action: "cancel", udrId: udr.udrId, expectedRevision: udr.revision } as const;
  const plan = await planUdrChange(tx, context, { change, claim: true, usageHappened: reason.usageHappened });
  if (!plan.ok) return { outcome: "blocked", refusal: plan.refusal };
  const token = previewToken({ actor: context.actor, change, planned: plan.value.planned });
  const written = await writeUdrChange(tx, context, { plan: plan.value, reason: { ...reason, text } });
  return written.ok ? { outcome: "cancelled", plan: plan.value, token } : { outcome: "blocked", refusal: written.refusal };
}

/** Of what each would post, in their order; without any there is nothing to agree to. */
async function tokenOf({ steps }: Lot): Promise<string> {
  return sha256Hex(steps.map((step) => (step.outcome === "cancelled" ? step.token : step.outcome)).join(" "));
}

function refuseLot({ steps, approval, currency }: Lot, token: string, agreed: Agreed): Refusal | null {
  const blocked = steps.filter(({ outcome }) => outcome === "blocked").length;
  if (blocked > 0) return { code: "LOT_BLOCKED", params: { blocked } };
  if (token !== agreed.previewToken) return { code: "PREVIEW_STALE" };
  if (approval === null) return null;
  const { credit, limit } = approval;
  return { code: "APPROVAL_REQUIRED", params: { credit: moneyInWords(credit, currency), limit: moneyInWords(limit, currency) } };
}

async function toPreview(lot: Lot): Promise<LotPreview> {
  const { orderId, currency, steps, net, approval } = lot;
  const money = (amount: Micros) => microsToString(amount, minorDigits(currency));
  const blocked = steps.filter(({ outcome }) => outcome === "blocked").length;
  return {
    orderId,
    currency,
    token: blocked > 0 ? null : await tokenOf(lot),
    udrs: steps.map((step) => toLotUdr(step, money)),
    net: money(net),
    blocked,
    approval: approval && { of: approval.of, credit: money(approval.credit), limit: money(approval.limit) },
  };
}

function toLotUdr(step: Step, money: (amount: Micros) => string): LotUdr {
  const { udrId, revision, state } = step.udr;
  const same = { udrId, revision, state, product: step.name, outcome: step.outcome };
  if (step.outcome !== "cancelled") {
    const reason = step.outcome === "blocked" ? { code: step.refusal.code, message: refusalSentence(step.refusal) } : null;
    return { ...same, reason, entries: [], net: money(0n), sentence: null };
  }
  const { plan } = step;
  const netBefore = sumMicros(plan.rbis.map(({ gross }) => gross));
  const sentence = changeInWords({ ...plan, action: "cancel", after: plan.after.udr, triggers: null, netBefore });
  return { ...same, reason: null, entries: entriesOf(plan, false), net: money(plan.net), sentence };
}

function toDone({ orderId, currency, steps, net }: Lot): LotDone {
  const money = (amount: Micros) => microsToString(amount, minorDigits(currency));
  const done = steps.flatMap((step) => (step.outcome === "cancelled" ? [step.plan] : []));
  return {
    orderId,
    currency,
    net: money(net),
    udrs: done.map(({ after, net: own }) => ({ udrId: after.udr.udrId, revision: after.udr.revision, net: money(own) })),
  };
}
