"use client";

import { type ImportAnswer, rowsToWrite } from "#lib/domain/product/import-answer.ts";
import { PRODUCT_COLUMNS } from "#lib/domain/product/product-sheet.ts";
import { listInWords } from "#lib/kernel/list-in-words.ts";
import { ImportSheetDialog } from "../sheet/import-sheet-dialog.tsx";
import { ImportPreview } from "./import-preview.tsx";

type ImportProductsDialogProps = { readonly onClose: () => void; readonly onImported: (said: string) => void };

const COLUMNS = `The first row names the columns: ${Object.values(PRODUCT_COLUMNS).join(", ")}. Dates such as 2026-11-21 or 2026-11-21 18:00; “valid to” and “tax from” may be left out.`;

export function ImportProductsDialog({ onClose, onImported }: ImportProductsDialogProps) {
  return (
    <ImportSheetDialog<ImportAnswer>
      title="Import products"
      description="Nothing is stored before you have seen what it would do, and then all of it is, or nothing."
      path="/api/products/import"
      columns={COLUMNS}
      preview={(preview) => <ImportPreview preview={preview} />}
      actionOf={(preview) => {
        const count = rowsToWrite(preview);
        return count === 0 ? null : `Import ${count.toLocaleString("en-GB")} ${count === 1 ? "product" : "products"}`;
      }}
      onImported={(written) => onImported(importedInWords(written))}
      onClose={onClose}
    />
  );
}

function importedInWords({ counts }: ImportAnswer): string {
  const parts = [
    { count: counts.new, word: "added" },
    { count: counts.changed, word: "changed" },
    { count: counts.unchanged, word: "left as they were" },
  ].filter(({ count }) => count > 0);
  return `Products imported: ${listInWords(
    parts.map(({ count, word }) => `${count.toLocaleString("en-GB")} ${word}`),
    "and",
  )}.`;
}
