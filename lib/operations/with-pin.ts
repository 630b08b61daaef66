import { findInstallation } from "#db/queries/installation.ts";
import { findHeldPin } from "#db/queries/version-pins.ts";
import type { Tx } from "#db/tx.ts";
import type { Rated } from "#lib/domain/billing/rbi.ts";
import { pinInWords, withPinReason } from "#lib/domain/price-plan/pin-in-words.ts";
import type { SubscriptionKey } from "#lib/domain/subscription/subscriber.ts";
import type { ExplainedInWords } from "#lib/rating/words/explain-in-words.ts";
import type { Context } from "./context.ts";

type Explained = {
  readonly price: ExplainedInWords;
  readonly rated: Pick<Rated, "pricePlanVersionId" | "ratingInstant">;
  readonly subscription: SubscriptionKey;
};

/**
 * A price in words that names the pin by which its version priced it. Read when it is shown: pins never begin in the past and their beginning
 * never changes, so what held at the rating instant is still known, and what is stored of the price need not say it.
 */
export async function withPin(tx: Tx, { now }: Pick<Context, "now">, { price, rated, subscription }: Explained): Promise<ExplainedInWords> {
  const { pricePlanVersionId: versionId, ratingInstant } = rated;
  const pin = versionId === null ? null : await findHeldPin(tx, subscription, { versionId, at: ratingInstant });
  if (pin === null) return price;
  const zone = (await findInstallation(tx))?.timeZone ?? "UTC";
  const { version, to, reason, createdBy, createdByName, subscriptionId } = pin;
  const whose = subscriptionId === null ? "account" : "subscription";
  return withPinReason(price, pinInWords({ version, whose, to, reason, by: createdByName ?? `user ${createdBy}` }, { zone, now }));
}
