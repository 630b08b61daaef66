import { nextId } from "#db/ids.ts";
import { findLastBilledAt, findOpenDispute, insertDispute } from "#db/queries/disputes.ts";
import { findRbisOfUdr } from "#db/queries/rbis.ts";
import { findReason } from "#db/queries/reasons.ts";
import { notBefore, refuseOpening } from "#lib/domain/dispute/decide-dispute.ts";
import type { OpenDisputeInput } from "#lib/domain/dispute/dispute-schema.ts";
import { actorKey } from "#lib/domain/people/actor.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { readChain } from "#lib/domain/udr/decide-posting.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { holdUdr } from "../hold-udr.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

export type DisputeOpened = {
  readonly disputeId: number;
  /** What waits for the UDR, and no bill takes any more. */
  readonly heldItems: number;
};

/**
 * A customer disputes what a UDR costs: from now on no run and no threshold bills what waits for it, until the dispute ends. What was billed or
 * paid already stays so; the UDR may be corrected meanwhile.
 */
export async function openDispute(context: Context, input: OpenDisputeInput): Promise<Result<DisputeOpened, Refusal>> {
  const disputeId = await nextId(context.database, "udrDispute");
  return idempotently(context, { action: "udr.openDispute", request: input }, async (tx) => {
    const reason = await findReason(tx, input.reasonCode);
    if (reason === null) return refused({ code: "REASON_REQUIRED", path: "reasonCode" });
    const found = await holdUdr(tx, input.udrId);
    if (!found.ok) return found;
    const { udr } = found.value;
    const isCharged = readChain(await findRbisOfUdr(tx, udr)).live !== null;
    const refusal = refuseOpening({ udr, isCharged, open: await findOpenDispute(tx, udr) });
    if (refusal !== null) return refused(refusal);
    const { shard, accountId, udrId } = udr;
    const ticket = input.ticket || null;
    const heldItems = await insertDispute(tx, {
      ...{ shard, accountId, disputeId, udrId, ticket },
      reasonCodeId: reason.reasonCodeId,
      words: input.words,
      openedBy: actorKey(context.actor),
      openedAt: notBefore(await findLastBilledAt(tx, udr), context.now),
    });
    await writeAudit(tx, context, {
      action: "udr.openDispute",
      entity: "udr",
      entityId: udrId,
      accountId,
      after: { disputeId, heldItems, ...(ticket !== null && { ticket }) },
      reason: `${reason.label}: ${input.words}`,
    });
    return ok({ disputeId, heldItems });
  });
}
