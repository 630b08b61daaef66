import { nextId } from "#db/ids.ts";
import { insertApprovalRequest } from "#db/queries/approvals.ts";
import type { Tx } from "#db/tx.ts";
import type { GivenDiscount } from "#lib/domain/discount/given-discount.ts";
import type { UdrKey } from "#lib/domain/udr/udr.ts";
import { assert } from "#lib/kernel/assert.ts";
import type { Json } from "#lib/kernel/canonical-json.ts";
import type { Context } from "./context.ts";
import { writeAudit } from "./write-audit.ts";

type Asking = {
  readonly udr: UdrKey;
  readonly kind: "adHocDiscount" | "credit";
  readonly contentHash: string;
  /** Who answers reads it. */
  readonly note: string;
  readonly adHocDiscounts?: readonly GivenDiscount[];
  readonly audited: { readonly action: string; readonly after: Readonly<Record<string, Json>>; readonly reason: string };
};

/** Puts a question about one UDR to a second person, in the transaction of what it is about. Answers its number. */
export async function openUdrRequest(tx: Tx, context: Context, asking: Asking): Promise<number> {
  const { audited, udr, ...asked } = asking;
  const { actor, now } = context;
  assert(actor.kind === "user", "what needs a second person, asked for by nobody");
  const { shard, accountId, udrId } = udr;
  const requestId = await nextId(context.database, "approvalRequest");
  const requested = { requestId, requestedBy: actor.userId, requestedAt: now };
  await insertApprovalRequest(tx, { ...asked, ...requested, shard, accountId, udrId, effective: "onApproval", effectiveAt: null });
  await writeAudit(tx, context, {
    action: audited.action,
    entity: "approvalRequest",
    entityId: requestId,
    accountId,
    after: { udr: udrId, contentHash: asked.contentHash, ...audited.after },
    reason: audited.reason,
  });
  return requestId;
}
