import { findAccountKey } from "#db/queries/account-position.ts";
import { listLeftOnHold, listUnbilled } from "#db/queries/billing-queue.ts";
import { findBillables } from "#db/queries/rbis.ts";
import { listSubscribersOfAccount } from "#db/queries/subscribers.ts";
import { productNames } from "#db/queries/udr-detail.ts";
import type { Tx } from "#db/tx.ts";
import type { BillingPreview, PreviewedBill } from "#lib/domain/billing/billing-view.ts";
import { type DecidedBill, decideBill } from "#lib/domain/billing/decide-bill.ts";
import type { RunBillingInput } from "#lib/domain/billing/run-billing-schema.ts";
import { nothingToBill } from "#lib/domain/hold/hold-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";
import { minorDigits } from "#lib/kernel/currency.ts";
import { decimalToString, normalise } from "#lib/kernel/decimal.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { type Micros, microsToString, sumMicros } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";

/** What a run of this account would bill now, by the decision that the run follows. */
export async function previewBilling(context: Context, { accountNumber }: RunBillingInput): Promise<Result<BillingPreview, Refusal>> {
  return inTransaction(context, async (tx) => {
    const account = await findAccountKey(tx, accountNumber);
    if (account === null) return refused({ code: "NOT_FOUND", path: "accountNumber" });
    const subscribers = await listSubscribersOfAccount(tx, account);
    const [first] = subscribers;
    if (first === undefined) return refused({ code: "NOTHING_TO_BILL" });
    const left = await listLeftOnHold(tx, account, context.now);
    const decided: Decided[] = [];
    for (const subscriber of subscribers) {
      const bill = await decideFor(tx, context, subscriber);
      if (bill !== null) decided.push(bill);
    }
    if (decided.length === 0) return refused(nothingToBill(left));
    const bills = await Promise.all(decided.map((bill) => toPreviewedBill(tx, bill)));
    return ok({
      accountNumber,
      accountName: first.accountName,
      asOf: instantToString(context.now),
      currency: first.currency,
      items: bills.reduce((sum, { items }) => sum + items, 0),
      total: microsToString(sumMicros(decided.map(({ bill }) => bill.total)), minorDigits(first.currency)),
      bills,
      left,
    });
  });
}

type Decided = { readonly subscriber: Subscriber; readonly bill: DecidedBill; readonly items: number };

async function decideFor(tx: Tx, context: Context, subscriber: Subscriber): Promise<Decided | null> {
  const waiting = await listUnbilled(tx, subscriber, context.now);
  if (waiting.length === 0) return null;
  const rbis = await findBillables(tx, subscriber, waiting);
  return { subscriber, bill: decideBill(rbis, subscriber.currency), items: rbis.length };
}

async function toPreviewedBill(tx: Tx, { subscriber, bill, items }: Decided): Promise<PreviewedBill> {
  const money = (amount: Micros) => microsToString(amount, minorDigits(subscriber.currency));
  const names = await productNames(
    tx,
    bill.lines.map(({ productId }) => productId),
  );
  return {
    subscriptionNumber: subscriber.subscriptionNumber,
    kind: bill.kind,
    items,
    lines: bill.lines.map(({ productId, items: count, quantity, taxPercent, taxInclusive, amount }) => ({
      product: names.get(productId) ?? { code: String(productId), name: String(productId) },
      unit: null,
      subscriptionNumber: subscriber.subscriptionNumber,
      items: count,
      quantity: decimalToString(normalise(quantity)),
      taxPercent: decimalToString(normalise(taxPercent)),
      taxInclusive,
      amount: money(amount),
    })),
    net: money(bill.net),
    tax: money(bill.tax),
    rounding: money(bill.rounding),
    total: money(bill.total),
  };
}
