"use client";

import dynamic from "next/dynamic";
import { SheetActions } from "../sheet/sheet-actions.tsx";

/* A dialog and its table, which nobody needs before it is opened. */
const ImportCodesDialog = dynamic(() => import("./import-codes-dialog.tsx").then((module) => module.ImportCodesDialog), { ssr: false });

type CodesSheetActionsProps = { readonly provider: string; readonly canManage: boolean };

/** The codes as a sheet, out and in. */
export function CodesSheetActions({ provider, canManage }: CodesSheetActionsProps) {
  return (
    <SheetActions
      exportHref={`/api/providers/${encodeURIComponent(provider)}/codes/csv`}
      dialog={canManage ? (handlers) => <ImportCodesDialog provider={provider} {...handlers} /> : null}
    />
  );
}
