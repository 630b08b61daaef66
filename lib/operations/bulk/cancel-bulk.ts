import { lockBulkJob, updateBulkJob } from "#db/queries/bulk-jobs.ts";
import { hasEnded } from "#lib/domain/bulk/bulk.ts";
import type { BulkInput } from "#lib/domain/bulk/bulk-schema.ts";
import { can } from "#lib/domain/people/permissions.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { PERMISSION_OF_ACTION } from "#lib/domain/udr/udr-actions.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import type { BulkOpened } from "../open-bulk-job.ts";
import { writeAudit } from "../write-audit.ts";

/** Stops a bulk correction between two rows. What was done stays done; the others are as they were. */
export async function cancelBulk(context: Context, input: BulkInput): Promise<Result<BulkOpened, Refusal>> {
  const { bulkJobId } = input;
  const { actor } = context;
  return idempotently(context, { action: "bulk.cancel", request: input }, async (tx) => {
    const job = await lockBulkJob(tx, bulkJobId);
    if (job === null) return refused({ code: "NOT_FOUND" });
    // Whoever may do it may stop it: a wrong one is stopped by who sees it first.
    if (actor.kind === "system" || !can(actor.role, PERMISSION_OF_ACTION[job.action])) return refused({ code: "NOT_PERMITTED" });
    if (hasEnded(job.state)) return refused({ code: "BULK_MOVED_ON" });
    await updateBulkJob(tx, bulkJobId, { state: "cancelled", finishedAt: context.now });
    await writeAudit(tx, context, { action: "bulk.cancel", entity: "bulkJob", entityId: bulkJobId, before: { state: job.state } });
    return ok({ bulkJobId });
  });
}
