import { Code } from "#components/ui/code.tsx";
import { type Column, DataTable } from "#components/ui/data-table.tsx";
import { None } from "#components/ui/description-list.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { StatusPill } from "#components/ui/status-pill.tsx";
import type { ServiceAccountView } from "#lib/domain/people/people-views.ts";

const COLUMNS: readonly Column<ServiceAccountView>[] = [
  { key: "name", label: "Program", isRowHeader: true, cell: ({ name }) => <span className="font-medium">{name}</span> },
  { key: "code", label: "Code", cell: ({ code }) => <Code>{code}</Code> },
  { key: "role", label: "Role", cell: ({ roleName }) => roleName },
  { key: "source", label: "Source of its orders", cell: ({ sourceCode }) => (sourceCode === null ? <None /> : <Code>{sourceCode}</Code>) },
  {
    key: "state",
    label: "Key",
    cell: ({ isRevoked }) =>
      isRevoked ? (
        <StatusPill tone="negative" mark="cross">
          Revoked
        </StatusPill>
      ) : (
        <StatusPill tone="positive">Valid</StatusPill>
      ),
  },
];

/** Programs that call the web API. Their keys are kept as hashes, so none can be shown here. */
export function ServiceAccounts({ accounts }: { readonly accounts: readonly ServiceAccountView[] }) {
  return (
    <Panel flush>
      <DataTable
        label="Programs that hold a key"
        columns={COLUMNS}
        rows={accounts}
        rowKey={({ code }) => code}
        empty={<EmptyState kind="none" title="No program holds a key" />}
      />
    </Panel>
  );
}
