import type { ProductFamilyView } from "#lib/domain/product/product-view.ts";
import { Code } from "../../ui/code.tsx";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { type RestoreAction, restoreColumn } from "../restore-column.tsx";

const COLUMNS: readonly Column<ProductFamilyView>[] = [
  { key: "name", label: "Product family", isRowHeader: true, cell: ({ name }) => name },
  { key: "code", label: "Code", cell: ({ code }) => <Code>{code}</Code>, className: "whitespace-nowrap" },
  { key: "products", label: "Products", align: "end", cell: ({ products }) => products.toLocaleString("en-GB") },
];

type ProductFamilyTableProps = {
  readonly families: readonly ProductFamilyView[];
  /** In the list of what is archived, for who may bring it back. */
  readonly restore?: RestoreAction | null;
};

export function ProductFamilyTable({ families, restore = null }: ProductFamilyTableProps) {
  return (
    <DataTable
      label="Product families"
      columns={restore === null ? COLUMNS : [...COLUMNS, restoreColumn(restore)]}
      rows={families}
      rowKey={({ code }) => code}
      rowHref={({ code }) => `/product-families/${encodeURIComponent(code)}`}
    />
  );
}
