import type { Instant } from "#lib/kernel/instant.ts";
import type { DefinitionChange } from "../definition/definition-change.ts";
import type { Reference } from "../definition/reference.ts";

export const SCHEME_STATES = { draft: "Draft", effective: "Effective", terminated: "Terminated" } as const;
export const SCHEME_CLASSIFICATIONS = { normal: "Normal", prepaid: "Prepaid" } as const;
export const BILLING_TYPES = {
  preBill: "Billed in advance",
  postBill: "Billed in arrears",
  preRated: "Rated in advance",
  postRated: "Rated when used",
} as const;

export type BillingTermView = Reference & {
  readonly description: string | null;
  readonly state: keyof typeof SCHEME_STATES;
  readonly classification: keyof typeof SCHEME_CLASSIFICATIONS;
  readonly billingType: keyof typeof BILLING_TYPES;
  readonly billingMethod: "anniversary" | "period";
  readonly cycleDay: number | null;
  readonly frequencyMonths: number;
  readonly defaultPlan: Reference | null;
  readonly flexible: boolean;
  readonly maximumUnbilledUdrs: number | null;
  /** Exact text. */
  readonly maximumUnbilledAmount: string | null;
  readonly currency: string;
  /** Counted up to a bound; above it `isMore` says so. */
  readonly subscriptions: BoundedSubscriptions;
  readonly revision: number;
  /** Archived definitions stay readable and are offered nowhere. */
  readonly archivedAt: Instant | null;
};

export type BoundedSubscriptions = { readonly count: number; readonly isMore: boolean };

export type BillingTermDetailView = BillingTermView & {
  /** What keeps it from being archived, in words. */
  readonly users: readonly string[];
  readonly history: readonly DefinitionChange[];
};

/** "1 subscription", "more than 1,000 subscriptions". */
export function subscriptionsInWords({ count, isMore }: BoundedSubscriptions): string {
  const number = count.toLocaleString("en-GB");
  return isMore ? `more than ${number} subscriptions` : `${number} ${count === 1 ? "subscription" : "subscriptions"}`;
}

type Cycle = Pick<BillingTermView, "billingMethod" | "cycleDay" | "frequencyMonths">;

/** "Every month on day 1", "Every 3 months, from the day it began" */
export function cycleInWords({ billingMethod, cycleDay, frequencyMonths }: Cycle): string {
  const often = frequencyMonths === 1 ? "Every month" : frequencyMonths === 12 ? "Every year" : `Every ${frequencyMonths} months`;
  if (billingMethod === "anniversary") return `${often}, from the day it began`;
  if (cycleDay === null) return often;
  return `${often} on day ${cycleDay}${cycleDay > 28 ? ", or the last day of a shorter month" : ""}`;
}

type Thresholds = Pick<BillingTermView, "classification" | "maximumUnbilledUdrs"> & { readonly amount: string | null };

/** `amount` is the formatted threshold. Reaching it suffices: the rule compares with ≥. */
export function thresholdsInWords({ classification, maximumUnbilledUdrs, amount }: Thresholds): string {
  if (classification === "prepaid") return "Each order is paid from the wallet at once.";
  const count = maximumUnbilledUdrs === null ? null : maximumUnbilledUdrs === 1 ? "1 UDR" : `${maximumUnbilledUdrs} UDRs`;
  const both = [count, amount].filter((part) => part !== null);
  if (both.length === 0) return "Waits for the next billing run.";
  const isOne = both.length === 1 && maximumUnbilledUdrs === 1;
  if (isOne) return "Bills each order as soon as it is rated.";
  return `Bills as soon as ${both.join(" or ")} ${both.length === 1 && amount !== null ? "is" : "are"} unbilled.`;
}
