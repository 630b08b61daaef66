"use client";

import { Button } from "#components/ui/button.tsx";
import { canonicalDecimalText } from "#components/ui/decimal-text.ts";
import { Notice } from "#components/ui/notice.tsx";
import type { PriceCell } from "#lib/domain/price-plan/price-cells.ts";
import type { RateLines } from "#lib/domain/price-plan/rate-lines.ts";
import { cellName, cellValueInWords, hasNameShown } from "./cell-words.ts";
import type { Draft } from "./use-draft.ts";

type ConflictPanelProps = { readonly draft: Draft; readonly currency: string; readonly rates: readonly RateLines[] };

/** Two people changed the same price of one draft: both prices are shown, and nothing is saved before somebody chose. */
export function ConflictPanel({ draft: { state, dispatch }, currency, rates }: ConflictPanelProps) {
  const { conflicts, takenOver } = state;
  if (conflicts.length === 0) {
    return takenOver === 0 ? null : (
      <Notice tone="info" title="Somebody else saved this draft">
        {takenOver === 1
          ? "One price that you had not touched was taken over."
          : `${takenOver} prices that you had not touched were taken over.`}{" "}
        Yours are still here.
      </Notice>
    );
  }
  return (
    <Notice
      tone="caution"
      title={
        conflicts.length === 1 ? "Somebody else changed the same price" : `Somebody else changed ${conflicts.length} of the same prices`
      }
    >
      <p>Choose which holds. Nothing of yours is lost, and nothing is saved until then.</p>
      <ul className="mt-2 grid gap-2">
        {conflicts.map(({ cell, was, mine, theirs }) => (
          <li key={cell.id} className="grid gap-x-4 gap-y-1.5 rounded-md border bg-paper px-3 py-2 sm:grid-cols-[1fr_auto] sm:items-center">
            <span>
              <span className="font-medium">{`${rates.find(({ key }) => key === cell.rateKey)?.target.name ?? cell.rateKey}, ${cell.level === null ? "base" : `level ${cell.level}`}${hasNameShown(cell) ? `, ${cellName(cell)}` : ""}`}</span>
              {was === null ? null : <span className="block text-muted text-xs">{`It was ${inWords(was, cell, currency)}.`}</span>}
            </span>
            <span className="flex flex-wrap gap-2">
              <Button
                onClick={() => dispatch({ kind: "resolved", cellId: cell.id, choice: "mine" })}
              >{`Keep mine, ${inWords(mine, cell, currency)}`}</Button>
              <Button
                onClick={() => dispatch({ kind: "resolved", cellId: cell.id, choice: "theirs" })}
              >{`Take theirs, ${inWords(theirs, cell, currency)}`}</Button>
            </span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function inWords(text: string, cell: PriceCell, currency: string): string {
  return cellValueInWords(canonicalDecimalText(text) ?? text, cell, currency);
}
