import type { Tx } from "#db/tx.ts";
import type { BulkJob } from "#lib/domain/bulk/bulk.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { UdrChange } from "#lib/domain/udr/udr-action-schema.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { adjustWithFields } from "./adjust-with-fields.ts";

/** What a bulk correction does to one UDR: the very change that the single action makes. */
export async function bulkChange(
  tx: Tx,
  { action, fields }: Pick<BulkJob, "action" | "fields">,
  { udrId, revision }: { readonly udrId: number; readonly revision: number },
): Promise<Result<UdrChange, Refusal>> {
  if (action === "adjust") return adjustWithFields(tx, { udrId, revision, fields: fields ?? {} });
  return ok({ action, udrId, expectedRevision: revision });
}
