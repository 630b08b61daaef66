import { CLASSIFICATION_NAMES, COMPOSITION_NAMES, type ProductTypeView, SERVICE_TYPE_NAMES } from "#lib/domain/product/product-view.ts";
import { Code } from "../../ui/code.tsx";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { None } from "../../ui/description-list.tsx";
import { type RestoreAction, restoreColumn } from "../restore-column.tsx";

const COLUMNS: readonly Column<ProductTypeView>[] = [
  { key: "name", label: "Product type", isRowHeader: true, cell: ({ name }) => name },
  { key: "code", label: "Code", cell: ({ code }) => <Code>{code}</Code>, className: "whitespace-nowrap" },
  { key: "classification", label: "Classification", cell: ({ classification }) => CLASSIFICATION_NAMES[classification] },
  {
    key: "serviceType",
    label: "Service type",
    cell: ({ serviceType }) => (serviceType === null ? <None /> : SERVICE_TYPE_NAMES[serviceType]),
  },
  { key: "composition", label: "Composition", cell: ({ composition }) => COMPOSITION_NAMES[composition] },
  { key: "provisioning", label: "Provisioned", cell: ({ usedForProvisioning }) => (usedForProvisioning ? "Yes" : "No") },
  { key: "udrTypes", label: "UDR types", cell: ({ udrTypes }) => udrTypes.map(({ name }) => name).join(", ") || <None /> },
];

type ProductTypeTableProps = {
  readonly types: readonly ProductTypeView[];
  /** In the list of what is archived, for who may bring it back. */
  readonly restore?: RestoreAction | null;
};

export function ProductTypeTable({ types, restore = null }: ProductTypeTableProps) {
  return (
    <DataTable
      label="Product types"
      columns={restore === null ? COLUMNS : [...COLUMNS, restoreColumn(restore)]}
      rows={types}
      rowKey={({ code }) => code}
      rowHref={({ code }) => `/product-types/${encodeURIComponent(code)}`}
    />
  );
}
