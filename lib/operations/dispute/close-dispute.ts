import { findOpenDispute } from "#db/queries/disputes.ts";
import { decideCloseDispute } from "#lib/domain/dispute/decide-dispute.ts";
import type { CloseDisputeInput } from "#lib/domain/dispute/dispute-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { billWhenThresholdReached } from "../bill-when-threshold-reached.ts";
import type { Context } from "../context.ts";
import { endDispute } from "../end-dispute.ts";
import { holdUdr } from "../hold-udr.ts";
import { idempotently } from "../idempotently.ts";

export type DisputeClosed = {
  readonly disputeId: number;
  /** What may be billed again. */
  readonly freedItems: number;
  /** The bill that was made at once, because a threshold is reached with it. */
  readonly bill: string | null;
};

/** What was kept goes back to billing: to the next run, or at once where the subscription's threshold is reached with it. */
export async function closeDispute(context: Context, input: CloseDisputeInput): Promise<Result<DisputeClosed, Refusal>> {
  return idempotently(context, { action: "udr.closeDispute", request: input }, async (tx) => {
    const found = await holdUdr(tx, input.udrId);
    if (!found.ok) return found;
    const { udr, subscriber } = found.value;
    const decided = decideCloseDispute(await findOpenDispute(tx, udr), input.disputeId);
    if (!decided.ok) return decided;
    const { outcome } = input;
    const freedItems = await endDispute(tx, context, { udr, dispute: decided.value, outcome, words: input.words || null });
    const bill = await billWhenThresholdReached(tx, context, subscriber);
    return ok({ disputeId: input.disputeId, freedItems, bill: bill?.number ?? null });
  });
}
