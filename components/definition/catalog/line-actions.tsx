"use client";

import dynamic from "next/dynamic";
import { SheetActions } from "../sheet/sheet-actions.tsx";

/* A dialog and its table, which nobody needs before it is opened. */
const ImportLinesDialog = dynamic(() => import("./import-lines-dialog.tsx").then((module) => module.ImportLinesDialog), { ssr: false });

type LineActionsProps = { readonly code: string; readonly canManage: boolean };

/** The lines out as a sheet, and for who may, in as one. */
export function LineActions({ code, canManage }: LineActionsProps) {
  return (
    <SheetActions
      exportHref={`/api/catalogs/${encodeURIComponent(code)}/lines.csv`}
      size="small"
      dialog={
        canManage
          ? ({ onClose, onImported }) => (
              <ImportLinesDialog code={code} onClose={onClose} onImported={() => onImported("Services imported")} />
            )
          : null
      }
    />
  );
}
