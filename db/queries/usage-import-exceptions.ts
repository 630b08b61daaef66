import { and, asc, eq, gt, inArray, ne, or, type SQL, sql } from "drizzle-orm";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { StoredException } from "#lib/domain/usage-import/stored-import.ts";
import type { ImportOutcome } from "#lib/domain/usage-import/usage-import-view.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import { type CopyTransaction, copyField } from "../copy-session.ts";
import { fromDbException } from "../mapping/usage-imports.ts";
import { usageImport, usageImportException, usageImportLine, usageReference } from "../schema/usage-import.ts";
import type { Reader, Tx } from "../tx.ts";
import { inTexts } from "./in-texts.ts";

export type NewException = { readonly line: number; readonly outcome: Exclude<ImportOutcome, "discarded">; readonly refusal: Refusal };

const TARGET = "usage_import_exception (import_id, line, outcome, refusal, attempts, since)";

export async function copyExceptions(
  copy: CopyTransaction,
  { importId, since }: { readonly importId: number; readonly since: Instant },
  exceptions: readonly NewException[],
): Promise<void> {
  if (exceptions.length === 0) return;
  const at = instantToString(since);
  const rows = exceptions.map(({ line, outcome, refusal }) => {
    return `${importId}\t${line}\t${outcome}\t${copyField(JSON.stringify(refusal))}\t1\t${at}\n`;
  });
  await copy.copyIn(TARGET, [rows.join("")]);
}

export async function deleteExceptions(tx: Pick<Tx, "delete">, importId: number, lines: readonly number[] | "all"): Promise<void> {
  if (lines.length === 0) return;
  const some = lines === "all" ? undefined : inLines(lines);
  await tx.delete(usageImportException).where(and(eq(usageImportException.importId, importId), some));
}

type ExceptionChange = {
  readonly line: number;
  readonly outcome: ImportOutcome;
  readonly refusal: Refusal;
  readonly attempts: number;
  readonly lastTriedAt: Instant | null;
};

/** What became of lines that were tried once more without success, or given up. */
export async function updateException(tx: Tx, importId: number, { line, ...change }: ExceptionChange): Promise<void> {
  await tx
    .update(usageImportException)
    .set(change)
    .where(and(eq(usageImportException.importId, importId), eq(usageImportException.line, line)));
}

export type LineKey = { readonly importId: number; readonly line: number };
export type ExceptionPosition = LineKey & { readonly since: Instant };

export type ExceptionFilter = {
  readonly importId: number | null;
  readonly outcomes: readonly ImportOutcome[] | null;
  readonly after: ExceptionPosition | null;
  readonly limit: number;
};

/** Of one batch in the order of its lines; of all of them those that wait longest first. */
export async function listExceptions(
  reader: Reader,
  { importId, outcomes, after, limit }: ExceptionFilter,
): Promise<readonly StoredException[]> {
  const { since, importId: batch, line } = usageImportException;
  const order = importId === null ? [asc(since), asc(batch), asc(line)] : [asc(line)];
  const rows = await selectExceptions(reader)
    .where(
      and(
        importId === null ? undefined : eq(batch, importId),
        outcomes === null ? undefined : inArray(usageImportException.outcome, [...outcomes]),
        after === null ? undefined : beyond(importId, after),
      ),
    )
    .orderBy(...order)
    .limit(limit);
  return rows.map(fromDbException);
}

function beyond(importId: number | null, after: ExceptionPosition): SQL | undefined {
  const { since, importId: batch, line } = usageImportException;
  if (importId !== null) return gt(line, after.line);
  const sameInstant = and(eq(since, after.since), or(gt(batch, after.importId), and(eq(batch, after.importId), gt(line, after.line))));
  return or(gt(since, after.since), sameInstant);
}

function selectExceptions(reader: Reader) {
  return reader
    .select({ row: usageImportException, received: usageImportLine.received })
    .from(usageImportException)
    .innerJoin(
      usageImportLine,
      and(eq(usageImportLine.importId, usageImportException.importId), eq(usageImportLine.line, usageImportException.line)),
    )
    .$dynamic();
}

const PARKED = eq(usageImportException.outcome, "parked");

/** Parked lines that may be tried: of a batch that was refused whole none may. The longest waiting first. */
export async function findParkedLines(
  reader: Reader,
  { importId, limit }: { readonly importId: number | null; readonly limit: number },
): Promise<readonly LineKey[]> {
  const { importId: batch, line } = usageImportException;
  return reader
    .select({ importId: batch, line })
    .from(usageImportException)
    .innerJoin(usageImport, and(eq(usageImport.importId, batch), ne(usageImport.state, "refused")))
    .where(and(PARKED, importId === null ? undefined : eq(batch, importId)))
    .orderBy(asc(usageImportException.since), asc(batch), asc(line))
    .limit(limit);
}

/** Those of the lines that still wait, held to the end of the transaction: of two who try them at once the second finds them gone. */
export async function lockParkedLines(tx: Tx, importId: number, lines: readonly number[]): Promise<readonly StoredException[]> {
  const rows = await selectExceptions(tx)
    .where(and(eq(usageImportException.importId, importId), inLines(lines), PARKED))
    .orderBy(asc(usageImportException.line))
    .for("update", { of: usageImportException });
  return rows.map(fromDbException);
}

function inLines(lines: readonly number[]): SQL {
  return sql`${usageImportException.line} in (select value::int from json_array_elements_text(${JSON.stringify(lines)}::json))`;
}

/** Of these references of a source those that became UDRs. */
export async function findReferences(
  reader: Reader,
  sourceId: number,
  references: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (references.length === 0) return new Map();
  const { reference, udrId } = usageReference;
  const rows = await reader
    .select({ reference, udrId })
    .from(usageReference)
    .where(and(eq(usageReference.sourceId, sourceId), sql`${reference} ${inTexts(references)}`));
  return new Map(rows.map((row) => [row.reference, row.udrId]));
}
