import { productNames } from "#db/queries/udr-detail.ts";
import type { Tx } from "#db/tx.ts";
import { othersOfUsage, otherUsageInWords } from "#lib/domain/counting/others-of-usage.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";
import { type Micros, sumMicros } from "#lib/kernel/money.ts";
import type { PlannedOrder } from "./plan-order.ts";

export type OthersOfOrder = {
  readonly inWords: readonly string[];
  /** Of usage of the same subscription: what is posted together with the order. */
  readonly gross: Micros;
};

/** What an order makes of the usage that it counts together with, where it stands before that. */
export async function othersOfOrder(tx: Tx, { rated, subscriber }: Pick<PlannedOrder, "rated" | "subscriber">): Promise<OthersOfOrder> {
  const corrections = othersOfUsage(rated);
  if (corrections.length === 0) return { inWords: [], gross: 0n };
  const names = await productNames(
    tx,
    corrections.map(({ productId }) => productId),
  );
  return {
    inWords: corrections.map((one) => otherUsageInWords(one, names.get(one.productId)?.name ?? one.explanation.product)),
    gross: sumMicros(corrections.filter(isOf(subscriber)).map(({ gross }) => gross)),
  };
}

function isOf({ subscriptionId }: Subscriber) {
  return (one: { readonly subscriptionId: number }) => one.subscriptionId === subscriptionId;
}
