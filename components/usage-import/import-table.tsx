import { RATING_CHOICES } from "#lib/domain/usage-import/import-words.ts";
import type { UsageImportView } from "#lib/domain/usage-import/usage-import-view.ts";
import { Code } from "../ui/code.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { IsoInstant } from "../ui/iso-instant.tsx";
import { ImportStatePill } from "./import-pills.tsx";

type ImportTableProps = { readonly imports: readonly UsageImportView[]; readonly zone: string };

/** Batches of usage, newest first. */
export function ImportTable({ imports, zone }: ImportTableProps) {
  return (
    <DataTable
      label="Batches, newest first"
      columns={columns(zone)}
      rows={imports}
      rowKey={({ importId }) => String(importId)}
      rowHref={({ importId }) => `/imports/${importId}`}
    />
  );
}

function columns(zone: string): readonly Column<UsageImportView>[] {
  return [
    { key: "batch", label: "Batch", isRowHeader: true, cell: ({ importId }) => <Code>{importId}</Code> },
    { key: "reference", label: "Reference", cell: ({ reference }) => <span className="break-words">{reference}</span> },
    { key: "source", label: "Source", cell: ({ sourceName }) => sourceName },
    { key: "rating", label: "Usage", cell: ({ rating }) => RATING_CHOICES[rating].name },
    { key: "state", label: "State", cell: ({ state }) => <ImportStatePill state={state} /> },
    { key: "received", label: "Received", align: "end", cell: ({ received }) => countText(received) },
    { key: "accepted", label: "UDRs", align: "end", cell: (batch) => <Accepted {...batch} /> },
    { key: "parked", label: "Parked", align: "end", cell: ({ parked }) => countText(parked) },
    { key: "rejected", label: "Rejected", align: "end", cell: ({ rejected }) => countText(rejected) },
    { key: "duplicates", label: "Duplicates", align: "end", cell: ({ duplicates }) => countText(duplicates) },
    {
      key: "sent",
      label: "Sent",
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

function countText(count: number): string {
  return count.toLocaleString("en");
}

/** What became UDRs, parked, rejected and repeated lines make up what was received; a UDR without a price is one of the first. */
function Accepted({ accepted, parkedUdrs }: Pick<UsageImportView, "accepted" | "parkedUdrs">) {
  if (parkedUdrs === 0) return countText(accepted);
  return (
    <span className="grid leading-4">
      {countText(accepted)}
      <span className="text-muted text-xs">{countText(parkedUdrs)} without a price</span>
    </span>
  );
}
