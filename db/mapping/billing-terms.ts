import type { BillingTermView } from "#lib/domain/billing-term/billing-term-view.ts";
import type { Reference } from "#lib/domain/definition/reference.ts";
import { currency, minorDigits } from "#lib/kernel/currency.ts";
import { microsToString } from "#lib/kernel/money.ts";
import type { billingTermScheme } from "../schema/billing-term.ts";

type BillingTermParts = { readonly defaultPlan: Reference | null; readonly subscriptions: BillingTermView["subscriptions"] };

export function fromDbBillingTerm(row: typeof billingTermScheme.$inferSelect, parts: BillingTermParts): BillingTermView {
  const { code, name, description, cycleDay, frequencyMonths, flexible, maximumUnbilledUdrs, revision, archivedAt } = row;
  const digits = minorDigits(currency(row.currency));
  return {
    code,
    name,
    description,
    state: row.state as BillingTermView["state"],
    classification: row.classification as BillingTermView["classification"],
    billingType: row.billingType as BillingTermView["billingType"],
    billingMethod: row.billingMethod as BillingTermView["billingMethod"],
    cycleDay,
    frequencyMonths,
    flexible,
    maximumUnbilledUdrs,
    maximumUnbilledAmount: row.maximumUnbilledAmount === null ? null : microsToString(row.maximumUnbilledAmount, digits),
    currency: row.currency,
    revision,
    archivedAt,
    ...parts,
  };
}
