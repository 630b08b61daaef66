import { lockSubscriber } from "#db/queries/subscribers.ts";
import { insertWalletTransaction, lockWallet, moveWallet } from "#db/queries/wallets.ts";
import type { Tx } from "#db/tx.ts";
import { transfersOfTopUp } from "#lib/domain/billing/decide-transfers.ts";
import { decideCredit, type Wallet, type WalletMovement } from "#lib/domain/billing/wallet.ts";
import type { TopUpInput } from "#lib/domain/ordering/order-schema.ts";
import type { TopUpView } from "#lib/domain/ordering/order-view.ts";
import { actorKey } from "#lib/domain/people/actor.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";
import { assert } from "#lib/kernel/assert.ts";
import { minorDigits } from "#lib/kernel/currency.ts";
import { micros, microsToString } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { recordTransfers } from "../record-transfers.ts";
import { writeAudit } from "../write-audit.ts";

/** Money the customer paid elsewhere, added to the wallet. What the wallet owes is repaid first. */
export async function topUpWallet(context: Context, input: TopUpInput): Promise<Result<TopUpView, Refusal>> {
  return idempotently(context, { action: "wallet.topUp", request: input }, async (tx) => {
    const subscriber = await lockSubscriber(tx, input.subscriptionId);
    if (subscriber === null) return refused({ code: "NOT_FOUND", path: "subscriptionId" });
    const wallet = await lockWallet(tx, subscriber);
    if (wallet === null) return refused({ code: "WALLET_MISSING" });
    const movement = decideCredit(wallet, micros(input.amount));
    await storeTopUp(tx, context, { input, subscriber, wallet, movement });
    const show = (amount: bigint) => microsToString(amount, minorDigits(wallet.currency));
    const view: TopUpView = {
      walletId: wallet.walletId,
      seq: wallet.seq + 1,
      amount: show(micros(input.amount)),
      repaidDebt: show(-movement.debtChange),
      balance: show(wallet.balance + movement.amount),
      currency: wallet.currency,
    };
    await writeAudit(tx, context, {
      action: "wallet.topUp",
      entity: "wallet",
      entityId: wallet.walletId,
      accountId: subscriber.accountId,
      after: { amount: view.amount, balance: view.balance, repaidDebt: view.repaidDebt, currency: view.currency },
    });
    return ok(view);
  });
}

type TopUp = { readonly input: TopUpInput; readonly subscriber: Subscriber; readonly wallet: Wallet; readonly movement: WalletMovement };

async function storeTopUp(tx: Tx, context: Context, { input, subscriber, wallet, movement }: TopUp): Promise<void> {
  const { shard, accountId } = subscriber;
  const { walletId, currency, floor } = wallet;
  const moved = await moveWallet(tx, subscriber, { wallet, movement });
  assert(moved, `wallet ${walletId} moved although it was held`);
  await insertWalletTransaction(tx, {
    shard,
    accountId,
    walletId,
    seq: wallet.seq + 1,
    kind: "topUp",
    balanceBefore: wallet.balance,
    amount: movement.amount,
    debtBefore: wallet.debt,
    debtChange: movement.debtChange,
    floor,
    currency,
    udrId: null,
    orderId: null,
    paymentReference: input.paymentReference,
    postedAt: context.now,
    postedBy: actorKey(context.actor),
  });
  const cause = { shard, accountId, currency, billId: null, walletId, walletSeq: wallet.seq + 1 };
  await recordTransfers(tx, context, { transfers: transfersOfTopUp(movement), ...cause });
}
