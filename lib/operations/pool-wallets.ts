import { listPoolPayers } from "#db/queries/pool-wallets.ts";
import { findSubscriber, lockSubscriber } from "#db/queries/subscribers.ts";
import { findWallet, lockWallet } from "#db/queries/wallets.ts";
import type { Tx } from "#db/tx.ts";
import type { OtherWallet } from "#lib/domain/billing/plan-entries.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";
import type { Udr } from "#lib/domain/udr/udr.ts";
import { present } from "#lib/kernel/assert.ts";

/** An agent waits while they are held, and so does everybody who orders on one of them. */
const MOST_WALLETS = 200;

/** The other wallets that a correction of the UDR may move, as they stand. */
export async function readPoolWallets(tx: Tx, udr: Udr): Promise<readonly OtherWallet[]> {
  const payers: Subscriber[] = [];
  for (const subscriptionId of await payersOf(tx, udr)) payers.push(present(await findSubscriber(tx, subscriptionId), "a subscription"));
  return walletsOf(tx, payers, findWallet);
}

/**
 * As `readPoolWallets`, with them and the UDR's own subscription held: first all subscriptions, by number; the wallets follow once the UDR's
 * own has been taken in the same order. So two corrections of one pool wait for each other, and never for good.
 */
export async function claimPool(tx: Tx, udr: Udr): Promise<{ readonly subscriber: Subscriber; readonly payers: readonly Subscriber[] }> {
  const wanted = [...(await payersOf(tx, udr)), udr.subscriptionId].sort((left, right) => left - right);
  const held = new Map<number, Subscriber>();
  for (const subscriptionId of wanted) held.set(subscriptionId, present(await lockSubscriber(tx, subscriptionId), "a subscription"));
  const subscriber = present(held.get(udr.subscriptionId), `subscription ${udr.subscriptionId}`);
  return { subscriber, payers: [...held.values()].filter((one) => one !== subscriber) };
}

/**
 * For several UDRs that change together: all their subscriptions, and then all their wallets, before each is claimed by itself. One after the
 * other they would take a subscription behind a wallet, and meet who takes them in order.
 */
export async function claimPools(tx: Tx, udrs: readonly Udr[]): Promise<void> {
  const wanted = new Set<number>();
  for (const udr of udrs) for (const subscriptionId of [udr.subscriptionId, ...(await payersOf(tx, udr))]) wanted.add(subscriptionId);
  const held: Subscriber[] = [];
  for (const subscriptionId of [...wanted].sort((left, right) => left - right)) {
    held.push(present(await lockSubscriber(tx, subscriptionId), "a subscription"));
  }
  await walletsOf(
    tx,
    held.filter(({ payment }) => payment === "prepaid"),
    lockWallet,
  );
}

/** By the numbers of their subscriptions, the one that is meant among them. */
export async function claimWallets(
  tx: Tx,
  subscriber: Subscriber,
  payers: readonly Subscriber[],
): Promise<{ readonly wallet: OtherWallet | null; readonly otherWallets: readonly OtherWallet[] }> {
  const paying = [subscriber, ...payers].filter(({ payment }) => payment === "prepaid");
  const wallets = await walletsOf(
    tx,
    paying.sort((left, right) => left.subscriptionId - right.subscriptionId),
    lockWallet,
  );
  const isOwn = ({ subscriptionId }: OtherWallet) => subscriptionId === subscriber.subscriptionId;
  return { wallet: wallets.find(isOwn) ?? null, otherWallets: wallets.filter((one) => !isOwn(one)) };
}

/** None where there are too many: a correction that would move one of them is refused then. */
async function payersOf(tx: Tx, { shard, accountId, udrId, subscriptionId }: Udr): Promise<readonly number[]> {
  const payers = await listPoolPayers(tx, { shard, accountId, udrId, subscriptionId, limit: MOST_WALLETS + 1 });
  return payers.length > MOST_WALLETS ? [] : payers;
}

async function walletsOf(tx: Tx, payers: readonly Subscriber[], find: typeof lockWallet): Promise<readonly OtherWallet[]> {
  const wallets: OtherWallet[] = [];
  for (const payer of payers) {
    const wallet = await find(tx, payer);
    if (wallet !== null) wallets.push({ ...wallet, subscriptionNumber: payer.subscriptionNumber });
  }
  return wallets;
}
