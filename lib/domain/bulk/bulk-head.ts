import { instantToString } from "#lib/kernel/instant.ts";
import type { BulkJob } from "./bulk.ts";
import type { BulkHead } from "./bulk-view.ts";
import { fieldsInWords } from "./bulk-words.ts";

export function toBulkHead({ bulkJobId, action, fields, selection, state, rows, requestedBy, requestedAt, finishedAt }: BulkJob): BulkHead {
  return {
    bulkJobId,
    action,
    changes: fieldsInWords(fields),
    selection,
    state,
    rows,
    requestedBy: requestedBy.name,
    requestedAt: instantToString(requestedAt),
    finishedAt: finishedAt === null ? null : instantToString(finishedAt),
  };
}
