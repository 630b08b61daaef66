import type { ReasonCodeView } from "#lib/domain/reason/reason-code.ts";
import { Code } from "../../ui/code.tsx";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { type RestoreAction, restoreColumn } from "../restore-column.tsx";

const COLUMNS: readonly Column<ReasonCodeView>[] = [
  { key: "name", label: "Reason", isRowHeader: true, cell: ({ name }) => name },
  { key: "code", label: "Code", cell: ({ code }) => <Code>{code}</Code>, className: "whitespace-nowrap" },
  { key: "happened", label: "Did the usage happen?", cell: ({ usageHappened }) => (usageHappened ? "Yes" : "No") },
];

type ReasonTableProps = {
  readonly reasons: readonly ReasonCodeView[];
  /** In the list of what is archived, for who may bring it back. */
  readonly restore: RestoreAction | null;
};

export function ReasonTable({ reasons, restore }: ReasonTableProps) {
  return (
    <DataTable
      label="Reasons"
      columns={restore === null ? COLUMNS : [...COLUMNS, restoreColumn(restore)]}
      rows={reasons}
      rowKey={({ code }) => code}
      rowHref={({ code }) => `/reason-codes/${encodeURIComponent(code)}`}
    />
  );
}
