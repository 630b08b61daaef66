import { describe, expect, it } from "vitest";
import type { QuotedPayment } from "#lib/domain/ordering/order-view.ts";
import { orderButtonText, paymentInWords } from "./payment-words.ts";

const SHEET: readonly { readonly payment: QuotedPayment; readonly button: string; readonly words: string }[] = [
  {
    payment: { kind: "wallet", balance: "12.00", balanceAfter: "7.00" },
    button: "Order and charge €5.00",
    words: "From the wallet: €12.00 → €7.00.",
  },
  {
    payment: { kind: "lacksFunds", balance: "2.00", shortage: "3.00" },
    button: "Top up the wallet first",
    words: "The wallet holds €2.00 and lacks €3.00. Nothing is created until it is topped up.",
  },
  {
    payment: { kind: "bill", billsAtOnce: null, unbilledUdrs: 1, unbilledGross: "5.00" },
    button: "Order for €5.00 on the next bill",
    words: "Goes on the next bill.",
  },
  {
    payment: { kind: "bill", billsAtOnce: null, unbilledUdrs: 2, unbilledGross: "15.00" },
    button: "Order for €5.00 on the next bill",
    words: "Goes on the next bill, where 2 UDRs of €15.00 then wait.",
  },
  {
    payment: { kind: "bill", billsAtOnce: "3 unbilled UDRs", unbilledUdrs: 3, unbilledGross: "25.00" },
    button: "Order and bill €25.00 now",
    words: "Bills at once: with this order 3 unbilled UDRs reach what the billing terms allow.",
  },
];

describe("what an order does to the customer's money", () => {
  it.each(SHEET)("$button", ({ payment, button, words }) => {
    const quote = { gross: "5.00", currency: "EUR", payment };
    expect(orderButtonText(quote)).toBe(button);
    expect(paymentInWords(quote)).toBe(words);
  });
});
