import type { BulkHead } from "#lib/domain/bulk/bulk-view.ts";
import { UDR_ACTION_NAMES } from "#lib/domain/udr/udr-actions.ts";
import { Code } from "../ui/code.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { IsoInstant } from "../ui/iso-instant.tsx";
import { BulkStatePill } from "./bulk-pills.tsx";

type BulkTableProps = { readonly jobs: readonly BulkHead[]; readonly zone: string };

/** Bulk corrections, newest first. */
export function BulkTable({ jobs, zone }: BulkTableProps) {
  return (
    <DataTable
      label="Bulk corrections, newest first"
      columns={columns(zone)}
      rows={jobs}
      rowKey={({ bulkJobId }) => String(bulkJobId)}
      rowHref={({ bulkJobId }) => `/bulk/${bulkJobId}`}
    />
  );
}

function columns(zone: string): readonly Column<BulkHead>[] {
  return [
    { key: "number", label: "Correction", isRowHeader: true, cell: ({ bulkJobId }) => <Code>{bulkJobId}</Code> },
    {
      key: "action",
      label: "Action",
      cell: ({ action, changes }) => (
        <span className="grid leading-4">
          {UDR_ACTION_NAMES[action]}
          {changes === null ? null : <span className="text-muted text-xs">{changes}</span>}
        </span>
      ),
    },
    { key: "selection", label: "Selection", cell: ({ selection }) => <span className="break-words">{selection}</span> },
    { key: "rows", label: "UDRs", align: "end", cell: ({ rows }) => <span className="figures">{rows.toLocaleString("en-GB")}</span> },
    { key: "state", label: "State", cell: ({ state }) => <BulkStatePill state={state} /> },
    {
      key: "asked",
      label: "Asked",
      sorted: "descending",
      cell: ({ requestedAt, requestedBy }) => (
        <span className="grid leading-4">
          <IsoInstant iso={requestedAt} zone={zone} />
          <span className="text-muted text-xs">{requestedBy}</span>
        </span>
      ),
    },
  ];
}
