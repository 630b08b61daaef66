import { findReadyBulks, lockBulkJob, updateBulkJob } from "#db/queries/bulk-jobs.ts";
import { latestEndedLook } from "#lib/domain/bulk/bulk.ts";
import { ok } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { writeAudit } from "../write-audit.ts";

/** More than these wait for the next time. */
const MOST_AT_ONCE = 100;

/** Puts away the looks that nobody started in time: what they said is old. Answers how many. What somebody holds just now waits for the next time. */
export async function expireBulks(context: Context): Promise<number> {
  const before = latestEndedLook(context.now);
  let expired = 0;
  for (const bulkJobId of await findReadyBulks(context.database, { before, limit: MOST_AT_ONCE })) {
    const done = await inTransaction(context, async (tx) => {
      const job = await lockBulkJob(tx, bulkJobId);
      // Started or cancelled meanwhile.
      if (job?.state !== "ready") return ok(0);
      await updateBulkJob(tx, bulkJobId, { state: "expired", finishedAt: context.now });
      await writeAudit(tx, context, { action: "bulk.expire", entity: "bulkJob", entityId: bulkJobId, before: { state: job.state } });
      return ok(1);
    });
    if (done.ok) expired += done.value;
  }
  return expired;
}
