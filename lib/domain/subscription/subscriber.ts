import type { Currency } from "#lib/kernel/currency.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { Micros } from "#lib/kernel/money.ts";
import type { BillingThresholds } from "../billing/billing-threshold.ts";
import type { BillingCycle } from "./billing-cycle.ts";

export type Payment = "normal" | "prepaid";
export type SubscriptionState = "draft" | "effective" | "notEffective" | "inResting" | "cancelled";
export type TaxClass = "standard" | "exempt" | "reverseCharge";

export type SubscriptionKey = { readonly shard: number; readonly accountId: number; readonly subscriptionId: number };

/** A subscription with what ordering, rating and billing need to know of its account and its terms. */
export type Subscriber = SubscriptionKey & {
  readonly accountNumber: string;
  readonly accountName: string;
  readonly classificationCode: string;
  readonly classificationPlanId: number | null;
  readonly currency: Currency;
  readonly timeZone: string;
  readonly taxClass: TaxClass;
  readonly creditLimit: Micros | null;
  readonly subscriptionNumber: string;
  readonly subscriptionTypeCode: string;
  readonly payment: Payment;
  readonly state: SubscriptionState;
  readonly pricePlanId: number | null;
  /** Anything but "effective" delivers nothing. */
  readonly provider: {
    readonly provisioningProviderId: number;
    readonly code: string;
    readonly name: string;
    readonly state: string;
  } | null;
  readonly device: string | null;
  readonly schemeCode: string;
  readonly schemeName: string;
  readonly thresholds: BillingThresholds;
  /** Whether its terms take additive discounts. */
  readonly isFlexible: boolean;
  readonly cycle: BillingCycle;
};

/** A termed service of a subscription: effective within its period unless its state says otherwise. */
export type TermedService = {
  readonly productCode: string;
  readonly productName: string;
  readonly state: "effective" | "notEffective";
  readonly effectiveFrom: Instant;
  readonly effectiveTo: Instant | null;
};

export function isServiceEffective(service: TermedService, at: Instant): boolean {
  return service.state === "effective" && service.effectiveFrom <= at && (service.effectiveTo === null || at < service.effectiveTo);
}
