import type { Subscriber, TermedService } from "#lib/domain/subscription/subscriber.ts";
import { currency } from "#lib/kernel/currency.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { account, subscription } from "../schema/account.ts";
import type { billingTermScheme } from "../schema/billing-term.ts";
import { oneOf } from "./from-db.ts";

export type SubscriberRow = {
  readonly subscription: typeof subscription.$inferSelect;
  readonly account: typeof account.$inferSelect;
  readonly classificationCode: string;
  readonly classificationPlanId: number | null;
  readonly subscriptionTypeCode: string;
  readonly scheme: typeof billingTermScheme.$inferSelect;
  readonly provider: Subscriber["provider"];
};

export function fromDbSubscriber(row: SubscriberRow): Subscriber {
  const { subscription: own, account: owner, scheme } = row;
  return {
    shard: own.shard,
    accountId: own.accountId,
    subscriptionId: own.subscriptionId,
    accountNumber: owner.number,
    accountName: owner.name,
    classificationCode: row.classificationCode,
    classificationPlanId: row.classificationPlanId,
    currency: currency(owner.currency),
    timeZone: owner.timeZone,
    taxClass: oneOf(["standard", "exempt", "reverseCharge"], owner.taxClass, "account.tax_class"),
    creditLimit: owner.creditLimit,
    subscriptionNumber: own.number,
    subscriptionTypeCode: row.subscriptionTypeCode,
    payment: oneOf(["normal", "prepaid"], own.payment, "subscription.payment"),
    state: oneOf(["draft", "effective", "notEffective", "inResting", "cancelled"], own.state, "subscription.state"),
    pricePlanId: own.pricePlanId ?? scheme.defaultPricePlanId,
    provider: row.provider,
    device: own.device,
    schemeCode: scheme.code,
    schemeName: scheme.name,
    thresholds: { maximumUnbilledUdrs: scheme.maximumUnbilledUdrs, maximumUnbilledAmount: scheme.maximumUnbilledAmount },
    isFlexible: scheme.flexible,
    cycle: {
      method: oneOf(["anniversary", "period"], scheme.billingMethod, "billing_term_scheme.billing_method"),
      cycleDay: scheme.cycleDay,
      frequencyMonths: scheme.frequencyMonths,
      startedAt: own.startedAt,
      timeZone: owner.timeZone,
    },
  };
}

export type TermedServiceRow = {
  readonly productCode: string;
  readonly productName: string;
  readonly state: string;
  readonly effectiveFrom: Instant;
  readonly effectiveTo: Instant | null;
};

export function fromDbTermedService(row: TermedServiceRow): TermedService {
  return { ...row, state: oneOf(["effective", "notEffective"], row.state, "subscription_service.state") };
}
