import { claimCounters } from "#db/queries/rate-counters.ts";
import { findRbisOfUdr } from "#db/queries/rbis.ts";
import type { Tx } from "#db/tx.ts";
import { planEntries } from "#lib/domain/billing/plan-entries.ts";
import type { Wallet } from "#lib/domain/billing/wallet.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";
import { decidePosting, directiveToRate, readChain } from "#lib/domain/udr/decide-posting.ts";
import type { UdrValues } from "#lib/domain/udr/decide-udr-values.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "./context.ts";
import { postEntries } from "./post-entries.ts";
import { rateUdr } from "./rate-udr.ts";

export type Payer = { readonly subscriber: Subscriber; readonly wallet: Wallet | null };

export type WaitingUsage = Payer & { readonly values: UdrValues };

export type RatedUdr = { readonly isPosted: boolean; readonly wallet: Wallet | null };

/**
 * Rates and posts one UDR that waited, as an order does. The caller holds the subscription, its wallet and the UDR, and took its row of the
 * queue. Nothing is posted for what is not to be charged any more, or was charged already.
 */
export async function rateWaitingUdr(tx: Tx, context: Context, usage: WaitingUsage): Promise<Result<RatedUdr, Refusal>> {
  const { values, subscriber, wallet } = usage;
  const { udr } = values;
  const directive = directiveToRate({ after: udr, isWaitingForRun: false });
  const chain = readChain(await findRbisOfUdr(tx, udr));
  if (directive === null || chain.live !== null) return ok({ isPosted: false, wallet });
  if (subscriber.payment === "prepaid" && wallet === null) return refused({ code: "WALLET_MISSING" });
  const rated = await rateUdr(tx, { values, subscriber, directive, counters: claimCounters });
  if (!rated.ok) return rated;
  const posting = decidePosting({ after: udr, chain, rated: { rated: rated.value, directive }, wallet });
  const planned = planEntries({ ...posting, cause: "usage" });
  if (!planned.ok) return planned;
  await postEntries(tx, context, {
    planned: planned.value,
    subscription: subscriber,
    wallet,
    cause: "usage",
    udrId: udr.udrId,
    orderId: udr.orderId,
    billingEffectiveAt: udr.billingEffectiveAt,
  });
  return ok({ isPosted: true, wallet: wallet && moved(wallet, planned.value.walletMovement) });
}

/** As it stands after the transaction, for the next UDR that it pays. */
function moved(wallet: Wallet, movement: { readonly amount: bigint; readonly debtChange: bigint } | null): Wallet {
  if (movement === null) return wallet;
  return { ...wallet, balance: wallet.balance + movement.amount, debt: wallet.debt + movement.debtChange, seq: wallet.seq + 1 };
}
