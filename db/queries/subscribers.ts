import { and, asc, eq } from "drizzle-orm";
import type { Subscriber, SubscriptionKey, TermedService } from "#lib/domain/subscription/subscriber.ts";
import { fromDbSubscriber, fromDbTermedService } from "../mapping/subscribers.ts";
import { account, subscription, subscriptionService } from "../schema/account.ts";
import { accountClassification, billingTermScheme, subscriptionType } from "../schema/billing-term.ts";
import { product } from "../schema/product.ts";
import { provisioningProvider } from "../schema/provider.ts";
import type { Reader, Tx } from "../tx.ts";

export async function findSubscriber(reader: Reader, subscriptionId: number): Promise<Subscriber | null> {
  const rows = await selectSubscribers(reader).where(eq(subscription.subscriptionId, subscriptionId)).limit(1);
  return rows[0] ? fromDbSubscriber(rows[0]) : null;
}

/**
 * As `findSubscriber`, with the subscription held until the transaction ends: orders, corrections and billings of one
 * subscription follow each other, so a threshold or a wallet is never judged on a state that is moving.
 */
export async function lockSubscriber(tx: Tx, subscriptionId: number): Promise<Subscriber | null> {
  const locked = await tx
    .select({ subscriptionId: subscription.subscriptionId })
    .from(subscription)
    .where(eq(subscription.subscriptionId, subscriptionId))
    .for("update");
  return locked.length === 0 ? null : findSubscriber(tx, subscriptionId);
}

export async function listSubscribersOfAccount(
  reader: Reader,
  { shard, accountId }: { shard: number; accountId: number },
): Promise<readonly Subscriber[]> {
  const rows = await selectSubscribers(reader)
    .where(and(eq(subscription.shard, shard), eq(subscription.accountId, accountId)))
    .orderBy(asc(subscription.subscriptionId));
  return rows.map(fromDbSubscriber);
}

export async function listTermedServices(reader: Reader, key: SubscriptionKey): Promise<readonly TermedService[]> {
  const rows = await reader
    .select({
      productCode: product.code,
      productName: product.name,
      state: subscriptionService.state,
      effectiveFrom: subscriptionService.effectiveFrom,
      effectiveTo: subscriptionService.effectiveTo,
    })
    .from(subscriptionService)
    .innerJoin(product, eq(product.productId, subscriptionService.productId))
    .where(
      and(
        eq(subscriptionService.shard, key.shard),
        eq(subscriptionService.accountId, key.accountId),
        eq(subscriptionService.subscriptionId, key.subscriptionId),
      ),
    )
    .orderBy(asc(product.code));
  return rows.map(fromDbTermedService);
}

function selectSubscribers(reader: Reader) {
  return reader
    .select({
      subscription,
      account,
      classificationCode: accountClassification.code,
      classificationPlanId: accountClassification.pricePlanId,
      subscriptionTypeCode: subscriptionType.code,
      scheme: billingTermScheme,
      provider: {
        provisioningProviderId: provisioningProvider.provisioningProviderId,
        code: provisioningProvider.code,
        name: provisioningProvider.name,
        state: provisioningProvider.state,
      },
    })
    .from(subscription)
    .innerJoin(account, and(eq(account.shard, subscription.shard), eq(account.accountId, subscription.accountId)))
    .innerJoin(accountClassification, eq(accountClassification.accountClassificationId, account.accountClassificationId))
    .innerJoin(subscriptionType, eq(subscriptionType.subscriptionTypeId, subscription.subscriptionTypeId))
    .innerJoin(billingTermScheme, eq(billingTermScheme.billingTermSchemeId, subscription.billingTermSchemeId))
    .leftJoin(provisioningProvider, eq(provisioningProvider.provisioningProviderId, subscription.provisioningProviderId))
    .$dynamic();
}
