import { Amount } from "#components/ui/amount.tsx";
import { Code } from "#components/ui/code.tsx";
import { type Column, DataTable } from "#components/ui/data-table.tsx";
import { IsoInstant } from "#components/ui/iso-instant.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { BillRow } from "#lib/domain/account/account-view.ts";

type BillsPanelProps = { readonly bills: readonly BillRow[]; readonly hasMore: boolean; readonly zone: string };

export function BillsPanel({ bills, hasMore, zone }: BillsPanelProps) {
  const columns: readonly Column<BillRow>[] = [
    { key: "number", label: "Number", isRowHeader: true, cell: ({ number }) => <Code>{number}</Code> },
    { key: "kind", label: "Kind", cell: ({ kind }) => (kind === "creditNote" ? "Credit note" : "Bill") },
    { key: "at", label: "Issued", cell: ({ issuedAt }) => <IsoInstant iso={issuedAt} zone={zone} /> },
    { key: "total", label: "Total", align: "end", cell: ({ total, currency }) => <Amount value={total} currency={currency} sayCredit /> },
  ];
  return (
    <Panel title="Bills" flush {...(hasMore ? { footer: <p className="text-muted text-xs">Older bills stand in the timeline.</p> } : {})}>
      <DataTable
        label="Bills"
        columns={columns}
        rows={bills}
        rowKey={({ number }) => number}
        rowHref={({ number }) => `/bills/${number}`}
        density="compact"
        empty={
          <p className="px-4 py-5 text-muted">
            No bill yet. Usage goes on one with the next billing run, or when the billing terms say so.
          </p>
        }
      />
    </Panel>
  );
}
