import type { ProviderView } from "#lib/domain/definition/provider-view.ts";
import { Code } from "../ui/code.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { ProviderStatePill } from "./provider-state-pill.tsx";
import { type RestoreAction, restoreColumn } from "./restore-column.tsx";

const COLUMNS: readonly Column<ProviderView>[] = [
  { key: "name", label: "Provider", isRowHeader: true, cell: ({ name }) => name },
  { key: "code", label: "Code", cell: ({ code }) => <Code>{code}</Code>, className: "whitespace-nowrap" },
  { key: "protocol", label: "Speaks", cell: ({ protocol }) => protocol },
  { key: "products", label: "Products known", align: "end", cell: ({ products }) => products.toLocaleString("en-GB") },
  { key: "state", label: "State", cell: ({ state }) => <ProviderStatePill state={state} /> },
];

type ProviderTableProps = {
  readonly providers: readonly ProviderView[];
  /** In the list of what is archived, for who may bring it back. */
  readonly restore?: RestoreAction | null;
};

export function ProviderTable({ providers, restore = null }: ProviderTableProps) {
  return (
    <DataTable
      label="Provisioning providers"
      columns={restore === null ? COLUMNS : [...COLUMNS, restoreColumn(restore)]}
      rows={providers}
      rowKey={({ code }) => code}
      rowHref={({ code }) => `/provisioning/${encodeURIComponent(code)}`}
    />
  );
}
