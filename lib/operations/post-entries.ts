import { nextIds } from "#db/ids.ts";
import { insertQueueRows } from "#db/queries/billing-queue.ts";
import { storeCounters } from "#db/queries/rate-counters.ts";
import { insertRbis } from "#db/queries/rbis.ts";
import { insertWalletTransaction, moveWallet } from "#db/queries/wallets.ts";
import type { Tx } from "#db/tx.ts";
import { transfersOfPayment } from "#lib/domain/billing/decide-transfers.ts";
import type { PlannedEntries, PlannedEntry } from "#lib/domain/billing/plan-entries.ts";
import type { Wallet, WalletMovement } from "#lib/domain/billing/wallet.ts";
import { actorKey } from "#lib/domain/people/actor.ts";
import type { SubscriptionKey } from "#lib/domain/subscription/subscriber.ts";
import { assert, present } from "#lib/kernel/assert.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { sumMicros } from "#lib/kernel/money.ts";
import type { Context } from "./context.ts";
import { recordTransfers } from "./record-transfers.ts";

export type EntriesToPost = {
  readonly planned: PlannedEntries;
  readonly subscription: SubscriptionKey;
  readonly wallet: Wallet | null;
  readonly cause: "order" | "usage" | "correction";
  readonly udrId: number;
  readonly orderId: number | null;
  readonly billingEffectiveAt: Instant;
};

export type PostedEntries = { readonly rbiIds: readonly number[]; readonly walletSeq: number | null };

/**
 * Writes what `planEntries` decided: the RBIs, their place in the queue or their one wallet transaction, and the ledger.
 * The wallet and the live charge's queue row are held by the caller since before the decision.
 */
export async function postEntries(tx: Tx, context: Context, target: EntriesToPost): Promise<PostedEntries> {
  const { planned } = target;
  const walletSeq = await payFromWallet(tx, context, target);
  const paidBy = new Map(target.wallet === null ? [] : [[target.subscription.subscriptionId, { wallet: target.wallet, seq: walletSeq }]]);
  for (const { wallet, movement } of planned.others ?? []) {
    paidBy.set(wallet.subscriptionId, { wallet, seq: await move(tx, context, { ...ofOther(target, wallet), movement }) });
  }
  const rbiIds = await nextIds(context.database, "rbi", planned.entries.length);
  const { shard, accountId } = target.subscription;
  const rows = planned.entries.map(({ content, goes }, index) => ({
    ...content,
    shard,
    accountId,
    rbiId: present(rbiIds[index], "an RBI id"),
    ratedAt: context.now,
    ...(goes === "wallet" ? transactionOf(present(paidBy.get(content.subscriptionId), "the wallet")) : NO_TRANSACTION),
  }));
  await insertRbis(tx, rows);
  await storeCounters(tx, target.subscription, planned.counts);
  const queued = rows.filter((_, index) => planned.entries[index]?.goes === "queue");
  await insertQueueRows(
    tx,
    queued.map(({ rbiId, subscriptionId, udrId, kind, gross }) => ({
      shard,
      accountId,
      rbiId,
      subscriptionId,
      udrId,
      kind,
      gross,
      // What takes back a billed charge, or corrects others, waits for nothing: the next run bills it, whenever the new charge becomes effective.
      billingEffectiveAt: kind === "charge" ? target.billingEffectiveAt : context.now,
    })),
  );
  return { rbiIds, walletSeq };
}

const NO_TRANSACTION = { walletId: null, walletSeq: null } as const;

function transactionOf({ wallet, seq }: { readonly wallet: Wallet; readonly seq: number | null }) {
  return { walletId: wallet.walletId, walletSeq: seq };
}

/** One transaction on the net of all entries; null for a normal subscription. */
async function payFromWallet(tx: Tx, context: Context, target: EntriesToPost): Promise<number | null> {
  const { planned, wallet } = target;
  const { walletMovement: movement } = planned;
  return movement === null || wallet === null ? null : move(tx, context, { ...target, wallet, movement });
}

/** What the usage of another subscription costs more or less is a correction, whatever caused it. */
function ofOther({ planned, subscription, udrId, billingEffectiveAt }: EntriesToPost, wallet: Wallet) {
  const of = { ...subscription, subscriptionId: wallet.subscriptionId };
  return { planned, subscription: of, wallet, cause: "correction", udrId, orderId: null, billingEffectiveAt } as const;
}

type Moving = EntriesToPost & { readonly wallet: Wallet; readonly movement: WalletMovement };

async function move(tx: Tx, context: Context, target: Moving): Promise<number> {
  const { planned, wallet, subscription, movement } = target;
  const moved = await moveWallet(tx, subscription, { wallet, movement });
  assert(moved, `wallet ${wallet.walletId} moved although it was held`);
  await insertWalletTransaction(tx, {
    shard: subscription.shard,
    accountId: subscription.accountId,
    walletId: wallet.walletId,
    seq: wallet.seq + 1,
    kind: target.cause,
    balanceBefore: wallet.balance,
    amount: movement.amount,
    debtBefore: wallet.debt,
    debtChange: movement.debtChange,
    floor: wallet.floor,
    currency: wallet.currency,
    udrId: target.udrId,
    orderId: target.orderId,
    paymentReference: null,
    postedAt: context.now,
    postedBy: actorKey(context.actor),
  });
  const paid = planned.entries.filter(({ goes, content }) => goes === "wallet" && content.subscriptionId === wallet.subscriptionId);
  await recordPayment(tx, context, { movement, entries: paid, subscription, wallet });
  return wallet.seq + 1;
}

type Payment = {
  readonly movement: WalletMovement;
  readonly entries: readonly PlannedEntry[];
  readonly subscription: SubscriptionKey;
  readonly wallet: Wallet;
};

async function recordPayment(tx: Tx, context: Context, { movement, entries, subscription, wallet }: Payment): Promise<void> {
  const transfers = transfersOfPayment(movement, sumMicros(entries.map(({ content }) => content.tax)));
  await recordTransfers(tx, context, {
    transfers,
    ...subscription,
    currency: wallet.currency,
    walletId: wallet.walletId,
    walletSeq: wallet.seq + 1,
    billId: null,
  });
}
