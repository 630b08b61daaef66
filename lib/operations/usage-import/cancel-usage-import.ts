import { lockImport, updateImport } from "#db/queries/usage-imports.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { UsageImportView } from "#lib/domain/usage-import/usage-import-view.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { usageImportView } from "../usage-import-view.ts";
import { writeAudit } from "../write-audit.ts";

/** Stops a batch between two chunks. What became UDRs stays; the lines that nobody looked at never will be. */
export async function cancelUsageImport(context: Context, importId: number): Promise<Result<UsageImportView, Refusal>> {
  const cancelled = await idempotently(context, { action: "usage.import.cancel", request: { importId } }, async (tx) => {
    const stored = await lockImport(tx, importId);
    if (stored === null) return refused({ code: "NOT_FOUND" });
    const { state, checkedLines, received } = stored;
    if (state !== "receiving" && state !== "waiting" && state !== "running") return refused({ code: "IMPORT_ENDED" });
    await updateImport(tx, importId, { state: "cancelled", finishedAt: context.now });
    const before = { state, checkedLines, received };
    await writeAudit(tx, context, { action: "usage.import.cancel", entity: "usageImport", entityId: importId, before });
    // Kept under the key of the request, so it must be something.
    return ok({ importId });
  });
  return cancelled.ok ? usageImportView(context, importId) : cancelled;
}
