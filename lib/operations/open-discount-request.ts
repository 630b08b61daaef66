import { nextId } from "#db/ids.ts";
import { insertApprovalRequest } from "#db/queries/approvals.ts";
import type { Tx } from "#db/tx.ts";
import { adHocHash } from "#lib/domain/discount/ad-hoc-request.ts";
import type { GivenDiscount } from "#lib/domain/discount/given-discount.ts";
import type { Udr } from "#lib/domain/udr/udr.ts";
import { assert } from "#lib/kernel/assert.ts";
import type { Context } from "./context.ts";
import { writeAudit } from "./write-audit.ts";

type Asking = {
  /** As it is once what comes with the question is stored. */
  readonly udr: Pick<Udr, "shard" | "accountId" | "udrId" | "revision">;
  /** All that the UDR shall have. */
  readonly discounts: readonly GivenDiscount[];
  /** What it would cost then, for the audit. */
  readonly price: { readonly discounts: readonly string[]; readonly gross: string | null; readonly currency: string };
  readonly note: string;
};

/** Puts the question to a second person, in the transaction of what it is about. */
export async function openDiscountRequest(tx: Tx, context: Context, { udr, discounts, price, note }: Asking): Promise<number> {
  const { actor } = context;
  assert(actor.kind === "user", "a discount that needs an approval, asked for by nobody");
  const { shard, accountId, udrId } = udr;
  const requestId = await nextId(context.database, "approvalRequest");
  const contentHash = await adHocHash(udr, discounts);
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
    note,
    requestedBy: actor.userId,
    requestedAt: context.now,
  });
  const after = { udr: udrId, contentHash, ...price };
  await writeAudit(tx, context, { action: "discount.ask", entity: "approvalRequest", entityId: requestId, accountId, after, reason: note });
  return requestId;
}
