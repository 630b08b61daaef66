import { Amount } from "#components/ui/amount.tsx";
import { Code } from "#components/ui/code.tsx";
import { type Column, DataTable } from "#components/ui/data-table.tsx";
import { DescriptionList, None } from "#components/ui/description-list.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Stat, StatRow } from "#components/ui/stat.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { BillingRunDetail, IssuedBillView } from "#lib/domain/billing/billing-view.ts";
import { IsoInstant } from "../ui/iso-instant.tsx";
import { RUN_TYPE_NAMES, RunStatePill } from "./run-pills.tsx";

/** What a run made, and what it could not bill. */
export function RunResult({ run, zone }: { readonly run: BillingRunDetail; readonly zone: string }) {
  return (
    <div className="grid gap-4">
      <StatRow label="Result">
        <Stat label="Bills" value={run.bills} />
        <Stat label="Items billed" value={run.items} />
        <Stat label="Parked" value={run.parked} detail={parkedInWords(run)} />
        <Stat
          label="Total"
          value={run.total === null || run.currency === null ? <None /> : <Amount value={run.total} currency={run.currency} sayCredit />}
        />
      </StatRow>
      <Panel title="Bills" flush>
        <DataTable
          label="Bills of this run"
          columns={COLUMNS}
          rows={run.issued}
          rowKey={({ number }) => number}
          rowHref={({ number }) => `/bills/${number}`}
          empty={<EmptyState kind="none" title="This run made no bill" />}
        />
      </Panel>
      <Panel title="The run">
        <DescriptionList
          items={[
            { term: "State", value: <RunStatePill state={run.state} /> },
            { term: "Of", value: RUN_TYPE_NAMES[run.type] },
            {
              term: "Account",
              value:
                run.accountNumber === null ? null : (
                  <TextLink href={`/accounts/${run.accountNumber}`}>{run.accountName ?? run.accountNumber}</TextLink>
                ),
            },
            { term: "Subscription", value: run.subscriptionNumber === null ? null : <Code>{run.subscriptionNumber}</Code> },
            { term: "Billed as of", value: <IsoInstant iso={run.asOf} zone={zone} style="second" /> },
            { term: "Started by", value: run.startedBy },
            { term: "Started", value: <IsoInstant iso={run.startedAt} zone={zone} style="second" /> },
            { term: "Finished", value: run.finishedAt === null ? null : <IsoInstant iso={run.finishedAt} zone={zone} style="second" /> },
          ]}
        />
      </Panel>
    </div>
  );
}

/** A run of one account parks nothing: where it has exceptions, something was on hold. */
function parkedInWords({ parked, state }: BillingRunDetail): string {
  if (parked > 0) return "see the parked list";
  return state === "completedWithExceptions" ? "but something on hold stays unbilled" : "everything went through";
}

const COLUMNS: readonly Column<IssuedBillView>[] = [
  { key: "number", label: "Number", isRowHeader: true, cell: ({ number }) => <Code>{number}</Code> },
  { key: "kind", label: "Kind", cell: ({ kind }) => (kind === "bill" ? "Bill" : "Credit note") },
  {
    key: "subscription",
    label: "Subscription",
    cell: ({ subscriptionNumber }) => (subscriptionNumber === null ? <None /> : <Code>{subscriptionNumber}</Code>),
  },
  { key: "items", label: "Items", align: "end", cell: ({ items }) => items },
  { key: "net", label: "Net", align: "end", cell: ({ net, currency }) => <Amount value={net} currency={currency} /> },
  { key: "tax", label: "Tax", align: "end", cell: ({ tax, currency }) => <Amount value={tax} currency={currency} /> },
  {
    key: "total",
    label: "Total",
    align: "end",
    cell: ({ total, currency }) => <Amount value={total} currency={currency} emphasis="strong" sayCredit />,
  },
];
