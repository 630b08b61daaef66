import { type BillingTermView, cycleInWords, SCHEME_CLASSIFICATIONS } from "#lib/domain/billing-term/billing-term-view.ts";
import { Code } from "../../ui/code.tsx";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { type RestoreAction, restoreColumn } from "../restore-column.tsx";
import { SchemeStatePill } from "./scheme-state-pill.tsx";
import { SubscriptionCount } from "./subscription-count.tsx";
import { thresholdsOf } from "./thresholds-of.ts";

const COLUMNS: readonly Column<BillingTermView>[] = [
  { key: "name", label: "Scheme", isRowHeader: true, cell: ({ name }) => name },
  { key: "code", label: "Code", cell: ({ code }) => <Code>{code}</Code>, className: "whitespace-nowrap" },
  { key: "state", label: "State", cell: ({ state }) => <SchemeStatePill state={state} /> },
  { key: "classification", label: "Kind", cell: ({ classification }) => SCHEME_CLASSIFICATIONS[classification] },
  { key: "cycle", label: "Cycle", cell: cycleInWords },
  { key: "thresholds", label: "When usage is billed", cell: thresholdsOf },
  { key: "subscriptions", label: "Subscriptions", align: "end", cell: ({ subscriptions }) => <SubscriptionCount count={subscriptions} /> },
];

type BillingTermTableProps = {
  readonly schemes: readonly BillingTermView[];
  /** In the list of what is archived, for who may bring it back. */
  readonly restore?: RestoreAction | null;
};

export function BillingTermTable({ schemes, restore = null }: BillingTermTableProps) {
  return (
    <DataTable
      label="Billing term schemes"
      columns={restore === null ? COLUMNS : [...COLUMNS, restoreColumn(restore)]}
      rows={schemes}
      rowKey={({ code }) => code}
      rowHref={({ code }) => `/billing-terms/${encodeURIComponent(code)}`}
    />
  );
}
