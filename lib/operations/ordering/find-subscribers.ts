import { type AccountMatch, findAccountMatches } from "#db/queries/account-search.ts";
import { findAccountHeads, listSubscriptionHeads, type SubscriptionHead } from "#db/queries/accounts.ts";
import type { FindInput } from "#lib/domain/account/account-schema.ts";
import { seesWhole } from "#lib/domain/account/identifier.ts";
import { readSearchText } from "#lib/domain/account/search-text.ts";
import type { SubscriberHit } from "#lib/domain/ordering/order-view.ts";
import type { Context } from "../context.ts";
import { identifiedBy } from "../found-by.ts";

const MOST = 8;

/** Who may be calling, one line per subscription: a card or a subscription number names one, a name all of its account's. */
export async function findSubscribers({ database, actor }: Context, { q }: FindInput): Promise<readonly SubscriberHit[]> {
  const matches = await findAccountMatches(database, readSearchText(q), { limit: MOST, byBeginning: seesWhole(actor) });
  const heads = await findAccountHeads(database, matches);
  const subscriptions = await listSubscriptionHeads(database, matches);
  const hits = matches.flatMap((match) => {
    const head = heads.find(({ accountId }) => accountId === match.accountId);
    if (!head) return [];
    return subscriptionsOf(match, subscriptions).map(
      (one): SubscriberHit => ({
        subscriptionNumber: one.number,
        accountNumber: head.number,
        accountName: head.name,
        classificationName: head.classification.name,
        payment: one.payment,
        state: one.state,
        foundBy: identifiedBy(match, actor),
      }),
    );
  });
  return hits.slice(0, MOST);
}

function subscriptionsOf(
  { accountId, subscriptionId }: AccountMatch,
  subscriptions: readonly SubscriptionHead[],
): readonly SubscriptionHead[] {
  return subscriptions.filter((one) => one.accountId === accountId && (subscriptionId === null || one.subscriptionId === subscriptionId));
}
