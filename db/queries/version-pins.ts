import { and, eq, isNull, or } from "drizzle-orm";
import type { VersionPin } from "#lib/domain/price-plan/version-for.ts";
import type { SubscriptionKey } from "#lib/domain/subscription/subscriber.ts";
import { priceVersionPin } from "../schema/account.ts";
import type { Reader } from "../tx.ts";

export type PlanPin = VersionPin & { readonly pricePlanId: number };

/** What a subscription and its account keep, of every plan and of all times. */
export async function pinsOfSubscription(reader: Reader, key: SubscriptionKey): Promise<readonly PlanPin[]> {
  return reader
    .select({
      pricePlanId: priceVersionPin.pricePlanId,
      versionId: priceVersionPin.versionId,
      subscriptionId: priceVersionPin.subscriptionId,
      from: priceVersionPin.pinnedFrom,
      to: priceVersionPin.pinnedTo,
    })
    .from(priceVersionPin)
    .where(
      and(
        eq(priceVersionPin.shard, key.shard),
        eq(priceVersionPin.accountId, key.accountId),
        or(isNull(priceVersionPin.subscriptionId), eq(priceVersionPin.subscriptionId, key.subscriptionId)),
      ),
    );
}
