"use client";

import type { LookUpImportAnswer } from "#lib/domain/look-up/look-up-sheet.ts";
import { listInWords } from "#lib/kernel/list-in-words.ts";
import { Code } from "../../ui/code.tsx";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ImportSheetDialog } from "../sheet/import-sheet-dialog.tsx";

type ImportRowsDialogProps = {
  readonly code: string;
  readonly onClose: () => void;
  readonly onImported: (said: string) => void;
};

const COLUMNS =
  "The columns are called as the attributes are, as “Export CSV” writes them. The file is the whole table: a row that is not in it is taken away.";

/** The rows of a look-up table out of a file or a spreadsheet. */
export function ImportRowsDialog({ code, onClose, onImported }: ImportRowsDialogProps) {
  return (
    <ImportSheetDialog<LookUpImportAnswer>
      title="Import rows"
      description="Nothing is stored before you have seen what it would do, and then all of it is, or nothing."
      path={`/api/look-up-tables/${encodeURIComponent(code)}/rows/import`}
      columns={COLUMNS}
      preview={(preview) => <RowsPreview preview={preview} />}
      actionOf={({ counts }) => (counts.error > 0 || changesIn(counts) === 0 ? null : "Replace the rows")}
      onImported={({ counts }) => onImported(`Rows imported: ${countsInWords(counts)}.`)}
      onClose={onClose}
    />
  );
}

type Counts = LookUpImportAnswer["counts"];

const changesIn = (counts: Counts) => counts.new + counts.changed + counts.removed;

function countsInWords(counts: Counts): string {
  const parts = (["new", "changed", "removed", "unchanged"] as const).flatMap((what) => {
    return counts[what] === 0 ? [] : [`${counts[what].toLocaleString("en-GB")} ${what}`];
  });
  return parts.length === 0 ? "none" : listInWords(parts, "and");
}

type Sample = LookUpImportAnswer["sample"][number];

const SAMPLE: readonly Column<Sample>[] = [
  { key: "key", label: "Row", isRowHeader: true, cell: ({ key }) => <Code>{key}</Code> },
  { key: "change", label: "It is", cell: ({ change }) => change },
  { key: "given", label: "Gives", cell: ({ given }) => Object.values(given).join(", ") },
];

type Fault = LookUpImportAnswer["problems"][number];

const FAULTS: readonly Column<Fault>[] = [
  { key: "row", label: "Row", isRowHeader: true, cell: ({ row }) => row },
  { key: "column", label: "Column", cell: ({ column }) => column },
  { key: "message", label: "What is wrong", cell: ({ message }) => message },
];

function RowsPreview({ preview: { counts, problems, sample } }: { readonly preview: LookUpImportAnswer }) {
  if (counts.error > 0) {
    return (
      <div className="grid gap-2">
        <Notice tone="negative" title={`${counts.error.toLocaleString("en-GB")} ${counts.error === 1 ? "cell is" : "cells are"} wrong.`}>
          Mend the file and look again. Nothing is stored.
        </Notice>
        <DataTable
          label="What is wrong"
          columns={FAULTS}
          rows={problems}
          rowKey={({ row, column }) => `${row} ${column}`}
          density="compact"
        />
      </div>
    );
  }
  if (changesIn(counts) === 0) return <p>The table has exactly these rows already.</p>;
  return (
    <div className="grid gap-2">
      <p>Rows: {countsInWords(counts)}.</p>
      <DataTable
        label="What changes, the first of it"
        columns={SAMPLE}
        rows={sample}
        rowKey={({ key, change }) => `${change} ${key}`}
        density="compact"
      />
    </div>
  );
}
