import type { AgreementRow } from "#lib/domain/agreement/agreement-view.ts";
import { Code } from "../../ui/code.tsx";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { None } from "../../ui/description-list.tsx";
import { IsoInstant } from "../../ui/iso-instant.tsx";
import { AgreementState } from "./agreement-state.tsx";

/** The agreements, one to an account. */
export function AgreementTable({ rows, zone }: { readonly rows: readonly AgreementRow[]; readonly zone: string }) {
  const columns: readonly Column<AgreementRow>[] = [
    { key: "name", label: "Customer", isRowHeader: true, cell: ({ account }) => account.name },
    { key: "number", label: "Account", cell: ({ account }) => <Code>{account.number}</Code> },
    { key: "called", label: "Agreement", cell: ({ name }) => name },
    { key: "plan", label: "Price plan", cell: ({ plan }) => (plan === null ? <None /> : plan.name) },
    { key: "state", label: "State", cell: (row) => <AgreementState row={row} /> },
    {
      key: "since",
      label: "Since",
      cell: ({ since }) => (since === null ? <None /> : <IsoInstant iso={since} zone={zone} style="date" />),
      className: "whitespace-nowrap",
    },
    { key: "until", label: "Until", cell: ({ until }) => until ?? <None />, className: "figures whitespace-nowrap" },
  ];
  return (
    <DataTable
      label="Pricing agreements"
      columns={columns}
      rows={rows}
      rowKey={({ account }) => account.number}
      rowHref={({ account }) => `/agreements/${encodeURIComponent(account.number)}`}
    />
  );
}
