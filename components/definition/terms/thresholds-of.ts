import { type BillingTermView, thresholdsInWords } from "#lib/domain/billing-term/billing-term-view.ts";
import { formatMoney } from "../../ui/format-money.ts";

/** When a scheme's usage is billed, in words, the amount as money is written here. */
export function thresholdsOf({ classification, maximumUnbilledUdrs, maximumUnbilledAmount, currency }: BillingTermView): string {
  const amount = maximumUnbilledAmount === null ? null : formatMoney({ value: maximumUnbilledAmount, currency });
  return thresholdsInWords({ classification, maximumUnbilledUdrs, amount });
}
