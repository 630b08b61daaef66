import type { UnitView } from "#lib/domain/definition/unit-view.ts";
import { Code } from "../ui/code.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { None } from "../ui/description-list.tsx";
import { formatQuantity } from "../ui/format-quantity.ts";
import { ReferenceLinks } from "./reference-links.tsx";
import { type RestoreAction, restoreColumn } from "./restore-column.tsx";

const COLUMNS: readonly Column<UnitView>[] = [
  { key: "name", label: "Unit", isRowHeader: true, cell: ({ name }) => name },
  { key: "code", label: "Code", cell: ({ code }) => <Code>{code}</Code>, className: "whitespace-nowrap" },
  { key: "description", label: "Measures", cell: ({ description }) => description ?? <None />, className: "text-muted" },
  { key: "decimals", label: "Decimals", align: "end", cell: ({ decimals }) => decimals },
  { key: "scale", label: "Counted per priced unit", align: "end", cell: ({ scale }) => formatQuantity(scale) },
  { key: "udrTypes", label: "UDR types", cell: ({ udrTypes }) => <ReferenceLinks items={udrTypes} under="/udr-types" /> },
];

type UnitTableProps = {
  readonly units: readonly UnitView[];
  /** In the list of what is archived, for who may bring it back. */
  readonly restore?: RestoreAction | null;
};

export function UnitTable({ units, restore = null }: UnitTableProps) {
  return (
    <DataTable
      label="Units of measurement"
      columns={restore === null ? COLUMNS : [...COLUMNS, restoreColumn(restore)]}
      rows={units}
      rowKey={({ code }) => code}
      rowHref={({ code }) => `/units/${encodeURIComponent(code)}`}
    />
  );
}
