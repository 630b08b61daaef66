import type { Tx } from "#db/tx.ts";
import type { OrderView } from "#lib/domain/ordering/order-view.ts";
import { present } from "#lib/kernel/assert.ts";
import { approvedPrice } from "./approved-price.ts";
import type { Context } from "./context.ts";
import { openDiscountRequest } from "./open-discount-request.ts";
import type { PlannedOrder } from "./plan-order.ts";

type Asking = {
  readonly planned: Pick<PlannedOrder, "subscriber" | "rated" | "udrType" | "withApproval">;
  readonly udrId: number;
  readonly note: string | undefined;
};

/** Asks a second person about the discounts of an order that was just taken, in its transaction; null where nobody has to be asked. */
export async function askForDiscount(tx: Tx, context: Context, { planned, udrId, note }: Asking): Promise<OrderView["approval"]> {
  const price = await approvedPrice(tx, planned);
  if (planned.withApproval === null || price === null) return null;
  const { shard, accountId } = planned.subscriber;
  const requestId = await openDiscountRequest(tx, context, {
    udr: { shard, accountId, udrId, revision: 1 },
    discounts: planned.withApproval.discounts,
    price: { discounts: price.discounts, gross: price.gross, currency: planned.rated.currency },
    note: present(note, "why a discount is asked for"),
  });
  return { requestId, ...price };
}
