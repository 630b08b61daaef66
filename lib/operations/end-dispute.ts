import { findOpenDispute, updateDisputeClosed } from "#db/queries/disputes.ts";
import type { Tx } from "#db/tx.ts";
import { notBefore } from "#lib/domain/dispute/decide-dispute.ts";
import type { Dispute, DisputeOutcome } from "#lib/domain/dispute/dispute.ts";
import { actorKey } from "#lib/domain/people/actor.ts";
import type { Udr } from "#lib/domain/udr/udr.ts";
import type { Context } from "./context.ts";
import { writeAudit } from "./write-audit.ts";

type Ending = {
  readonly udr: Udr;
  readonly dispute: Dispute;
  readonly outcome: DisputeOutcome;
  readonly words: string | null;
};

/** What was disputed is put right, and billed as it is now. */
export async function endDisputeByCorrection(tx: Tx, context: Context, { udr, words }: Pick<Ending, "udr" | "words">): Promise<void> {
  const dispute = await findOpenDispute(tx, udr);
  if (dispute !== null) await endDispute(tx, context, { udr, dispute, outcome: "corrected", words });
}

/** Closes it, and puts back to billing what it kept: answers how much that is. The caller holds the UDR's subscription. */
export async function endDispute(tx: Tx, context: Context, { udr, dispute, outcome, words }: Ending): Promise<number> {
  const { disputeId, openedAt } = dispute;
  const at = notBefore(openedAt, context.now);
  const freedItems = await updateDisputeClosed(tx, udr, { disputeId, by: actorKey(context.actor), at, outcome, words });
  await writeAudit(tx, context, {
    action: "udr.closeDispute",
    entity: "udr",
    entityId: udr.udrId,
    accountId: udr.accountId,
    after: { disputeId, outcome, freedItems },
    ...(words !== null && { reason: words }),
  });
  return freedItems;
}
