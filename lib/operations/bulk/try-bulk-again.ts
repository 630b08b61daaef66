import { nextId } from "#db/ids.ts";
import { findBulkJob, listLeftRows } from "#db/queries/bulk-jobs.ts";
import { hasEnded } from "#lib/domain/bulk/bulk.ts";
import type { BulkInput } from "#lib/domain/bulk/bulk-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { type BulkOpened, openBulkJob } from "../open-bulk-job.ts";

/** The same action on what an ended job has left, from a fresh look at each: what was agreed to is not what they would post now. */
export async function tryBulkAgain(context: Context, input: BulkInput): Promise<Result<BulkOpened, Refusal>> {
  const bulkJobId = await nextId(context.database, "bulkJob");
  return idempotently(context, { action: "bulk.tryAgain", request: input }, async (tx) => {
    const former = await findBulkJob(tx, input.bulkJobId);
    if (former === null) return refused({ code: "NOT_FOUND" });
    if (!hasEnded(former.state)) return refused({ code: "BULK_MOVED_ON" });
    const udrIds = await listLeftRows(tx, former.bulkJobId);
    const { action, fields, reasonCode, reasonText } = former;
    return openBulkJob(tx, context, {
      bulkJobId,
      selection: { kind: "ids", udrIds },
      words: `What was left of bulk correction ${former.bulkJobId}`,
      action,
      fields,
      reasonCode,
      reasonText,
      triesAgainId: former.bulkJobId,
    });
  });
}
