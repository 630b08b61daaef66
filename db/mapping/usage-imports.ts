import { readStoredRefusal } from "#lib/domain/stored-refusal.ts";
import type { StoredException, StoredImport } from "#lib/domain/usage-import/stored-import.ts";
import { IMPORT_FORMATS, IMPORT_OUTCOMES, IMPORT_RATINGS, IMPORT_STATES } from "#lib/domain/usage-import/usage-import-view.ts";
import type { usageImport, usageImportException } from "../schema/usage-import.ts";
import { oneOf } from "./from-db.ts";

type Row = typeof usageImport.$inferSelect;
type Source = { readonly sourceCode: string; readonly sourceName: string };

export function fromDbImport({ row, sourceCode, sourceName }: Source & { readonly row: Row }): StoredImport {
  const { createdAt: _, ...rest } = row;
  return {
    ...rest,
    sourceCode,
    sourceName,
    rating: oneOf(IMPORT_RATINGS, row.rating, "usage_import.rating"),
    format: oneOf(IMPORT_FORMATS, row.format, "usage_import.format"),
    state: oneOf(IMPORT_STATES, row.state, "usage_import.state"),
  };
}

type ExceptionRow = typeof usageImportException.$inferSelect;

export function fromDbException({ row, received }: { readonly row: ExceptionRow; readonly received: string }): StoredException {
  const { importId, line, attempts, since, lastTriedAt } = row;
  const outcome = oneOf(IMPORT_OUTCOMES, row.outcome, "usage_import_exception.outcome");
  return { importId, line, received, outcome, refusal: readStoredRefusal(row.refusal), attempts, since, lastTriedAt };
}
