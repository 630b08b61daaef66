import { databaseWithin } from "#db/database-within.ts";
import { type DefinitionKind, lockDefinitions } from "#db/queries/definition-changes.ts";
import { installationZone } from "#db/queries/installation.ts";
import type { Tx } from "#db/tx.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { refusalSentence } from "#lib/domain/refusal-sentence.ts";
import { type DefinitionReading, readDefinition, type SheetProblem } from "#lib/domain/sheet/read-definition.ts";
import { type DefinitionRows, readDefinitionRows } from "#lib/domain/sheet/read-definition-rows.ts";
import { countSheetOutcomes, problemAt, type SheetImportAnswer, type SheetImportRow } from "#lib/domain/sheet/sheet-answer.ts";
import { columnsOf, type Members, type SheetKind } from "#lib/domain/sheet/sheet-kind.ts";
import { changesBetween } from "#lib/domain/sheet/write-sheet.ts";
import { canonicalJson, sha256Hex } from "#lib/kernel/canonical-json.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { lookedAt } from "../looked-at.ts";

/** A definition as it is stored; without a revision there is nothing yet that a saving would replace. */
type SheetStored = { readonly revision: number | null; readonly members: Members };
type Issue = { readonly path: string; readonly message: string };
type SheetSaved =
  | { readonly ok: true; readonly value: { readonly revision: number } }
  | { readonly ok: false; readonly refusal: Refusal; readonly issues?: readonly Issue[] };
type SheetSave = { readonly code: string; readonly revision: number | null; readonly members: Members };

/** What goes in by sheets: by the very operations that save it one by one. */
export type SheetTarget = {
  readonly kind: SheetKind;
  readonly entity: DefinitionKind;
  readonly find: (context: Context, code: string) => Promise<SheetStored | null>;
  readonly save: (context: Context, save: SheetSave) => Promise<SheetSaved>;
};

export type ImportSheetInput = {
  readonly text: string;
  /** The hash of the preview that was looked at; null asks for a preview. */
  readonly reviewed: string | null;
};

/**
 * Looks at what a sheet would do, or does exactly what was looked at: all of it, or nothing. A look saves every row as the import does and
 * undoes it all, so that it knows each reason against a row that saving knows.
 */
export async function importSheet(
  context: Context,
  target: SheetTarget,
  { text, reviewed }: ImportSheetInput,
): Promise<Result<SheetImportAnswer, Refusal>> {
  const sheet = readDefinitionRows(target.kind, text);
  if (!sheet.ok) return refused({ code: "DEFINITION_INVALID", params: { problem: sheet.problem } });
  const { definitions } = sheet;
  if (reviewed === null) return lookedAt(context, (tx) => importDefinitions(tx, context, { target, definitions }));
  return idempotently(context, { action: `${target.entity}.import`, request: { text, reviewed } }, async (tx) => {
    await lockDefinitions(tx, target.entity);
    const imported = await importDefinitions(tx, context, { target, definitions });
    if (!imported.ok) return imported;
    if (imported.value.hash !== reviewed) return refused({ code: "IMPORT_CHANGED" });
    const { error } = imported.value.counts;
    return error > 0 ? refused({ code: "IMPORT_INVALID", params: { count: error } }) : imported;
  });
}

type Importing = { readonly target: SheetTarget; readonly definitions: readonly DefinitionRows[] };

/** The hash is of the rows, of the revisions that they were compared with, and of what comes of them. */
async function importDefinitions(
  tx: Tx,
  context: Context,
  { target, definitions }: Importing,
): Promise<Result<SheetImportAnswer, Refusal>> {
  const { idempotencyKey: _, ...unkeyed } = context;
  const within = { ...unkeyed, database: databaseWithin(tx, context.database) };
  const zone = await installationZone(tx);
  const compared: (readonly [code: string, revision: number | null])[] = [];
  const rows: SheetImportRow[] = [];
  for (const definition of definitions) {
    const stored = await target.find(within, definition.code);
    compared.push([definition.code, stored?.revision ?? null]);
    const reading = readDefinition(target.kind, definition, { before: stored?.members ?? null, zone });
    const imported = await importOne(within, target, { definition, stored, reading, zone });
    if (!imported.ok) return imported;
    rows.push(imported.value);
  }
  const sheet = definitions.map(({ rows: of }) => of);
  const hash = await sha256Hex(canonicalJson({ sheet, compared, rows }));
  return ok({ hash, rows, counts: countSheetOutcomes(rows) });
}

type One = {
  readonly definition: DefinitionRows;
  readonly stored: SheetStored | null;
  readonly reading: DefinitionReading;
  readonly zone: string;
};

async function importOne(context: Context, target: SheetTarget, one: One): Promise<Result<SheetImportRow, Refusal>> {
  const { definition, stored, reading, zone } = one;
  const { kind } = target;
  const { code } = definition;
  const name = typeof reading.members.name === "string" ? reading.members.name : "";
  const shown = { number: definition.rows[0].number, code, name, changes: [], problems: [] };
  const before = stored && membersOf(kind, stored.members);
  const isRead = reading.problems.length === 0;
  if (isRead && before !== null && canonicalJson(before) === canonicalJson(reading.members)) return ok({ ...shown, outcome: "unchanged" });
  const revision = stored?.revision ?? null;
  // Also where a cell cannot be read, so that all that is wrong is said at once: with an error nothing of the sheet stays.
  const saved = await target.save(context, { code, revision, members: reading.members });
  // Not what the row says: the whole sheet may go in a moment later.
  if (!saved.ok && (saved.refusal.code === "BUSY" || saved.refusal.code === "NOT_PERMITTED")) return refused(saved.refusal);
  const problems = [...reading.problems, ...(saved.ok ? [] : problemsOf(saved, kind, one))];
  if (!saved.ok || !isRead) return ok({ ...shown, outcome: "error", problems: firstOfEachCell(kind, problems) });
  if (stored !== null && saved.value.revision === revision) return ok({ ...shown, outcome: "unchanged" });
  if (before === null) return ok({ ...shown, outcome: "new" });
  const after = membersOf(kind, (await target.find(context, code))?.members ?? {});
  return ok({ ...shown, outcome: "changed", changes: changesBetween(kind, { before, after }, zone) });
}

/** Those that are saved, and nothing of how it stands. */
function membersOf({ fresh }: SheetKind, members: Members): Members {
  return Object.fromEntries(Object.keys(fresh).map((member) => [member, members[member] ?? null]));
}

function problemsOf(saved: Extract<SheetSaved, { readonly ok: false }>, kind: SheetKind, { definition, reading }: One) {
  const { refusal, issues = [] } = saved;
  const said = issues.length > 0 ? issues : [{ path: refusal.path ?? "", message: refusalSentence(refusal) }];
  return said.map((issue) => problemAt(kind, issue, { rows: definition.rows, places: reading.places }));
}

/** In the order of the sheet; a cell that cannot be read is not missing as well. */
function firstOfEachCell(kind: SheetKind, problems: readonly SheetProblem[]): readonly SheetProblem[] {
  const columns = columnsOf(kind).map(({ name }) => name);
  const isSame = (one: SheetProblem, other: SheetProblem) => one.row === other.row && one.column === other.column;
  return problems
    .filter((problem, index) => problems.findIndex((other) => isSame(problem, other)) === index)
    .sort((left, right) => left.row - right.row || columns.indexOf(left.column) - columns.indexOf(right.column));
}
