import type { ReactNode } from "react";
import { Amount } from "#components/ui/amount.tsx";
import { Code } from "#components/ui/code.tsx";
import { type Column, DataTable } from "#components/ui/data-table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { AccountRow } from "#lib/domain/account/account-view.ts";
import { ClassificationPill } from "./classification-pill.tsx";

const COLUMNS: readonly Column<AccountRow>[] = [
  { key: "name", label: "Customer", isRowHeader: true, cell: ({ name }) => name },
  { key: "number", label: "Account", cell: ({ number }) => <Code>{number}</Code> },
  { key: "group", label: "Classification", cell: ({ classification }) => <ClassificationPill classification={classification} /> },
  { key: "payment", label: "Subscriptions", cell: (row) => <Payments row={row} /> },
  {
    key: "balance",
    label: "Owes",
    align: "end",
    cell: ({ balance, currency }) => <Amount value={balance} currency={currency} sayCredit />,
  },
];

type AccountTableProps = { readonly rows: readonly AccountRow[]; readonly label: string; readonly empty: ReactNode };

export function AccountTable({ rows, label, empty }: AccountTableProps) {
  return (
    <DataTable
      label={label}
      columns={COLUMNS}
      rows={rows}
      rowKey={({ number }) => number}
      rowHref={({ number }) => `/accounts/${number}`}
      empty={empty}
    />
  );
}

function Payments({ row: { payments, subscriptions } }: { readonly row: AccountRow }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span className="figures text-muted">{subscriptions}</span>
      {payments.map((payment) => (
        <Tag key={payment}>{payment === "prepaid" ? "Prepaid" : "Normal"}</Tag>
      ))}
    </span>
  );
}
