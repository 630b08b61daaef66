import { type ExceptionPosition, listExceptions } from "#db/queries/usage-import-exceptions.ts";
import { findImport } from "#db/queries/usage-imports.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { lineSentence } from "#lib/domain/usage-import/import-refusal.ts";
import type { StoredException } from "#lib/domain/usage-import/stored-import.ts";
import type { ImportExceptionsInput } from "#lib/domain/usage-import/usage-import-schema.ts";
import type { ImportExceptionPage, ImportExceptionView } from "#lib/domain/usage-import/usage-import-view.ts";
import { instantFromMillis, instantToString } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";

const PAGE = 50;

/** The lines of a batch that gave no UDR, in their order; or of all batches those that wait longest first. */
export async function listImportExceptions(
  context: Context,
  { importId, outcome, cursor }: ImportExceptionsInput,
): Promise<Result<ImportExceptionPage, Refusal>> {
  const after = cursor === undefined ? null : readCursor(cursor);
  if (after === undefined) return refused({ code: "INVALID_INPUT", path: "cursor" });
  return inTransaction(context, async (tx) => {
    if (importId !== null && (await findImport(tx, importId)) === null) return refused({ code: "NOT_FOUND" });
    const outcomes = outcome === undefined ? null : [outcome];
    const found = await listExceptions(tx, { importId, outcomes, after, limit: PAGE + 1 });
    const shown = found.slice(0, PAGE);
    const last = shown.at(-1);
    return ok({ exceptions: shown.map(toView), nextCursor: found.length > PAGE && last ? writeCursor(last) : null });
  });
}

function toView({ refusal, since, lastTriedAt, ...stored }: StoredException): ImportExceptionView {
  const { code, path = "" } = refusal;
  const tried = lastTriedAt === null ? null : instantToString(lastTriedAt);
  return { ...stored, code, message: lineSentence(refusal), path, since: instantToString(since), lastTriedAt: tried };
}

function writeCursor({ since, importId, line }: ExceptionPosition): string {
  return Buffer.from(`${since} ${importId} ${line}`).toString("base64url");
}

/** Undefined when nobody here wrote it. */
function readCursor(cursor: string): ExceptionPosition | undefined {
  const match = /^(-?\d{1,16}) (\d{1,15}) (\d{1,10})$/.exec(Buffer.from(cursor, "base64url").toString());
  if (!match) return undefined;
  const [, since = "", importId = "", line = ""] = match;
  return {
    since: instantFromMillis(Number.parseInt(since, 10)),
    importId: Number.parseInt(importId, 10),
    line: Number.parseInt(line, 10),
  };
}
