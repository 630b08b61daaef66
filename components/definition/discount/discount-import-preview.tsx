"use client";

import type { DiscountImportAnswer, DiscountImportRow } from "#lib/domain/discount/decide-import-discounts.ts";
import { Code } from "../../ui/code.tsx";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { Notice } from "../../ui/notice.tsx";
import { StatusPill } from "../../ui/status-pill.tsx";

const MOST_SHOWN = 200;

/** What has to be mended first, then what would change; what stays as it is only counts. */
const ORDER = ["error", "changed", "new"] as const satisfies readonly DiscountImportRow["outcome"][];

/** What an import would do, row by row. */
export function DiscountImportPreview({ preview: { rows, counts } }: { readonly preview: DiscountImportAnswer }) {
  const listed = ORDER.flatMap((outcome) => rows.filter((row) => row.outcome === outcome));
  const hidden = listed.length - MOST_SHOWN;
  return (
    <div className="grid gap-3">
      <p className="figures flex flex-wrap gap-x-4 font-medium">
        <span>{counts.new} new</span>
        <span>{counts.changed} changed</span>
        <span>{counts.unchanged} unchanged</span>
        <span className={counts.error > 0 ? "text-negative" : ""}>
          {counts.error} {counts.error === 1 ? "error" : "errors"}
        </span>
      </p>
      {counts.error > 0 ? (
        <Notice tone="negative" title="Mend the rows with errors above, then preview again. Nothing is imported before." />
      ) : null}
      {listed.length === 0 ? <p className="text-muted">Every row is stored already, so there is nothing to import.</p> : null}
      {listed.length > 0 ? (
        <DataTable
          label="What the import would do"
          columns={COLUMNS}
          rows={listed.slice(0, MOST_SHOWN)}
          rowKey={({ number }) => String(number)}
          density="compact"
          scroll="region"
        />
      ) : null}
      {hidden > 0 ? <p className="text-muted">{`and ${hidden} more rows.`}</p> : null}
    </div>
  );
}

const COLUMNS: readonly Column<DiscountImportRow>[] = [
  { key: "row", label: "Row", align: "end", cell: ({ number }) => number },
  { key: "name", label: "Discount", isRowHeader: true, cell: ({ name, code }) => name || code },
  { key: "code", label: "Code", cell: ({ code }) => <Code>{code}</Code>, className: "whitespace-nowrap" },
  { key: "outcome", label: "Draft would be", cell: (row) => <Outcome row={row} /> },
  { key: "what", label: "What", cell: (row) => <What row={row} /> },
];

function Outcome({ row: { outcome } }: { readonly row: DiscountImportRow }) {
  if (outcome === "error") {
    return (
      <StatusPill tone="negative" mark="cross">
        Error
      </StatusPill>
    );
  }
  return outcome === "new" ? <StatusPill tone="positive">New</StatusPill> : <StatusPill tone="accent">Changed</StatusPill>;
}

function What({ row: { words, changes, problems, notes } }: { readonly row: DiscountImportRow }) {
  return (
    <ul className="grid gap-0.5 text-xs">
      {problems.map(({ column, message }) => (
        <li key={`${column} ${message}`}>
          <span className="text-muted">{column}:</span> {message}
        </li>
      ))}
      {words === null ? null : <li>{words}</li>}
      {changes.map(({ member, before, after }) => (
        <li key={member} className="text-muted">
          {member}: {before || "none"} <span aria-hidden="true">→</span>
          <span className="sr-only">becomes</span> {after || "none"}
        </li>
      ))}
      {notes.map((note) => (
        <li key={note} className="text-caution">
          To mend before it is submitted: {note}
        </li>
      ))}
    </ul>
  );
}
