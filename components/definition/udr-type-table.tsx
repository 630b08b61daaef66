import type { UdrTypeView } from "#lib/domain/definition/udr-type-view.ts";
import { Code } from "../ui/code.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { ReferenceLinks } from "./reference-links.tsx";
import { type RestoreAction, restoreColumn } from "./restore-column.tsx";

const COLUMNS: readonly Column<UdrTypeView>[] = [
  { key: "name", label: "UDR type", isRowHeader: true, cell: ({ name }) => name },
  { key: "code", label: "Code", cell: ({ code }) => <Code>{code}</Code>, className: "whitespace-nowrap" },
  { key: "unit", label: "Unit", cell: ({ unit }) => <ReferenceLinks items={[unit]} under="/units" /> },
  { key: "attributes", label: "Attributes", align: "end", cell: ({ attributes }) => attributes.length },
  { key: "sources", label: "Allowed sources", cell: ({ sources }) => sources.map(({ name }) => name).join(", ") || "none" },
  {
    key: "productTypes",
    label: "Product types",
    cell: ({ productTypes }) => <ReferenceLinks items={productTypes} under="/product-types" />,
  },
];

type UdrTypeTableProps = {
  readonly udrTypes: readonly UdrTypeView[];
  /** In the list of what is archived, for who may bring it back. */
  readonly restore?: RestoreAction | null;
};

export function UdrTypeTable({ udrTypes, restore = null }: UdrTypeTableProps) {
  return (
    <DataTable
      label="UDR types"
      columns={restore === null ? COLUMNS : [...COLUMNS, restoreColumn(restore)]}
      rows={udrTypes}
      rowKey={({ code }) => code}
      rowHref={({ code }) => `/udr-types/${encodeURIComponent(code)}`}
    />
  );
}
