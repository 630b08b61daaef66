"use client";

import { RotateCcw } from "lucide-react";
import { memo, useId, useSyncExternalStore } from "react";
import { canonicalDecimalText } from "#components/ui/decimal-text.ts";
import { ExactInput } from "#components/ui/exact-input.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { isPercentage } from "#lib/domain/price-plan/charge-prices.ts";
import { percentChange } from "#lib/domain/price-plan/percent-change.ts";
import type { PriceCell } from "#lib/domain/price-plan/price-cells.ts";
import { cellName, cellSuffix, cellValueInWords, hasNameShown } from "./cell-words.ts";
import { PercentMark } from "./change-list.tsx";
import type { DraftStore } from "./draft-store.ts";
import { priceProblem } from "./price-problem.ts";

type PriceCellFieldProps = {
  /** What the price belongs to: "Films, level 1". */
  readonly line: string;
  readonly cell: PriceCell;
  readonly store: DraftStore;
  /** The price in force, as text; null where the version in force has none. */
  readonly inForce: string | null;
  readonly currency: string;
  readonly unit: string | null;
};

/**
 * One price: exact text, with the price in force below it and how far the two are apart. It hears of its own text, so that a key pressed
 * in one of thousands of fields is the affair of that field.
 */
export const PriceCellField = memo(function PriceCellField({ line, cell, store, inForce, currency, unit }: PriceCellFieldProps) {
  const id = useId();
  const textNow = () => store.current().typed.get(cell.id) ?? cell.value;
  const text = useSyncExternalStore(store.subscribe, textNow, textNow);
  const problem = priceProblem(text, cell.field);
  const canonical = canonicalDecimalText(text);
  const percent = inForce === null || canonical === null ? null : percentChange(inForce, canonical);
  const type = (next: string) => store.dispatch({ kind: "typed", cellId: cell.id, text: next });
  const suffix = cellSuffix(cell, unit);
  const inWords = inForce === null ? null : cellValueInWords(inForce, cell, currency);
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className={hasNameShown(cell) ? "text-xs" : "sr-only"}>
        <span className="sr-only">{`${line}, `}</span>
        {cellName(cell)}
      </label>
      <ExactInput
        id={id}
        value={text}
        onValueChange={type}
        {...(isPercentage(cell.field) ? { after: "%" } : { before: currency })}
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-note`}
      />
      <p id={`${id}-note`} className="flex min-h-6 flex-wrap items-center gap-x-2 text-muted text-xs">
        {problem ? <span className="text-negative">{problem}</span> : null}
        <span>{inWords === null ? `New${suffix}` : `In force ${inWords}${suffix}`}</span>
        {percent ? <PercentMark percent={percent} /> : null}
        {percent && inForce !== null && inWords !== null ? (
          <IconButton label={`Back to ${inWords}`} size="squareSmall" className="-my-1 ml-auto size-6" onClick={() => type(inForce)}>
            <RotateCcw aria-hidden="true" className="size-3.5!" />
          </IconButton>
        ) : null}
      </p>
    </div>
  );
});
