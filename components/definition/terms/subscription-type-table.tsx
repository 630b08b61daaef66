import type { NamedGroup } from "#lib/domain/billing-term/named-group.ts";
import { Code } from "../../ui/code.tsx";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { type RestoreAction, restoreColumn } from "../restore-column.tsx";

const COLUMNS: readonly Column<NamedGroup>[] = [
  { key: "name", label: "Subscription type", isRowHeader: true, cell: ({ name }) => name },
  { key: "code", label: "Code", cell: ({ code }) => <Code>{code}</Code>, className: "whitespace-nowrap" },
];

type SubscriptionTypeTableProps = {
  readonly types: readonly NamedGroup[];
  /** In the list of what is archived, for who may bring it back. */
  readonly restore: RestoreAction | null;
};

export function SubscriptionTypeTable({ types, restore }: SubscriptionTypeTableProps) {
  return (
    <DataTable
      label="Subscription types"
      columns={restore === null ? COLUMNS : [...COLUMNS, restoreColumn(restore)]}
      rows={types}
      rowKey={({ code }) => code}
      rowHref={({ code }) => `/subscription-types/${encodeURIComponent(code)}`}
    />
  );
}
