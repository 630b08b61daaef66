import { lockBulkJob, sumBulkRows, updateBulkJob } from "#db/queries/bulk-jobs.ts";
import { addJob } from "#db/queries/jobs.ts";
import type { BulkInput } from "#lib/domain/bulk/bulk-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { microsToString } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import type { BulkOpened } from "../open-bulk-job.ts";
import { writeAudit } from "../write-audit.ts";

/** Agrees to what the look has found: from here on the rows are carried out, each as its preview said or not at all. */
export async function startBulk(context: Context, input: BulkInput): Promise<Result<BulkOpened, Refusal>> {
  const { bulkJobId } = input;
  const user = actingUser(context);
  if (!user.ok) return user;
  return idempotently(context, { action: "bulk.start", request: input }, async (tx) => {
    const job = await lockBulkJob(tx, bulkJobId);
    if (job === null) return refused({ code: "NOT_FOUND" });
    // The previews are of whoever asked for them, within their limits.
    if (job.requestedBy.userId !== user.value) return refused({ code: "NOT_PERMITTED" });
    if (job.state !== "ready") return refused({ code: "BULK_MOVED_ON" });
    const planned = (await sumBulkRows(tx, bulkJobId)).filter(({ outcome }) => outcome === "planned");
    if (planned.length === 0) return refused({ code: "BULK_EMPTY" });
    await updateBulkJob(tx, bulkJobId, { state: "waiting", startedAt: context.now });
    await addJob(tx, { task: "bulkCorrection", payload: { bulkJobId } });
    const sums = planned.map(({ currency, rows, net }) => ({ currency, rows, net: microsToString(net) }));
    const after = { action: job.action, rows: job.rows, planned: sums };
    await writeAudit(tx, context, { action: "bulk.start", entity: "bulkJob", entityId: bulkJobId, after, reason: job.reasonCode });
    return ok({ bulkJobId });
  });
}
