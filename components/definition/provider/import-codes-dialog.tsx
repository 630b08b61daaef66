"use client";

import { type ImportAnswer, rowsToWrite } from "#lib/domain/product/import-answer.ts";
import { ImportPreview } from "../product/import-preview.tsx";
import { ImportSheetDialog } from "../sheet/import-sheet-dialog.tsx";

type ImportCodesDialogProps = {
  readonly provider: string;
  readonly onClose: () => void;
  readonly onImported: (said: string) => void;
};

const COLUMNS =
  "Two columns: our product code and the provider’s code; or as “Export CSV” writes them, with product and provider code in the first row. A row without a code takes it away.";

/** The provider's codes out of a file or a spreadsheet. */
export function ImportCodesDialog({ provider, onClose, onImported }: ImportCodesDialogProps) {
  return (
    <ImportSheetDialog<ImportAnswer>
      title="Import product codes"
      description="Nothing is stored before you have seen what it would do, and then all of it is, or nothing."
      path={`/api/providers/${encodeURIComponent(provider)}/codes/import`}
      columns={COLUMNS}
      preview={(preview) => <ImportPreview preview={preview} />}
      actionOf={(preview) => (rowsToWrite(preview) === 0 ? null : `Import ${codesInWords(rowsToWrite(preview))}`)}
      onImported={({ counts }) => onImported(`${codesInWords(counts.new + counts.changed)} imported.`)}
      onClose={onClose}
    />
  );
}

function codesInWords(count: number): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? "code" : "codes"}`;
}
