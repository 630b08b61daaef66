import { claimQueuedRbi } from "#db/queries/billing-queue.ts";
import { lockDailyCredit } from "#db/queries/credit-limits.ts";
import { claimParkedUdr, isParked } from "#db/queries/parked-udrs.ts";
import { claimWaitingUdr, isWaitingForRating } from "#db/queries/rating-queue.ts";
import { findRbisOfUdr } from "#db/queries/rbis.ts";
import { findSubscriber } from "#db/queries/subscribers.ts";
import { findUdr, lockUdr } from "#db/queries/udrs.ts";
import { findWallet } from "#db/queries/wallets.ts";
import type { Tx } from "#db/tx.ts";
import type { OtherWallet } from "#lib/domain/billing/plan-entries.ts";
import type { Rbi } from "#lib/domain/billing/rbi.ts";
import type { Wallet } from "#lib/domain/billing/wallet.ts";
import { type Actor, actorKey } from "#lib/domain/people/actor.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";
import { readChain } from "#lib/domain/udr/decide-posting.ts";
import type { Udr } from "#lib/domain/udr/udr.ts";
import { present } from "#lib/kernel/assert.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { claimPool, claimWallets, readPoolWallets } from "./pool-wallets.ts";

/** How a UDR stands, with whom, and what is posted for it. */
export type UdrStanding = {
  readonly udr: Udr;
  readonly subscriber: Subscriber;
  /** Null for a normal subscription. */
  readonly wallet: Wallet | null;
  /** Of other subscriptions that used the same pool: a correction moves them, too. */
  readonly otherWallets: readonly OtherWallet[];
  readonly rbis: readonly Rbi[];
  /** It was never rated: it waits for it, or could not be rated and is parked. */
  readonly isWaitingForRun: boolean;
};

export async function readUdrFacts(tx: Tx, udrId: number): Promise<Result<UdrStanding, Refusal>> {
  const udr = await findUdr(tx, udrId);
  if (udr === null) return refused({ code: "NOT_FOUND" });
  const subscriber = present(await findSubscriber(tx, udr.subscriptionId), `subscription ${udr.subscriptionId}`);
  const wallet = subscriber.payment === "prepaid" ? await findWallet(tx, subscriber) : null;
  if (subscriber.payment === "prepaid" && wallet === null) return refused({ code: "WALLET_MISSING" });
  const isWaitingForRun = (await isWaitingForRating(tx, udr)) || (await isParked(tx, udr));
  const otherWallets = await readPoolWallets(tx, udr);
  return ok({ udr, subscriber, wallet, otherWallets, rbis: await findRbisOfUdr(tx, udr), isWaitingForRun });
}

/**
 * As `readUdrFacts`, with all of it held. Everybody takes the locks in this order: the daily limit that decides, the
 * subscription, its wallet, the UDR, its queue rows. Where several subscriptions share a pool, first all of them and then their wallets,
 * each by number.
 */
export async function claimUdrFacts(tx: Tx, limitOf: Actor, udrId: number): Promise<Result<UdrStanding, Refusal>> {
  const found = await findUdr(tx, udrId);
  if (found === null) return refused({ code: "NOT_FOUND" });
  await lockDailyCredit(tx, actorKey(limitOf));
  const { subscriber, payers } = await claimPool(tx, found);
  const { wallet, otherWallets } = await claimWallets(tx, subscriber, payers);
  if (subscriber.payment === "prepaid" && wallet === null) return refused({ code: "WALLET_MISSING" });
  const udr = present(await lockUdr(tx, udrId), `UDR ${udrId}`);
  const isWaitingForRun = (await claimParkedUdr(tx, udr)) || (await claimWaitingUdr(tx, udr));
  return ok({ udr, subscriber, wallet, otherWallets, rbis: await claimChain(tx, udr), isWaitingForRun });
}

/**
 * The chain, with its live charge taken out of the billing queue when it waits there. The queue row is the lock between a
 * run and an agent: when the row is gone, a run billed it in the meantime, and what is true now is read again.
 */
async function claimChain(tx: Tx, udr: Udr): Promise<readonly Rbi[]> {
  const rbis = await findRbisOfUdr(tx, udr);
  const { live } = readChain(rbis);
  if (live === null || live.state !== "notBilled") return rbis;
  const isClaimed = await claimQueuedRbi(tx, { shard: udr.shard, accountId: udr.accountId, rbiId: live.rbiId });
  return isClaimed ? rbis : findRbisOfUdr(tx, udr);
}
