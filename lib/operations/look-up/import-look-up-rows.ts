import {
  deleteLookUpRows,
  findLookUpTable,
  lockLookUpTable,
  type StoredLookUp,
  storeLookUpRows,
  updateLookUpTable,
} from "#db/queries/look-up-tables.ts";
import { type Reader, type Tx, withTransaction } from "#db/tx.ts";
import {
  decideImportRows,
  firstProblems,
  type LookUpChanges,
  type LookUpImportAnswer,
  readLookUpSheet,
  sampleOf,
} from "#lib/domain/look-up/look-up-sheet.ts";
import type { LookUpRow } from "#lib/domain/look-up/look-up-table.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { canonicalJson, sha256Hex } from "#lib/kernel/canonical-json.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { allLookUpRows } from "../all-look-up-rows.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

export type ImportRowsInput = {
  readonly code: string;
  readonly text: string;
  /** The hash of the preview that was looked at; null asks for a preview. */
  readonly reviewed: string | null;
};

/** Looks at what a sheet would make of a table's rows, or does exactly what was looked at: the sheet is the whole table afterwards. */
export async function importLookUpRows(context: Context, input: ImportRowsInput): Promise<Result<LookUpImportAnswer, Refusal>> {
  const { code, text, reviewed } = input;
  if (reviewed === null) {
    return withTransaction(context.database, async (tx) => {
      const planned = await plan(tx, await findLookUpTable(tx, code), text);
      return planned.ok ? ok(planned.value.answer) : planned;
    });
  }
  const request = { code, sheet: await sha256Hex(text), reviewed };
  return idempotently(context, { action: "lookUpTable.importRows", request }, async (tx) => {
    const stored = await lockLookUpTable(tx, code);
    const planned = await plan(tx, stored, text);
    if (stored === null || !planned.ok) return planned.ok ? refused({ code: "NOT_FOUND" }) : planned;
    const { answer, changes } = planned.value;
    if (answer.hash !== reviewed) return refused({ code: "IMPORT_CHANGED" });
    if (answer.counts.error > 0) return refused({ code: "IMPORT_INVALID", params: { count: answer.counts.error } });
    await store(tx, stored, changes);
    const { error: _, ...counts } = answer.counts;
    if (changes.stored.length + changes.removed.length > 0) {
      await writeAudit(tx, context, { action: "lookUpTable.importRows", entity: "lookUpTable", entityId: code, after: { rows: counts } });
    }
    return ok(answer);
  });
}

const AT_ONCE = 10_000;

async function store(tx: Tx, { lookUpTableId, table }: StoredLookUp, { stored, removed }: LookUpChanges): Promise<void> {
  for (let from = 0; from < removed.length; from += AT_ONCE) {
    await deleteLookUpRows(tx, lookUpTableId, removed.slice(from, from + AT_ONCE));
  }
  for (let from = 0; from < stored.length; from += AT_ONCE) await storeLookUpRows(tx, lookUpTableId, stored.slice(from, from + AT_ONCE));
  if (stored.length + removed.length > 0) await updateLookUpTable(tx, table.code, { revision: table.revision + 1 });
}

type Planned = { readonly answer: LookUpImportAnswer; readonly changes: LookUpChanges };

/** The hash is of the sheet, of the revision that it was compared with, and of what comes of it. */
async function plan(reader: Reader, stored: StoredLookUp | null, text: string): Promise<Result<Planned, Refusal>> {
  if (stored === null) return refused({ code: "NOT_FOUND" });
  const { lookUpTableId, table } = stored;
  if (table.archivedAt !== null) return refused({ code: "DEFINITION_ARCHIVED" });
  const sheet = readLookUpSheet(text, table);
  if (!sheet.ok) return refused({ code: "DEFINITION_INVALID", params: { problem: sheet.problem } });
  const before = new Map<string, LookUpRow["given"]>();
  for await (const rows of allLookUpRows(reader, lookUpTableId)) for (const { key, given } of rows) before.set(key, given);
  const changes = decideImportRows(sheet.rows, before);
  const counts = { ...changes.counts, error: sheet.problems.length };
  const hash = await sha256Hex(canonicalJson({ code: table.code, revision: table.revision, sheet: await sha256Hex(text), counts }));
  const answer = { hash, counts, problems: firstProblems(sheet.problems), sample: sampleOf(changes, before) };
  return ok({ answer, changes });
}
