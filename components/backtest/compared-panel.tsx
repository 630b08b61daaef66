"use client";

import { type ReactNode, useState } from "react";
import { Panel } from "#components/ui/panel.tsx";
import type { ComparedView } from "#lib/domain/backtest/backtest-view.ts";
import type { ComparedOrder } from "#lib/domain/backtest/compared-order.ts";
import { ComparedTable, type ComparedTableProps } from "./compared-table.tsx";
import { OrderChoice } from "./order-choice.tsx";

type ComparedPanelProps<Row extends ComparedView> = Omit<ComparedTableProps<Row>, "order"> & {
  readonly title: string;
  readonly description: string;
  readonly actions?: ReactNode;
};

/** Compared rows under a heading, in the order that the reader chooses. */
export function ComparedPanel<Row extends ComparedView>({ title, description, actions, ...table }: ComparedPanelProps<Row>) {
  const [order, setOrder] = useState<ComparedOrder>("change");
  return (
    <Panel
      flush
      title={title}
      description={description}
      actions={
        <>
          {table.rows.length > 1 ? <OrderChoice label={`Order of “${title}”`} order={order} onOrder={setOrder} /> : null}
          {actions}
        </>
      }
    >
      {/* Another order is another list: what was kept in place under the old one says nothing about it. */}
      <ComparedTable key={order} {...table} order={order} />
    </Panel>
  );
}
