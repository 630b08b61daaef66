import type { ReactNode } from "react";
import { Amount } from "#components/ui/amount.tsx";
import { Code } from "#components/ui/code.tsx";
import type { GridColumn } from "#components/ui/data-grid/grid-types.ts";
import { None } from "#components/ui/description-list.tsx";
import { IsoInstant } from "#components/ui/iso-instant.tsx";
import { QuantityText } from "#components/ui/quantity-text.tsx";
import { NAMING_COLUMN, type ShownColumn } from "#lib/domain/udr/shown-columns.ts";
import { attributeOf, type UdrColumn } from "#lib/domain/udr/udr-columns.ts";
import type { UdrSort } from "#lib/domain/udr/udr-query.ts";
import type { Named, UdrRow } from "#lib/domain/udr/udr-view.ts";
import { DirectivePill, DisputedPill, RatingPill, UdrStatePill } from "../state-pills.tsx";

type Shown = {
  readonly known: readonly UdrColumn[];
  readonly shown: readonly ShownColumn[];
  readonly widths: Readonly<Record<string, number>>;
  readonly zone: string;
  readonly sort: UdrSort;
  readonly setSort: (sort: UdrSort) => void;
};

/** The columns as the grid draws them: in the order chosen, as wide as this person keeps them. */
export function gridColumns({ known, shown, widths, zone, sort, setSort }: Shown): readonly GridColumn<UdrRow>[] {
  return shown.flatMap(({ key, isPinned }) => {
    const column = known.find((each) => each.key === key);
    if (column === undefined) return [];
    return {
      key,
      label: column.label,
      align: column.align,
      width: widths[key] ?? column.width,
      isPinned,
      isRowHeader: key === NAMING_COLUMN,
      isOnCards: ON_CARDS.has(key),
      sort: column.sort === null ? null : sortOf(column.sort, sort, setSort),
      cell: (row: UdrRow) => cellOf(key, { row, zone }),
    };
  });
}

/** On a phone a card names the usage, where it stands and what it costs; the page of the UDR has the rest. */
const ON_CARDS: ReadonlySet<string> = new Set(["number", "from", "account", "product", "directive", "state", "total"]);

/** Newest, or highest, first; then the other way. */
function sortOf(field: NonNullable<UdrColumn["sort"]>, sort: UdrSort, setSort: (sort: UdrSort) => void): GridColumn<UdrRow>["sort"] {
  const direction = sort === field ? "ascending" : sort === `-${field}` ? "descending" : "none";
  return { direction, toggle: () => setSort(direction === "descending" ? field : `-${field}`) };
}

type Drawn = { readonly row: UdrRow; readonly zone: string };

function cellOf(key: string, drawn: Drawn): ReactNode {
  const attribute = attributeOf(key);
  if (attribute !== null) return drawn.row.metadata[attribute] ?? <None />;
  return CELLS[key]?.(drawn) ?? <None />;
}

const CELLS: Readonly<Record<string, (drawn: Drawn) => ReactNode>> = {
  number: ({ row }) => <Code>{row.udrId}</Code>,
  from: ({ row, zone }) => <IsoInstant iso={row.from} zone={zone} />,
  to: ({ row, zone }) => (row.to === null ? null : <IsoInstant iso={row.to} zone={zone} />),
  account: ({ row }) => (
    <>
      {row.accountName} <span className="text-muted text-xs">{row.accountNumber}</span>
    </>
  ),
  subscription: ({ row }) => <Code>{row.subscriptionNumber}</Code>,
  product: ({ row }) => named(row.product),
  productType: ({ row }) => named(row.productType),
  productFamily: ({ row }) => (row.productFamily === null ? null : named(row.productFamily)),
  udrType: ({ row }) => named(row.udrType),
  quantity: ({ row }) => <QuantityText value={row.quantity} unit={row.unit} />,
  source: ({ row }) => named(row.source),
  reference: ({ row }) => row.reference,
  batch: ({ row }) => row.batch,
  directive: ({ row }) => <DirectivePill directive={row.directive} />,
  state: ({ row }) => (row.isDisputed ? <DisputedPill /> : <UdrStatePill state={row.state} />),
  ratingState: ({ row }) => <RatingPill ratingState={row.ratingState} />,
  billingEffectiveAt: ({ row, zone }) => <IsoInstant iso={row.billingEffectiveAt} zone={zone} />,
  total: ({ row }) => (row.gross === null ? null : <Amount value={row.gross} currency={row.currency} sayCredit />),
};

function named({ name, code }: Named): ReactNode {
  return <span title={code}>{name}</span>;
}
