import type { AccountClassificationView } from "#lib/domain/billing-term/named-group.ts";
import { Code } from "../../ui/code.tsx";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { ReferenceLinks } from "../reference-links.tsx";
import { type RestoreAction, restoreColumn } from "../restore-column.tsx";

const COLUMNS: readonly Column<AccountClassificationView>[] = [
  { key: "name", label: "Classification", isRowHeader: true, cell: ({ name }) => name },
  { key: "code", label: "Code", cell: ({ code }) => <Code>{code}</Code>, className: "whitespace-nowrap" },
  { key: "plan", label: "Price plan", cell: ({ plan }) => <ReferenceLinks items={plan === null ? [] : [plan]} under="/price-plans" /> },
];

type AccountClassificationTableProps = {
  readonly classifications: readonly AccountClassificationView[];
  /** In the list of what is archived, for who may bring it back. */
  readonly restore: RestoreAction | null;
};

/** Groups of accounts. */
export function AccountClassificationTable({ classifications, restore }: AccountClassificationTableProps) {
  return (
    <DataTable
      label="Account classifications"
      columns={restore === null ? COLUMNS : [...COLUMNS, restoreColumn(restore)]}
      rows={classifications}
      rowKey={({ code }) => code}
      rowHref={({ code }) => `/account-classifications/${encodeURIComponent(code)}`}
    />
  );
}
