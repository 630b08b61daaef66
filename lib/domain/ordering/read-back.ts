import { listInWords } from "#lib/kernel/list-in-words.ts";

export type ReadBack = {
  readonly quantity: string;
  readonly productName: string;
  readonly accountName: string;
  /** Formatted: "€5.00". */
  readonly price: string;
  readonly deviceEnding: string | null;
  /** What is given at once: "GOODWILL 20 %". */
  readonly discounts: readonly string[];
  /** What it would cost with all of these. */
  readonly withApproval: { readonly discounts: readonly string[]; readonly price: string } | null;
};

/** What the agent reads out before anything is charged: "Order Serendipity for Eleni Georgiou, €5.00, on the smart card ending 101, now." */
export function readBackSentence({ quantity, productName, accountName, price, deviceEnding, discounts, withApproval }: ReadBack): string {
  const what = quantity === "1" ? productName : `${quantity} × ${productName}`;
  const less = discounts.length === 0 ? "" : ` with ${listInWords(discounts, "and")},`;
  const where = deviceEnding === null ? "" : ` on the smart card ending ${deviceEnding},`;
  const order = `Order ${what} for ${accountName},${less} ${price},${where} now.`;
  if (withApproval === null) return order;
  return `${order} If ${listInWords(withApproval.discounts, "and")} is approved, it costs ${withApproval.price}.`;
}
