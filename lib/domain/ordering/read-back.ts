export type ReadBack = {
  readonly quantity: string;
  readonly productName: string;
  readonly accountName: string;
  /** Formatted: "€5.00". */
  readonly price: string;
  readonly deviceEnding: string | null;
};

/** What the agent reads out before anything is charged: "Order Serendipity for Eleni Georgiou, €5.00, on the smart card ending 101, now." */
export function readBackSentence({ quantity, productName, accountName, price, deviceEnding }: ReadBack): string {
  const what = quantity === "1" ? productName : `${quantity} × ${productName}`;
  const where = deviceEnding === null ? "" : ` on the smart card ending ${deviceEnding},`;
  return `Order ${what} for ${accountName}, ${price},${where} now.`;
}
