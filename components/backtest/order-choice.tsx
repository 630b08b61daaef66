"use client";

import { FilterSelect } from "#components/ui/filter-select.tsx";
import { COMPARED_ORDERS, type ComparedOrder } from "#lib/domain/backtest/compared-order.ts";

const ORDER_WORDS = {
  change: "Greatest change first",
  now: "Greatest revenue now first",
  name: "By name",
} as const satisfies Record<ComparedOrder, string>;

const OPTIONS = COMPARED_ORDERS.map((order) => ({ value: order, label: ORDER_WORDS[order] }));

type OrderChoiceProps = { readonly label: string; readonly order: ComparedOrder; readonly onOrder: (order: ComparedOrder) => void };

export function OrderChoice({ label, order, onOrder }: OrderChoiceProps) {
  return (
    <FilterSelect
      aria-label={label}
      value={order}
      options={OPTIONS}
      onValueChange={(value) => onOrder(COMPARED_ORDERS.find((each) => each === value) ?? "change")}
      className="w-56 max-w-full print:hidden"
    />
  );
}
