import { findLookUpTable } from "#db/queries/look-up-tables.ts";
import { lookUpRecord, lookUpSheetHead } from "#lib/domain/look-up/look-up-sheet.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { allLookUpRows } from "../all-look-up-rows.ts";
import type { Context } from "../context.ts";

/** All rows of a table as CSV, in the columns that an import reads. */
export async function exportLookUpRows({ database }: Context, code: string): Promise<Result<AsyncGenerator<string>, Refusal>> {
  const stored = await findLookUpTable(database, code);
  if (stored === null) return refused({ code: "NOT_FOUND" });
  const { lookUpTableId, table } = stored;
  async function* lines() {
    yield lookUpSheetHead(table);
    for await (const rows of allLookUpRows(database, lookUpTableId)) yield rows.map((row) => lookUpRecord(row, table)).join("");
  }
  return ok(lines());
}
