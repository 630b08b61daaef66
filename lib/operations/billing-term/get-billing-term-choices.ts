import { findInstallation } from "#db/queries/installation.ts";
import { listAllVersions, listPricePlans } from "#db/queries/price-plans.ts";
import { withTransaction } from "#db/tx.ts";
import type { BillingTermChoices } from "#lib/domain/billing-term/billing-term-choices.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import type { Context } from "../context.ts";

/** What the form of a scheme offers, and the day on which its example begins. */
export async function getBillingTermChoices({ database, now }: Context): Promise<BillingTermChoices> {
  return withTransaction(database, async (tx) => {
    const installation = await findInstallation(tx);
    const published = new Set((await listAllVersions(tx)).map(({ pricePlanId }) => pricePlanId));
    const plans = await listPricePlans(tx);
    return {
      zone: installation?.timeZone ?? "UTC",
      currency: installation?.currency ?? "EUR",
      now: instantToString(now),
      plans: plans.map(({ pricePlanId, code, name, currency }) => ({ code, name, currency, isPublished: published.has(pricePlanId) })),
    };
  });
}
