import { nextId } from "#db/ids.ts";
import { countBillable } from "#db/queries/billing-queue.ts";
import { holdThresholds } from "#db/queries/billing-terms.ts";
import { insertBillingRun } from "#db/queries/bills.ts";
import type { Tx } from "#db/tx.ts";
import { reachedThreshold } from "#lib/domain/billing/billing-threshold.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";
import { billUnbilled, type IssuedBill } from "./bill-unbilled.ts";
import type { Context } from "./context.ts";

export type TriggeredBill = IssuedBill & { readonly billingRunId: number; readonly because: string };

/**
 * Seed 002: UDRs of a normal subscription are processed at the next run "or as soon as the maximum number of unbilled UDRs
 * or maximum unbilled amount is reached". Called in the transaction of the order or the re-rating, which holds the
 * subscription. Bills every unbilled RBI of it, reversals included, but for what is on hold: that neither sets it off nor goes along.
 */
export async function billWhenThresholdReached(tx: Tx, context: Context, subscriber: Subscriber): Promise<TriggeredBill | null> {
  if (subscriber.payment === "prepaid") return null;
  // Read again and held: the terms may have been edited since the order began, and whoever lowers a threshold sees what was posted.
  const thresholds = await holdThresholds(tx, subscriber.schemeCode);
  const because = reachedThreshold(await countBillable(tx, subscriber), thresholds);
  if (because === null) return null;
  const billingRunId = await nextId(context.database, "billingRun");
  const bill = await billUnbilled(tx, context, { subscriber, billingRunId, asOf: null });
  // All of it was put on hold between the two questions.
  if (bill === null) return null;
  await insertBillingRun(
    tx,
    {
      billingRunId,
      type: "triggered",
      state: "completed",
      asOf: context.now,
      accountNumber: subscriber.accountNumber,
      subscriptionNumber: subscriber.subscriptionNumber,
      startedBy: "system:threshold",
      startedAt: context.now,
      finishedAt: context.now,
    },
    {
      shard: subscriber.shard,
      state: "done",
      attempt: 1,
      leasedUntil: null,
      accounts: 1,
      rated: 0,
      billed: bill.items,
      parked: 0,
      bills: 1,
    },
  );
  return { ...bill, billingRunId, because };
}
