import { nextId } from "#db/ids.ts";
import type { LookAtBulkInput } from "#lib/domain/bulk/bulk-schema.ts";
import { selectionInWords } from "#lib/domain/bulk/bulk-words.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { type BulkOpened, openBulkJob } from "../open-bulk-job.ts";

/** Begins a bulk correction with the look at what it would do: a job, because a look at thousands takes its time. */
export async function lookAtBulk(context: Context, input: LookAtBulkInput): Promise<Result<BulkOpened, Refusal>> {
  const bulkJobId = await nextId(context.database, "bulkJob");
  const { selection, action, fields = null, reasonCode, reasonText } = input;
  return idempotently(context, { action: "bulk.look", request: input }, (tx) =>
    openBulkJob(tx, context, {
      bulkJobId,
      selection,
      words: selectionInWords(selection),
      action,
      fields,
      reasonCode,
      reasonText: reasonText?.trim() || null,
      triesAgainId: null,
    }),
  );
}
