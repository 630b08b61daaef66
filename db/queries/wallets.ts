import { and, eq, sql } from "drizzle-orm";
import type { Wallet, WalletMovement } from "#lib/domain/billing/wallet.ts";
import type { SubscriptionKey } from "#lib/domain/subscription/subscriber.ts";
import { microsToString } from "#lib/kernel/money.ts";
import { fromDbWallet } from "../mapping/wallets.ts";
import { wallet, walletTransaction } from "../schema/wallet.ts";
import type { Reader, Tx } from "../tx.ts";

export async function findWallet(reader: Reader, key: SubscriptionKey): Promise<Wallet | null> {
  const rows = await reader.select().from(wallet).where(ofSubscription(key));
  return rows[0] ? fromDbWallet(rows[0]) : null;
}

/** As `findWallet`, held until the transaction ends: what is decided on it stays true. */
export async function lockWallet(tx: Tx, key: SubscriptionKey): Promise<Wallet | null> {
  const rows = await tx.select().from(wallet).where(ofSubscription(key)).for("update");
  return rows[0] ? fromDbWallet(rows[0]) : null;
}

/** Moves the wallet if it is still as decided upon and the floor holds; false otherwise. One conditional UPDATE. */
export async function moveWallet(
  tx: Tx,
  key: SubscriptionKey,
  { wallet: { seq }, movement: { amount, debtChange } }: { readonly wallet: Wallet; readonly movement: WalletMovement },
): Promise<boolean> {
  const moved = await tx
    .update(wallet)
    .set({
      balance: sql`${wallet.balance} + ${microsToString(amount)}::numeric`,
      debt: sql`${wallet.debt} + ${microsToString(debtChange)}::numeric`,
      seq: seq + 1,
    })
    .where(and(ofSubscription(key), eq(wallet.seq, seq), sql`${wallet.balance} + ${microsToString(amount)}::numeric >= ${wallet.floor}`))
    .returning({ walletId: wallet.walletId });
  return moved.length === 1;
}

export type NewWalletTransaction = Omit<typeof walletTransaction.$inferInsert, "createdAt">;

export async function insertWalletTransaction(tx: Tx, row: NewWalletTransaction): Promise<void> {
  await tx.insert(walletTransaction).values(row);
}

function ofSubscription({ shard, accountId, subscriptionId }: SubscriptionKey) {
  return and(eq(wallet.shard, shard), eq(wallet.accountId, accountId), eq(wallet.subscriptionId, subscriptionId));
}
