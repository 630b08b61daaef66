import { formatMoney } from "#components/ui/format-money.ts";
import type { QuoteView } from "#lib/domain/ordering/order-view.ts";

/** The button says what it does to the customer's money. */
export function orderButtonText({ gross, currency, payment }: Pick<QuoteView, "gross" | "currency" | "payment">): string {
  const amount = formatMoney({ value: gross, currency });
  if (payment.kind === "wallet") return `Order and charge ${amount}`;
  if (payment.kind === "lacksFunds") return "Top up the wallet first";
  if (payment.billsAtOnce === null) return `Order for ${amount} on the next bill`;
  return `Order and bill ${formatMoney({ value: payment.unbilledGross, currency })} now`;
}

/** What else comes of it, in one sentence. */
export function paymentInWords({ currency, payment }: Pick<QuoteView, "currency" | "payment">): string {
  const show = (value: string) => formatMoney({ value, currency });
  switch (payment.kind) {
    case "wallet":
      return `From the wallet: ${show(payment.balance)} → ${show(payment.balanceAfter)}.`;
    case "lacksFunds":
      return `The wallet holds ${show(payment.balance)} and lacks ${show(payment.shortage)}. Nothing is created until it is topped up.`;
    case "bill":
      if (payment.billsAtOnce !== null) return `Bills at once: with this order ${payment.billsAtOnce} reach what the billing terms allow.`;
      return payment.unbilledUdrs === 1
        ? "Goes on the next bill."
        : `Goes on the next bill, where ${payment.unbilledUdrs} UDRs of ${show(payment.unbilledGross)} then wait.`;
  }
}
