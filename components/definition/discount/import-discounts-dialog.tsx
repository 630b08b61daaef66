"use client";

import type { DiscountImportAnswer } from "#lib/domain/discount/decide-import-discounts.ts";
import { DISCOUNT_COLUMNS } from "#lib/domain/discount/discount-sheet.ts";
import { rowsToWrite } from "#lib/domain/product/import-answer.ts";
import { ImportSheetDialog } from "../sheet/import-sheet-dialog.tsx";
import { DiscountImportPreview } from "./discount-import-preview.tsx";

type ImportDiscountsDialogProps = { readonly onClose: () => void; readonly onImported: (said: string) => void };

const COLUMNS = `The first row names the columns: ${Object.values(DISCOUNT_COLUMNS).join(", ")}. Only code must be there, and of a new discount name and value. The last three are left alone.`;

export function ImportDiscountsDialog({ onClose, onImported }: ImportDiscountsDialogProps) {
  return (
    <ImportSheetDialog<DiscountImportAnswer>
      title="Import discounts"
      description="Rows make drafts and change drafts, which give nothing before a second person has approved them. Nothing is stored before you have seen what it would do."
      path="/api/discounts/import"
      columns={COLUMNS}
      preview={(preview) => <DiscountImportPreview preview={preview} />}
      actionOf={(preview) => {
        const count = rowsToWrite(preview);
        return count === 0 ? null : `Import ${count} ${count === 1 ? "draft" : "drafts"}`;
      }}
      onImported={({ counts }) => onImported(`Drafts imported: ${counts.new} new, ${counts.changed} changed.`)}
      onClose={onClose}
    />
  );
}
