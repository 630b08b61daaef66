import { findImport } from "#db/queries/usage-imports.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { UsageImportView } from "#lib/domain/usage-import/usage-import-view.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "./context.ts";
import { inTransaction } from "./in-transaction.ts";
import { usageImportViews } from "./usage-import-views.ts";

/** One batch as it is shown. */
export function usageImportView(context: Context, importId: number): Promise<Result<UsageImportView, Refusal>> {
  return inTransaction(context, async (tx) => {
    const stored = await findImport(tx, importId);
    const [view] = stored === null ? [] : await usageImportViews(tx, [stored]);
    return view === undefined ? refused({ code: "NOT_FOUND" }) : ok(view);
  });
}
