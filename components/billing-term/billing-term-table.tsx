import { type BillingTermView, cycleInWords, SCHEME_CLASSIFICATIONS } from "#lib/domain/billing-term/billing-term-view.ts";
import { Code } from "../ui/code.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
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

export function BillingTermTable({ schemes }: { readonly schemes: readonly BillingTermView[] }) {
  return (
    <DataTable
      label="Billing term schemes"
      columns={COLUMNS}
      rows={schemes}
      rowKey={({ code }) => code}
      rowHref={({ code }) => `/billing-terms/${encodeURIComponent(code)}`}
    />
  );
}
