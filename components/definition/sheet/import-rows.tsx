import type { ReactNode } from "react";
import { Code } from "../../ui/code.tsx";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { Notice } from "../../ui/notice.tsx";
import { StatusPill } from "../../ui/status-pill.tsx";

type ImportedRow = {
  readonly number: number;
  readonly code: string;
  readonly name: string;
  readonly outcome: "new" | "changed" | "unchanged" | "error";
};

type ImportRowsProps<Row extends ImportedRow> = {
  readonly rows: readonly Row[];
  readonly counts: Readonly<Record<ImportedRow["outcome"], number>>;
  /** What a row is about: "Product". */
  readonly label: string;
  /** Of the column that says what it would become. */
  readonly outcomeLabel?: string;
  readonly what: (row: Row) => ReactNode;
};

const MOST_SHOWN = 200;

/** What has to be mended first, then what would change; what stays as it is only counts. */
const ORDER = ["error", "changed", "new"] as const satisfies readonly ImportedRow["outcome"][];

/** What an import would do, row by row. */
export function ImportRows<Row extends ImportedRow>({ rows, counts, label, outcomeLabel = "Would be", what }: ImportRowsProps<Row>) {
  const listed = ORDER.flatMap((outcome) => rows.filter((row) => row.outcome === outcome));
  const hidden = listed.length - MOST_SHOWN;
  const columns: readonly Column<Row>[] = [
    { key: "row", label: "Row", align: "end", cell: ({ number }) => number },
    { key: "name", label, isRowHeader: true, cell: ({ name, code }) => name || code },
    { key: "code", label: "Code", cell: ({ code }) => <Code>{code}</Code>, className: "whitespace-nowrap" },
    { key: "outcome", label: outcomeLabel, cell: ({ outcome }) => <Outcome outcome={outcome} /> },
    { key: "what", label: "What", cell: (row) => <ul className="grid gap-0.5 text-xs">{what(row)}</ul> },
  ];
  return (
    <div className="grid gap-3">
      <p className="figures flex flex-wrap gap-x-4 font-medium">
        <span>{counts.new.toLocaleString("en-GB")} new</span>
        <span>{counts.changed.toLocaleString("en-GB")} changed</span>
        <span>{counts.unchanged.toLocaleString("en-GB")} unchanged</span>
        <span className={counts.error > 0 ? "text-negative" : ""}>
          {counts.error.toLocaleString("en-GB")} {counts.error === 1 ? "error" : "errors"}
        </span>
      </p>
      {counts.error > 0 ? (
        <Notice tone="negative" title="Mend the rows with errors above, then preview again. Nothing is imported before." />
      ) : null}
      {listed.length === 0 ? <p className="text-muted">Every row is stored already, so there is nothing to import.</p> : null}
      {listed.length > 0 ? (
        <DataTable
          label="What the import would do"
          columns={columns}
          rows={listed.slice(0, MOST_SHOWN)}
          rowKey={({ number }) => String(number)}
          density="compact"
          scroll="region"
        />
      ) : null}
      {hidden > 0 ? <p className="text-muted">{`and ${hidden.toLocaleString("en-GB")} more rows.`}</p> : null}
    </div>
  );
}

function Outcome({ outcome }: Pick<ImportedRow, "outcome">) {
  if (outcome === "error") {
    return (
      <StatusPill tone="negative" mark="cross">
        Error
      </StatusPill>
    );
  }
  return outcome === "new" ? <StatusPill tone="positive">New</StatusPill> : <StatusPill tone="accent">Changed</StatusPill>;
}
