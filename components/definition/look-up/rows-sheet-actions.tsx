"use client";

import dynamic from "next/dynamic";
import { SheetActions } from "../sheet/sheet-actions.tsx";

/* A dialog and its table, which nobody needs before it is opened. */
const ImportRowsDialog = dynamic(() => import("./import-rows-dialog.tsx").then((module) => module.ImportRowsDialog), { ssr: false });

type RowsSheetActionsProps = { readonly code: string; readonly canManage: boolean };

/** The rows of a look-up table as a sheet, out and in. */
export function RowsSheetActions({ code, canManage }: RowsSheetActionsProps) {
  return (
    <SheetActions
      size="small"
      exportHref={`/api/look-up-tables/${encodeURIComponent(code)}/rows/csv`}
      dialog={canManage ? (handlers) => <ImportRowsDialog code={code} {...handlers} /> : null}
    />
  );
}
