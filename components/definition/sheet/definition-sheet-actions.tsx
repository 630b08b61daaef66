"use client";

import dynamic from "next/dynamic";
import { SheetActions } from "./sheet-actions.tsx";
import type { SheetInWords } from "./sheet-in-words.ts";

/* A dialog and its table, which nobody needs before it is opened. */
const ImportDefinitionsDialog = dynamic(() => import("./import-definitions-dialog.tsx").then((module) => module.ImportDefinitionsDialog), {
  ssr: false,
});

type DefinitionSheetActionsProps = {
  /** Under which the two addresses stand: "/api/definitions/tax-rates". */
  readonly path: string;
  readonly sheet: SheetInWords;
  readonly search: string;
  readonly isArchived?: boolean;
  readonly canImport: boolean;
};

/** A list of definitions out as a sheet with its search, and for who may, in as one. */
export function DefinitionSheetActions({ path, sheet, search, isArchived = false, canImport }: DefinitionSheetActionsProps) {
  const filters = new URLSearchParams({ ...(search === "" ? {} : { q: search }), ...(isArchived ? { archived: "1" } : {}) });
  return (
    <SheetActions
      exportHref={`${path}/csv?${filters}`}
      dialog={canImport ? (handlers) => <ImportDefinitionsDialog path={`${path}/import`} sheet={sheet} {...handlers} /> : null}
    />
  );
}
