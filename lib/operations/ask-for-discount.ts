import { nextId } from "#db/ids.ts";
import { insertApprovalRequest } from "#db/queries/approvals.ts";
import type { Tx } from "#db/tx.ts";
import { adHocHash } from "#lib/domain/discount/ad-hoc-request.ts";
import type { OrderView } from "#lib/domain/ordering/order-view.ts";
import { assert, present } from "#lib/kernel/assert.ts";
import { approvedPrice } from "./approved-price.ts";
import type { Context } from "./context.ts";
import type { PlannedOrder } from "./plan-order.ts";
import { writeAudit } from "./write-audit.ts";

type Asking = {
  readonly planned: Pick<PlannedOrder, "subscriber" | "rated" | "udrType" | "withApproval">;
  readonly udrId: number;
  readonly note: string | undefined;
};

/** Asks a second person about the discounts of an order that was just taken, in its transaction; null where nobody has to be asked. */
export async function askForDiscount(tx: Tx, context: Context, { planned, udrId, note }: Asking): Promise<OrderView["approval"]> {
  const price = await approvedPrice(tx, planned);
  if (planned.withApproval === null || price === null) return null;
  const { actor } = context;
  assert(actor.kind === "user", "a discount that needs an approval, asked for by nobody");
  const { shard, accountId } = planned.subscriber;
  const { discounts } = planned.withApproval;
  const requestId = await nextId(context.database, "approvalRequest");
  const contentHash = await adHocHash({ udrId, revision: 1 }, discounts);
  const why = present(note, "why a discount is asked for");
  await insertApprovalRequest(tx, {
    requestId,
    kind: "adHocDiscount",
    shard,
    accountId,
    udrId,
    adHocDiscounts: discounts,
    contentHash,
    effective: "onApproval",
    effectiveAt: null,
    note: why,
    requestedBy: actor.userId,
    requestedAt: context.now,
  });
  const after = { udr: udrId, contentHash, discounts: price.discounts, gross: price.gross, currency: planned.rated.currency };
  await writeAudit(tx, context, { action: "discount.ask", entity: "approvalRequest", entityId: requestId, accountId, after, reason: why });
  return { requestId, ...price };
}
