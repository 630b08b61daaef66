import { addJob } from "#db/queries/jobs.ts";
import { listSentRequests, markDelivered, markFailed, planAttempt, type TakenRequest } from "#db/queries/provisioning.ts";
import { type Tx, withTransaction } from "#db/tx.ts";
import type { DeliveryAnswer } from "#lib/domain/provisioning/delivery-answer.ts";
import { afterFailure } from "#lib/domain/provisioning/retry-schedule.ts";
import { isUndelivered } from "#lib/domain/provisioning/sent-request.ts";
import type { Context } from "../context.ts";
import { writeAudit } from "../write-audit.ts";

export type Attempt = {
  readonly request: TakenRequest;
  readonly answer: DeliveryAnswer;
  /** From 0 to 1, for the pause before the next attempt. */
  readonly chance: number;
};

/**
 * Keeps what came of an attempt: delivered, to be tried again, or given up. Giving up asks in the same transaction for the charge to be taken
 * back, so that neither is ever without the other.
 */
export async function recordDelivery(context: Context, { request, answer, chance }: Attempt): Promise<void> {
  const { now } = context;
  await withTransaction(context.database, async (tx) => {
    if (answer.kind === "delivered") {
      await markDelivered(tx, request, now);
      return;
    }
    const next = answer.kind === "refused" ? null : afterFailure({ attempts: request.attempts, now, chance });
    if (next?.kind === "again") await planAttempt(tx, request, { at: next.at, lastError: answer.reason });
    else await giveUp(tx, context, { request, reason: answer.reason });
  });
}

async function giveUp(
  tx: Tx,
  context: Context,
  { request, reason }: { readonly request: TakenRequest; readonly reason: string },
): Promise<void> {
  const isFirst = await markFailed(tx, request, { at: context.now, lastError: reason });
  if (!isFirst) return;
  const { requestId, udrId, accountId, attempts, udrState } = request;
  const takesBack = udrState === "posted" && isUndelivered(await listSentRequests(tx, request));
  if (takesBack) await addJob(tx, { task: "cancelUndelivered", payload: { udrId } });
  const after = { request: requestId, attempts, reason, cancelsUdr: takesBack };
  await writeAudit(tx, context, { action: "provisioning.giveUp", entity: "udr", entityId: udrId, accountId, after });
}
