import { asc, eq, isNull, sql } from "drizzle-orm";
import type { BillingTermView } from "#lib/domain/billing-term/billing-term-view.ts";
import { fromDbBillingTerm } from "../mapping/billing-terms.ts";
import { subscription } from "../schema/account.ts";
import { billingTermScheme } from "../schema/billing-term.ts";
import { pricePlan } from "../schema/price-plan.ts";
import type { Reader } from "../tx.ts";

/** Nobody needs to know how many of ten million subscriptions use a scheme: "more than 1,000" says enough, and costs little. */
const SUBSCRIPTION_BOUND = 1000;

export async function listBillingTerms(tx: Reader): Promise<readonly BillingTermView[]> {
  const rows = await tx
    .select({ scheme: billingTermScheme, planCode: pricePlan.code, planName: pricePlan.name })
    .from(billingTermScheme)
    .leftJoin(pricePlan, eq(pricePlan.pricePlanId, billingTermScheme.defaultPricePlanId))
    .where(isNull(billingTermScheme.archivedAt))
    .orderBy(asc(billingTermScheme.name));
  const counts = await Promise.all(rows.map(({ scheme }) => countSubscriptions(tx, scheme.billingTermSchemeId)));
  return rows.map(({ scheme, planCode, planName }, index) =>
    fromDbBillingTerm(scheme, {
      defaultPlan: planCode === null ? null : { code: planCode, name: planName ?? planCode },
      subscriptions: bounded(counts[index] ?? 0),
    }),
  );
}

async function countSubscriptions(tx: Reader, billingTermSchemeId: number): Promise<number> {
  const found = tx
    .select({ one: sql`1` })
    .from(subscription)
    .where(eq(subscription.billingTermSchemeId, billingTermSchemeId))
    .limit(SUBSCRIPTION_BOUND + 1)
    .as("found");
  const [row] = await tx.select({ count: sql<number>`count(*)::integer` }).from(found);
  return row?.count ?? 0;
}

function bounded(count: number): BillingTermView["subscriptions"] {
  return { count: Math.min(count, SUBSCRIPTION_BOUND), isMore: count > SUBSCRIPTION_BOUND };
}
