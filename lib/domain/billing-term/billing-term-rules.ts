import { isCurrency, minorDigits } from "#lib/kernel/currency.ts";
import { microsToString, parseMicros } from "#lib/kernel/money.ts";
import type { DraftProblem } from "../definition/time-model-draft.ts";
import { BILLING_TYPES, type BillingTermView, SCHEME_CLASSIFICATIONS } from "./billing-term-view.ts";

/** Without packages, because the editor must load fast. */
export const MOST_FREQUENCY_MONTHS = 120;
export const MOST_UNBILLED_UDRS = 1_000_000;

export type BillingType = BillingTermView["billingType"];
export type Classification = BillingTermView["classification"];

/** How either kind may be billed: a normal one by a bill, a prepaid one from its wallet. */
export const BILLING_TYPES_OF = {
  normal: ["postBill", "preBill"],
  prepaid: ["preRated", "postRated"],
} as const satisfies Record<Classification, readonly BillingType[]>;

export type BillingTermContent = Pick<
  BillingTermView,
  "classification" | "billingType" | "billingMethod" | "cycleDay" | "maximumUnbilledUdrs" | "maximumUnbilledAmount" | "currency"
>;

/** What must hold across the members. */
export function billingTermProblems(scheme: BillingTermContent): readonly DraftProblem[] {
  const { classification, billingType, billingMethod, cycleDay } = scheme;
  const problems = [
    {
      field: "billingType",
      message: isTypeOf(classification, billingType)
        ? null
        : `${SCHEME_CLASSIFICATIONS[classification]} terms are ${typesOf(classification)}.`,
    },
    {
      field: "cycleDay",
      message:
        billingMethod === "period" && cycleDay === null ? "Cycles of a period begin on a day of the month: say which, from 1 to 31." : null,
    },
    ...thresholdProblems(scheme),
  ];
  return problems.flatMap(({ field, message }) => (message === null ? [] : [{ field, message }]));
}

function thresholdProblems({ classification, maximumUnbilledUdrs: udrs, maximumUnbilledAmount: amount, currency }: BillingTermContent) {
  if (classification === "normal")
    return [{ field: "maximumUnbilledAmount", message: amount === null ? null : finenessProblem(amount, currency) }];
  const message = "Prepaid usage never waits for a bill, so there is no threshold.";
  return [
    { field: "maximumUnbilledUdrs", message: udrs === null ? null : message },
    { field: "maximumUnbilledAmount", message: amount === null ? null : message },
  ];
}

/** Bills are in the currency's minor unit, and so is what sets one off. */
function finenessProblem(amount: string, currency: string): string | null {
  const value = parseMicros(amount);
  if (value === null || !isCurrency(currency)) return null;
  const digits = minorDigits(currency);
  const [, decimals = ""] = microsToString(value, digits).split(".");
  return decimals.length > digits ? `An amount in ${currency} has at most ${digits} decimals.` : null;
}

export function isTypeOf(classification: Classification, type: BillingType): boolean {
  const types: readonly BillingType[] = BILLING_TYPES_OF[classification];
  return types.includes(type);
}

function typesOf(classification: Classification): string {
  return BILLING_TYPES_OF[classification].map((type) => BILLING_TYPES[type].toLowerCase()).join(" or ");
}
