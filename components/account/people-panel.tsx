import { Code } from "#components/ui/code.tsx";
import { type Column, DataTable } from "#components/ui/data-table.tsx";
import { None } from "#components/ui/description-list.tsx";
import { IsoInstant } from "#components/ui/iso-instant.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { AssignmentView } from "#lib/domain/account/account-view.ts";

/** Who held what, and which cost centre bore it. A UDR keeps who held it when it was used. */
export function PeoplePanel({ assignments, zone }: { readonly assignments: readonly AssignmentView[]; readonly zone: string }) {
  if (assignments.length === 0) return null;
  const columns: readonly Column<AssignmentView>[] = [
    { key: "person", label: "Person", isRowHeader: true, cell: ({ person }) => person ?? <None /> },
    {
      key: "centre",
      label: "Cost centre",
      cell: ({ costCentre }) => (costCentre === null ? <None /> : `${costCentre.name} (${costCentre.code})`),
    },
    { key: "what", label: "Holds", cell: ({ subscriptionNumber, identifier }) => <Code>{identifier ?? subscriptionNumber}</Code> },
    { key: "from", label: "From", cell: ({ from }) => <IsoInstant iso={from} zone={zone} style="date" /> },
    {
      key: "to",
      label: "To",
      cell: ({ to }) => (to === null ? <span className="text-muted">now</span> : <IsoInstant iso={to} zone={zone} style="date" />),
    },
  ];
  return (
    <Panel title="People and cost centres" flush>
      <DataTable label="People and cost centres" columns={columns} rows={assignments} rowKey={({ assignmentId }) => String(assignmentId)} />
    </Panel>
  );
}
