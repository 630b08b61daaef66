import type { LineImportAnswer, LineImportRow } from "#lib/domain/catalog/decide-import-lines.ts";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { Notice } from "../../ui/notice.tsx";
import { StatusPill } from "../../ui/status-pill.tsx";
import { textInZone } from "../product/instants-in-zone.ts";

const OUTCOMES = {
  error: { text: "Error", tone: "negative", mark: "cross" },
  changed: { text: "Changed", tone: "accent", mark: "full" },
  new: { text: "New", tone: "positive", mark: "full" },
  removed: { text: "Removed", tone: "caution", mark: "cross" },
  unchanged: { text: "Unchanged", tone: "neutral", mark: "open" },
} as const;

/** What has to be mended first, then what would change. */
const ORDER = ["error", "removed", "changed", "new", "unchanged"] as const satisfies readonly LineImportRow["outcome"][];

/** What an import of services would do, line by line. */
export function LineImportPreview({ preview: { rows, zone } }: { readonly preview: LineImportAnswer }) {
  const count = (outcome: LineImportRow["outcome"]) => rows.filter((row) => row.outcome === outcome).length;
  const listed = ORDER.flatMap((outcome) => rows.filter((row) => row.outcome === outcome));
  return (
    <div className="grid gap-3">
      <p className="figures flex flex-wrap gap-x-4 font-medium">
        {ORDER.filter((outcome) => count(outcome) > 0).map((outcome) => (
          <span key={outcome}>{`${count(outcome).toLocaleString("en-GB")} ${OUTCOMES[outcome].text.toLowerCase()}`}</span>
        ))}
      </p>
      {count("error") > 0 ? (
        <Notice tone="negative" title="Mend the rows with errors above, then preview again. Nothing is imported before." />
      ) : null}
      {rows.every(({ outcome }) => outcome === "unchanged") ? (
        <p className="text-muted">These are the services it has already, so there is nothing to import.</p>
      ) : null}
      <DataTable
        label="What the import would do"
        columns={columnsIn(zone)}
        rows={listed}
        rowKey={({ number, before }) => `${number ?? "gone"} ${before ?? ""}`}
        density="compact"
        scroll="region"
      />
    </div>
  );
}

function columnsIn(zone: string): readonly Column<LineImportRow>[] {
  return [
    { key: "row", label: "Row", align: "end", cell: ({ number }) => number ?? "" },
    { key: "line", label: "Service", isRowHeader: true, cell: ({ before, after }) => textInZone(after ?? before ?? "", zone) },
    {
      key: "outcome",
      label: "Would be",
      cell: ({ outcome }) => {
        const { text, ...look } = OUTCOMES[outcome];
        return <StatusPill {...look}>{text}</StatusPill>;
      },
    },
    { key: "what", label: "What", cell: (row) => <What row={row} zone={zone} /> },
  ];
}

function What({ row: { outcome, before, problems }, zone }: { readonly row: LineImportRow; readonly zone: string }) {
  if (outcome === "changed") return <span className="text-muted text-xs">{`was: ${textInZone(before ?? "", zone)}`}</span>;
  return (
    <ul className="grid gap-0.5 text-xs">
      {problems.map(({ column, message }) => (
        <li key={`${column} ${message}`}>
          <span className="text-muted">{column}:</span> {message}
        </li>
      ))}
    </ul>
  );
}
