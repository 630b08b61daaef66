"use client";

import type { LineImportAnswer } from "#lib/domain/catalog/decide-import-lines.ts";
import { LINE_COLUMNS } from "#lib/domain/catalog/line-sheet.ts";
import { ImportSheetDialog } from "../sheet/import-sheet-dialog.tsx";
import { LineImportPreview } from "./line-import-preview.tsx";

type ImportLinesDialogProps = { readonly code: string; readonly onClose: () => void; readonly onImported: () => void };

const COLUMNS = `The first row names the columns: ${Object.values(LINE_COLUMNS).join(", ")}. Kind is product, product type or product family; several codes stand in one cell, with blanks between.`;

export function ImportLinesDialog({ code, onClose, onImported }: ImportLinesDialogProps) {
  return (
    <ImportSheetDialog<LineImportAnswer>
      title="Import services"
      description="The rows become all services of the catalog. Nothing is stored before you have seen what that would do."
      path={`/api/catalogs/${encodeURIComponent(code)}/lines`}
      columns={COLUMNS}
      preview={(preview) => <LineImportPreview preview={preview} />}
      actionOf={({ rows }) => {
        const isRight = rows.every(({ outcome }) => outcome !== "error");
        return isRight && rows.some(({ outcome }) => outcome !== "unchanged") ? "Import services" : null;
      }}
      onImported={() => onImported()}
      onClose={onClose}
    />
  );
}
