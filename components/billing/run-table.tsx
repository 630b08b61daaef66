import { Amount } from "#components/ui/amount.tsx";
import { Code } from "#components/ui/code.tsx";
import { type Column, DataTable } from "#components/ui/data-table.tsx";
import { None } from "#components/ui/description-list.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { BillingRunView } from "#lib/domain/billing/billing-view.ts";
import { IsoInstant } from "../ui/iso-instant.tsx";
import { RUN_TYPE_NAMES, RunStatePill } from "./run-pills.tsx";

/** Billing runs, newest first. */
export function RunTable({ runs, zone }: { readonly runs: readonly BillingRunView[]; readonly zone: string }) {
  return (
    <DataTable
      label="Billing runs, newest first"
      columns={columns(zone)}
      rows={runs}
      rowKey={({ billingRunId }) => String(billingRunId)}
      rowHref={({ billingRunId }) => `/billing/${billingRunId}`}
      empty={
        <EmptyState kind="none" title="Nothing was billed yet">
          A run appears here when you bill an account, or when a subscription reaches the threshold of its billing terms.
        </EmptyState>
      }
    />
  );
}

function columns(zone: string): readonly Column<BillingRunView>[] {
  return [
    { key: "run", label: "Run", isRowHeader: true, cell: ({ billingRunId }) => <Code>{billingRunId}</Code> },
    { key: "started", label: "Started", sorted: "descending", cell: ({ startedAt }) => <IsoInstant iso={startedAt} zone={zone} /> },
    { key: "type", label: "Of", cell: ({ type }) => RUN_TYPE_NAMES[type] },
    { key: "account", label: "Account", cell: (run) => (run.accountNumber === null ? <None /> : <AccountName run={run} />) },
    { key: "by", label: "Started by", cell: ({ startedBy }) => startedBy },
    { key: "state", label: "State", cell: ({ state }) => <RunStatePill state={state} /> },
    { key: "bills", label: "Bills", align: "end", cell: ({ bills }) => bills },
    { key: "items", label: "Items", align: "end", cell: ({ items }) => items },
    { key: "parked", label: "Parked", align: "end", cell: ({ parked }) => parked },
    {
      key: "total",
      label: "Total",
      align: "end",
      cell: ({ total, currency }) =>
        total === null || currency === null ? <None /> : <Amount value={total} currency={currency} sayCredit />,
    },
  ];
}

function AccountName({ run }: { readonly run: BillingRunView }) {
  return (
    <span className="grid leading-4">
      <span className="truncate">{run.accountName}</span>
      <Code className="text-muted">{run.subscriptionNumber ?? run.accountNumber}</Code>
    </span>
  );
}
