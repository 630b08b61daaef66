"use client";

import { rowsToWrite } from "#lib/domain/product/import-answer.ts";
import type { SheetImportAnswer, SheetImportRow } from "#lib/domain/sheet/sheet-answer.ts";
import { ImportRows } from "./import-rows.tsx";
import { ImportSheetDialog } from "./import-sheet-dialog.tsx";
import type { SheetDialogHandlers } from "./sheet-actions.tsx";
import type { SheetInWords } from "./sheet-in-words.ts";

type ImportDefinitionsDialogProps = SheetDialogHandlers & { readonly path: string; readonly sheet: SheetInWords };

/** Definitions of any kind out of a sheet: each row is saved as its form would save it. */
export function ImportDefinitionsDialog({ path, sheet, onClose, onImported }: ImportDefinitionsDialogProps) {
  const { one, many, columns, about = "" } = sheet;
  return (
    <ImportSheetDialog<SheetImportAnswer>
      title={`Import ${many}`}
      description={`${about}Nothing is stored before you have seen what it would do, and then all of it is, or nothing.`}
      path={path}
      columns={columns}
      preview={({ rows, counts }) => (
        <ImportRows
          rows={rows}
          counts={counts}
          label={capital(one)}
          what={({ problems, changes }) => <What {...{ problems, changes }} />}
        />
      )}
      actionOf={(preview) => {
        const count = rowsToWrite(preview);
        return count === 0 ? null : `Import ${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
      }}
      onImported={({ counts }) => onImported(`${capital(many)} imported: ${counts.new} new, ${counts.changed} changed.`)}
      onClose={onClose}
    />
  );
}

function What({ problems, changes }: Pick<SheetImportRow, "problems" | "changes">) {
  return (
    <>
      {problems.map(({ row, column, message }) => (
        <li key={JSON.stringify([row, column, message])}>
          <span className="text-muted">{`Row ${row}, ${column}:`}</span> {message}
        </li>
      ))}
      {changes.map(({ column, before, after }) => (
        <li key={column}>
          <span className="text-muted">{`${column}: ${before || "none"}`}</span> <span aria-hidden="true">→</span>
          <span className="sr-only">becomes</span> {after || "none"}
        </li>
      ))}
    </>
  );
}

const capital = (text: string) => text.replace(/^./, (letter) => letter.toUpperCase());
