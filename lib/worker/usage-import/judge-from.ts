import type { Database } from "#db/connection.ts";
import type { CopySession } from "#db/copy-session.ts";
import { readImportLines } from "#db/queries/usage-imports.ts";
import { firstLineOf, type StoredImport } from "#lib/domain/usage-import/stored-import.ts";
import { assert } from "#lib/kernel/assert.ts";
import { type JudgedLine, judgeLines, rulesOf } from "#lib/operations/judge-usage-lines.ts";

export type ImportHome = {
  readonly database: Database;
  /** Logs a fault and says under which id. */
  readonly reportFault: (error: unknown, facts: Readonly<Record<string, unknown>>) => string;
  /** Lines that are looked at and stored together. */
  readonly chunk?: number;
};

export type ImportWork = ImportHome & { readonly session: CopySession; readonly abortSignal: AbortSignal };

const CHUNK = 5000;

/** What the next lines would become. */
export async function judgeFrom(
  { database, chunk = CHUNK }: ImportWork,
  stored: StoredImport,
  from: number,
): Promise<readonly JudgedLine[]> {
  const lines = await readImportLines(database, { importId: stored.importId, from: firstLineOf(stored) + from, count: chunk });
  // Nobody deletes lines; without any, whoever goes on from here would never end.
  assert(lines.length > 0, `usage import ${stored.importId} has a line behind ${from}`);
  return judgeLines(database, rulesOf(stored), lines);
}
