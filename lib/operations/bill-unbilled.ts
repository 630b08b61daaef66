import { nextId } from "#db/ids.ts";
import { claimUnbilled } from "#db/queries/billing-queue.ts";
import { insertBill } from "#db/queries/bills.ts";
import { findBillables } from "#db/queries/rbis.ts";
import type { Tx } from "#db/tx.ts";
import { type DecidedBill, decideBill } from "#lib/domain/billing/decide-bill.ts";
import { transfersOfBill } from "#lib/domain/billing/decide-transfers.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";
import { assert } from "#lib/kernel/assert.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { Context } from "./context.ts";
import { recordTransfers } from "./record-transfers.ts";

export type IssuedBill = { readonly billId: number; readonly number: string; readonly items: number; readonly decided: DecidedBill };

/**
 * Bills what waits for one subscription: takes the rows out of the queue (whoever gets a row bills it), makes one bill or
 * credit note of their RBIs, settles them and posts the ledger. `asOf` leaves out what takes effect later; null takes all.
 * What is on hold stays in the queue. Null when nothing else waits.
 */
export async function billUnbilled(
  tx: Tx,
  context: Context,
  { subscriber, billingRunId, asOf }: { subscriber: Subscriber; billingRunId: number; asOf: Instant | null },
): Promise<IssuedBill | null> {
  const claimed = await claimUnbilled(tx, subscriber, asOf);
  if (claimed.length === 0) return null;
  const { shard, accountId, subscriptionId, currency } = subscriber;
  const rbis = await findBillables(tx, { shard, accountId }, claimed);
  assert(rbis.length === claimed.length, "the queue named an RBI that does not exist");
  const decided = decideBill(rbis, currency);
  const billId = await nextId(context.database, "bill");
  const number = `B-${billId}`;
  const key = { shard, accountId, billId };
  const { kind, net, tax, rounding, total } = decided;
  const header = {
    ...key,
    number,
    kind,
    billingRunId,
    subscriptionId,
    currency,
    net,
    tax,
    rounding,
    total,
    asOf: asOf ?? context.now,
    issuedAt: context.now,
  };
  await insertBill(tx, {
    bill: header,
    lines: decided.lines.map((line, index) => ({ ...line, ...key, line: index + 1 })),
    taxes: decided.taxes.map((part) => ({ ...part, ...key })),
    settlements: claimed.map((rbiId) => ({ ...key, rbiId, settledAt: context.now })),
  });
  await recordTransfers(tx, context, {
    transfers: transfersOfBill(decided),
    shard,
    accountId,
    currency,
    billId,
    walletId: null,
    walletSeq: null,
  });
  return { billId, number, items: rbis.length, decided };
}
