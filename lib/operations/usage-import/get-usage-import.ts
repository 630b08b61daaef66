import type { Refusal } from "#lib/domain/refusal.ts";
import type { UsageImportView } from "#lib/domain/usage-import/usage-import-view.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { usageImportView } from "../usage-import-view.ts";

/** A batch, and how far it is. */
export function getUsageImport(context: Context, importId: number): Promise<Result<UsageImportView, Refusal>> {
  return usageImportView(context, importId);
}
