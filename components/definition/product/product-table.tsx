import type { ProductListItem } from "#lib/domain/product/product-view.ts";
import { RATING_NAMES } from "#lib/domain/product/product-view.ts";
import { Code } from "../../ui/code.tsx";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { None } from "../../ui/description-list.tsx";
import { formatQuantity } from "../../ui/format-quantity.ts";
import { type RestoreAction, restoreColumn } from "../restore-column.tsx";
import { PeriodText } from "./period-text.tsx";
import { ValidityPill } from "./validity-pill.tsx";

type ProductTableProps = {
  readonly label: string;
  readonly products: readonly ProductListItem[];
  readonly zone: string;
  /** In the list of what is archived, for who may bring it back. */
  readonly restore?: RestoreAction | null;
};

export function ProductTable({ label, products, zone, restore = null }: ProductTableProps) {
  return (
    <DataTable
      label={label}
      columns={restore === null ? columns(zone) : [...columns(zone), restoreColumn(restore)]}
      rows={products}
      rowKey={({ code }) => code}
      rowHref={({ code }) => `/products/${encodeURIComponent(code)}`}
    />
  );
}

function columns(zone: string): readonly Column<ProductListItem>[] {
  return [
    { key: "name", label: "Product", isRowHeader: true, cell: ({ name }) => name },
    { key: "code", label: "Code", cell: ({ code }) => <Code>{code}</Code>, className: "whitespace-nowrap" },
    { key: "type", label: "Type", cell: ({ type }) => type.name },
    { key: "family", label: "Family", cell: ({ family }) => family?.name ?? <None /> },
    { key: "rating", label: "Priced", cell: ({ rating }) => RATING_NAMES[rating] },
    {
      key: "tax",
      label: "Tax",
      align: "end",
      cell: ({ taxPercent }) => (taxPercent === null ? <None /> : `${formatQuantity(taxPercent)} %`),
    },
    { key: "period", label: "Valid", cell: ({ validFrom, validTo }) => <PeriodText from={validFrom} to={validTo} zone={zone} /> },
    { key: "state", label: "State", cell: ({ validity }) => <ValidityPill validity={validity} /> },
  ];
}
