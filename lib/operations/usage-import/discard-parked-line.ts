import { lockParkedLines, updateException } from "#db/queries/usage-import-exceptions.ts";
import { lockImport, updateImport } from "#db/queries/usage-imports.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { DiscardLineInput } from "#lib/domain/usage-import/usage-import-schema.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

export type LineDiscarded = { readonly importId: number; readonly line: number };

/** Gives a parked line up: it will never be a UDR. The line is kept as it was sent, and counts as rejected. */
export async function discardParkedLine(context: Context, input: DiscardLineInput): Promise<Result<LineDiscarded, Refusal>> {
  const { importId, line, reason } = input;
  return idempotently(context, { action: "usage.import.discard", request: input }, async (tx) => {
    const stored = await lockImport(tx, importId);
    if (stored === null) return refused({ code: "NOT_FOUND" });
    const [parked] = await lockParkedLines(tx, importId, [line]);
    if (parked === undefined) return refused({ code: "LINE_NOT_PARKED" });
    const { refusal, attempts, lastTriedAt } = parked;
    await updateException(tx, importId, { line, outcome: "discarded", refusal, attempts, lastTriedAt });
    await updateImport(tx, importId, { parked: stored.parked - 1, rejected: stored.rejected + 1 });
    const before = { line, code: refusal.code, path: refusal.path ?? "", attempts };
    await writeAudit(tx, context, { action: "usage.import.discard", entity: "usageImport", entityId: importId, before, reason });
    return ok({ importId, line });
  });
}
