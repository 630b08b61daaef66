"use client";

import { type ReactNode, useState } from "react";
import { Amount } from "#components/ui/amount.tsx";
import { cn } from "#components/ui/class-names.ts";
import { type Column, DataTable } from "#components/ui/data-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatQuantity } from "#components/ui/format-quantity.ts";
import type { ComparedView } from "#lib/domain/backtest/backtest-view.ts";
import { largestOf } from "#lib/domain/backtest/change-scale.ts";
import { type ComparedOrder, keptOrder, orderCompared } from "#lib/domain/backtest/compared-order.ts";
import { ChangeBar } from "./bar.tsx";
import { changeText, percentText } from "./figures.ts";

export type ComparedTableProps<Row extends ComparedView> = {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** What the first column holds, and its heading. */
  readonly heading: string;
  readonly nameOf: (row: Row) => string;
  readonly detailOf?: (row: Row) => ReactNode;
  readonly hrefOf?: (row: Row) => string | null;
  readonly order: ComparedOrder | "given";
  /** While the figures still move, rows keep the places they have. */
  readonly isMoving: boolean;
  readonly currency: string;
  /** Long lists: a row is one line. */
  readonly density?: "compact" | "regular";
  /** Said where there is no row. */
  readonly empty?: string;
};

/** Picture and table in one: every bar stands beside the figure it draws, in the row that names it. */
export function ComparedTable<Row extends ComparedView>(props: ComparedTableProps<Row>) {
  const { label, rows, keyOf, nameOf, hrefOf, order, isMoving } = props;
  const wanted = order === "given" ? rows : orderCompared(rows, order, nameOf);
  const places = usePlaces(wanted.map(keyOf), isMoving);
  const byKey = new Map(wanted.map((row) => [keyOf(row), row]));
  const placed = places.flatMap((key) => {
    const row = byKey.get(key);
    return row === undefined ? [] : [row];
  });
  return (
    <DataTable
      label={label}
      rows={placed}
      columns={columnsOf(props, largestOf(rows.map(({ change }) => change)))}
      rowKey={keyOf}
      density={props.density ?? "regular"}
      {...(hrefOf ? { rowHref: hrefOf } : {})}
      empty={
        <EmptyState kind="none" title={isMoving ? "Nothing was rated yet" : (props.empty ?? "There is no such usage")} headingLevel={3} />
      }
    />
  );
}

function columnsOf<Row extends ComparedView>(
  { heading, nameOf, detailOf, order, currency, density }: ComparedTableProps<Row>,
  largest: string,
): readonly Column<Row>[] {
  return [
    {
      key: "name",
      label: heading,
      isRowHeader: true,
      cell: (row) => <Name name={nameOf(row)} detail={detailOf?.(row)} isInline={density === "compact"} />,
      ...(order === "name" ? { sorted: "ascending" as const } : {}),
    },
    {
      key: "udrs",
      label: "UDRs",
      align: "end",
      cell: ({ udrs }) => formatQuantity(String(udrs)),
      ...(density === "compact" ? { className: "@max-xl:hidden" } : {}),
    },
    {
      key: "now",
      label: "Now",
      align: "end",
      cell: ({ now }) => <Amount value={now} currency={currency} emphasis="quiet" />,
      ...(order === "now" ? { sorted: "descending" as const } : {}),
    },
    { key: "tried", label: "Then", align: "end", cell: (row) => <Amount value={row.tried} currency={currency} /> },
    {
      key: "change",
      label: "Change",
      align: "end",
      cell: (row) => <Change row={row} largest={largest} currency={currency} />,
      ...(order === "change" ? { sorted: "descending" as const } : {}),
    },
  ];
}

type NameProps = { readonly name: string; readonly detail: ReactNode; readonly isInline: boolean };

function Name({ name, detail, isInline }: NameProps) {
  return (
    <>
      {name}
      {detail ? <span className={cn("font-normal text-muted text-xs", isInline ? "ml-2" : "block")}>{detail}</span> : null}
    </>
  );
}

type ChangeProps = { readonly row: ComparedView; readonly largest: string; readonly currency: string };

function Change({ row: { change, percent }, largest, currency }: ChangeProps) {
  return (
    <span className="inline-flex items-center gap-3">
      <ChangeBar change={change} largest={largest} className="w-[clamp(4.5rem,20cqw,18rem)]" />
      <span className="min-w-20 font-medium">{changeText(change, currency)}</span>
      <span className="min-w-16 text-muted">{percentText(percent)}</span>
    </span>
  );
}

/** The order on screen: as wanted, or while figures move as it was, with newcomers at the end. */
function usePlaces(wanted: readonly string[], isMoving: boolean): readonly string[] {
  const [places, setPlaces] = useState<readonly string[]>(wanted);
  const next = isMoving ? keptOrder(places, wanted) : wanted;
  const isSame = next.length === places.length && next.every((key, index) => key === places[index]);
  if (!isSame) setPlaces(next);
  return isSame ? places : next;
}
