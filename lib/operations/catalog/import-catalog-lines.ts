import { nextIds } from "#db/ids.ts";
import { findCatalog } from "#db/queries/catalogs.ts";
import { lockDefinitions } from "#db/queries/definition-changes.ts";
import { installationZone } from "#db/queries/installation.ts";
import { lockCatalog } from "#db/queries/stored-catalogs.ts";
import { type Tx, withTransaction } from "#db/tx.ts";
import type { StoredCatalog } from "#lib/domain/catalog/catalog.ts";
import { decideImportLines, decideSaveLines, type LineImportAnswer } from "#lib/domain/catalog/decide-import-lines.ts";
import { type LineRow, readLineSheet } from "#lib/domain/catalog/line-sheet.ts";
import { readLineRow } from "#lib/domain/catalog/read-line-row.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { canonicalJson, sha256Hex } from "#lib/kernel/canonical-json.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { catalogSurroundings } from "../catalog-surroundings.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { storeCatalog } from "../store-catalog.ts";

export type ImportLinesInput = {
  readonly code: string;
  readonly text: string;
  /** The hash of the preview that was looked at; null asks for a preview. */
  readonly reviewed: string | null;
};

/** Looks at what a sheet would make of the lines of a catalog, or does exactly what was looked at: all of it, or nothing. */
export async function importCatalogLines(
  context: Context,
  { code, text, reviewed }: ImportLinesInput,
): Promise<Result<LineImportAnswer, Refusal>> {
  const sheet = readLineSheet(text);
  if (!sheet.ok) return refused({ code: "DEFINITION_INVALID", params: { problem: sheet.problem } });
  const { rows } = sheet;
  if (reviewed === null) {
    return withTransaction(context.database, async (tx) => {
      const planned = await planImport(tx, { rows, stored: await findCatalog(tx, code) });
      return planned.ok ? ok(planned.value.answer) : planned;
    });
  }
  const ids = await nextIds(context.database, "definition", rows.length + 1);
  return idempotently(context, { action: "catalog.importLines", request: { code, text, reviewed } }, async (tx) => {
    await lockDefinitions(tx, "catalog");
    const stored = await lockCatalog(tx, code);
    const planned = await planImport(tx, { rows, stored });
    if (!planned.ok) return planned;
    const { answer, write } = planned.value;
    if (answer.hash !== reviewed) return refused({ code: "IMPORT_CHANGED" });
    if (write === null) return refused({ code: "IMPORT_INVALID", params: { count: answer.rows.length } });
    await storeCatalog(tx, context, { code, stored, ids, reason: "Imported", ...write });
    return ok(answer);
  });
}

type Compared = { readonly rows: readonly LineRow[]; readonly stored: StoredCatalog | null };
type Write = Pick<Parameters<typeof storeCatalog>[2], "content" | "saved" | "parts">;
type Planned = { readonly answer: LineImportAnswer; readonly write: Write | null };

/** The hash is of the rows, of the revision they were compared with, and of what comes of it. */
async function planImport(tx: Tx, { rows, stored }: Compared): Promise<Result<Planned, Refusal>> {
  if (stored === null) return refused({ code: "NOT_FOUND" });
  if (stored.archivedAt !== null) return refused({ code: "DEFINITION_ARCHIVED" });
  const zone = await installationZone(tx);
  const lines = rows.flatMap((row) => readLineRow(row, zone).line ?? []);
  const facts = { stored, zone, ...(await catalogSurroundings(tx, stored.code, lines)) };
  const { rows: told, content } = decideImportLines(rows, facts);
  const hash = await sha256Hex(canonicalJson({ sheet: rows, revision: stored.revision, zone, rows: told }));
  const answer = { hash, zone, rows: told };
  if (content === null) return ok({ answer, write: null });
  const saved = decideSaveLines(content, facts);
  return saved.ok ? ok({ answer, write: { content, saved: saved.value, parts: facts.parts } }) : saved;
}
