import { listSubscribersOfAccount } from "#db/queries/subscribers.ts";
import type { Reader } from "#db/tx.ts";
import type { CorrectionContent } from "#lib/domain/billing/correction.ts";
import type { OtherWallet } from "#lib/domain/billing/plan-entries.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";

type Corrected = {
  readonly corrections: readonly CorrectionContent[];
  /** Of other subscriptions; held where the corrections are about to be stored. */
  readonly otherWallets: readonly OtherWallet[];
};

/** A correction of a prepaid subscription moves its wallet at once: one that was not taken before cannot be taken any more, in the wrong order. */
export async function refuseOtherWallets(
  reader: Reader,
  subscriber: Subscriber,
  { corrections, otherWallets }: Corrected,
): Promise<Refusal | null> {
  const others = new Set(corrections.map(({ subscriptionId }) => subscriptionId));
  for (const { subscriptionId } of otherWallets) others.delete(subscriptionId);
  others.delete(subscriber.subscriptionId);
  if (others.size === 0) return null;
  const other = (await listSubscribersOfAccount(reader, subscriber)).find(({ subscriptionId, payment }) => {
    return payment === "prepaid" && others.has(subscriptionId);
  });
  return other === undefined ? null : { code: "POOL_OF_WALLETS", params: { subscription: other.subscriptionNumber } };
}
