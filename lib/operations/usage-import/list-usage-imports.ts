import { type ImportPosition, listImports } from "#db/queries/usage-imports.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { ImportListInput } from "#lib/domain/usage-import/usage-import-schema.ts";
import type { UsageImportPage } from "#lib/domain/usage-import/usage-import-view.ts";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { usageImportViews } from "../usage-import-views.ts";

const PAGE = 50;

/** Batches, newest first. */
export async function listUsageImports(context: Context, { state, cursor }: ImportListInput): Promise<Result<UsageImportPage, Refusal>> {
  const after = cursor === undefined ? null : readCursor(cursor);
  if (after === undefined) return refused({ code: "INVALID_INPUT", path: "cursor" });
  return inTransaction(context, async (tx) => {
    const found = await listImports(tx, { state: state ?? null, after, limit: PAGE + 1 });
    const shown = found.slice(0, PAGE);
    const last = shown.at(-1);
    return ok({ imports: await usageImportViews(tx, shown), nextCursor: found.length > PAGE && last ? writeCursor(last) : null });
  });
}

function writeCursor({ requestedAt, importId }: ImportPosition): string {
  return Buffer.from(`${requestedAt} ${importId}`).toString("base64url");
}

/** Undefined when nobody here wrote it. */
function readCursor(cursor: string): ImportPosition | undefined {
  const match = /^(-?\d{1,16}) (\d{1,15})$/.exec(Buffer.from(cursor, "base64url").toString());
  if (!match) return undefined;
  const [, requestedAt = "", importId = ""] = match;
  return { requestedAt: instantFromMillis(Number.parseInt(requestedAt, 10)), importId: Number.parseInt(importId, 10) };
}
