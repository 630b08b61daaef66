import { currency as currencyOf, minorDigits } from "#lib/kernel/currency.ts";
import { micros, microsToString } from "#lib/kernel/money.ts";
import type { StoredDefinition } from "../definition/decide-save-definition.ts";
import type { BillingTermView } from "./billing-term-view.ts";

/** What an edit changes. A type and not an interface, because it stands in the audit as JSON. */
export type BillingTermState = Pick<
  BillingTermView,
  | "name"
  | "description"
  | "state"
  | "classification"
  | "billingType"
  | "billingMethod"
  | "cycleDay"
  | "frequencyMonths"
  | "currency"
  | "flexible"
  | "maximumUnbilledUdrs"
  | "maximumUnbilledAmount"
> & {
  /** By its code. */
  readonly defaultPlan: string | null;
};

/** Two ways to write one amount ("20", "20.00") are one state. */
export function billingTermState(scheme: BillingTermState): BillingTermState {
  const { name, description, state, classification, billingType, billingMethod, cycleDay, frequencyMonths } = scheme;
  const { currency, defaultPlan, flexible, maximumUnbilledUdrs, maximumUnbilledAmount } = scheme;
  return {
    name,
    description,
    state,
    classification,
    billingType,
    billingMethod,
    cycleDay,
    frequencyMonths,
    currency,
    defaultPlan,
    flexible,
    maximumUnbilledUdrs,
    maximumUnbilledAmount: maximumUnbilledAmount === null ? null : amountText(maximumUnbilledAmount, currency),
  };
}

export function stateOfBillingTerm(scheme: BillingTermView): BillingTermState {
  return billingTermState({ ...scheme, defaultPlan: scheme.defaultPlan?.code ?? null });
}

export function storedBillingTerm(scheme: BillingTermView): StoredDefinition<BillingTermState> {
  const { code, revision, archivedAt } = scheme;
  return { code, revision, isArchived: archivedAt !== null, state: stateOfBillingTerm(scheme) };
}

function amountText(amount: string, code: string): string {
  return microsToString(micros(amount), minorDigits(currencyOf(code)));
}
