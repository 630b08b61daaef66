import type { ProviderView } from "#lib/domain/definition/provider-view.ts";
import { Code } from "../ui/code.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { ProviderStatePill } from "./provider-state-pill.tsx";

const COLUMNS: readonly Column<ProviderView>[] = [
  { key: "name", label: "Provider", isRowHeader: true, cell: ({ name }) => name },
  { key: "code", label: "Code", cell: ({ code }) => <Code>{code}</Code>, className: "whitespace-nowrap" },
  { key: "protocol", label: "Speaks", cell: ({ protocol }) => protocol },
  { key: "products", label: "Products known", align: "end", cell: ({ products }) => products.toLocaleString("en-GB") },
  { key: "state", label: "State", cell: ({ state }) => <ProviderStatePill state={state} /> },
];

export function ProviderTable({ providers }: { readonly providers: readonly ProviderView[] }) {
  return (
    <DataTable
      label="Provisioning providers"
      columns={COLUMNS}
      rows={providers}
      rowKey={({ code }) => code}
      rowHref={({ code }) => `/provisioning/${encodeURIComponent(code)}`}
    />
  );
}
