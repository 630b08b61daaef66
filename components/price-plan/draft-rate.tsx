"use client";

import { Pencil, Plus, Settings2, Trash2 } from "lucide-react";
import { memo, type ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { isSamePrice, type PriceCell } from "#lib/domain/price-plan/price-cells.ts";
import type { DocumentRate } from "#lib/domain/price-plan/price-plan-document.ts";
import type { RateLine, RateLines } from "#lib/domain/price-plan/rate-lines.ts";
import type { WeekStrip } from "#lib/domain/price-plan/rate-strips.ts";
import { ChargeWords } from "./charge-words.tsx";
import type { DraftStore } from "./draft-store.ts";
import { LineCondition } from "./line-condition.tsx";
import { LineName } from "./line-name.tsx";
import { rateInWords } from "./plan-words.ts";
import { PriceCellField } from "./price-cell-field.tsx";
import type { OpenForm } from "./rate-dialogs.tsx";
import { RateTitle } from "./rate-matrix.tsx";
import { rateElementId } from "./rate-window.ts";
import { WeekStrips } from "./week-strips.tsx";

type DraftRateProps = {
  readonly rate: RateLines;
  /** The same, as the document has it. */
  readonly source: DocumentRate;
  readonly cells: readonly PriceCell[];
  /** Of the rate in force; none where it is new. */
  readonly live: readonly PriceCell[];
  readonly store: DraftStore;
  readonly currency: string;
  readonly isOpen: boolean;
  /** Null until the engine is there. */
  readonly stripsOf: StripsOf | null;
  /** Null where nothing may be changed. */
  readonly editing: RateEditing | null;
};

/** Null while the rate cannot be priced by. */
export type StripsOf = (rate: DocumentRate) => readonly WeekStrip[] | null;

export type RateEditing = {
  readonly onOpen: (form: OpenForm) => void;
  readonly onRemoveLine: (rate: RateLines, level: number) => void;
  readonly onRemoveRate: (rate: RateLines) => void;
};

/**
 * One rate of the draft: the day as it would be, and each price in its field beside the price in force. It stands still while another
 * rate changes.
 */
export const DraftRate = memo(function DraftRate({
  rate,
  source,
  cells,
  live,
  store,
  currency,
  isOpen,
  stripsOf,
  editing,
}: DraftRateProps) {
  const hasLevels = rate.lines.length > 1;
  const strips = stripsOf?.(source) ?? null;
  return (
    <Panel
      flush
      title={
        <span id={rateElementId(rate.key)} tabIndex={-1} className="rounded-sm">
          <RateTitle rate={rate} />
        </span>
      }
      description={rateInWords(rate)}
      actions={editing ? <RateActions rate={rate} editing={editing} /> : null}
    >
      <div className="border-b px-4 pt-3 pb-2">
        {strips === null ? (
          <Skeleton className="h-16 w-full" />
        ) : (
          <WeekStrips label={`Price of ${rate.target.name} under this draft`} strips={strips} />
        )}
      </div>
      {rate.lines.map((line) => (
        <DraftLine key={line.level ?? "base"} rate={rate} line={line} hasLevels={hasLevels} editing={editing}>
          {cells
            .filter(({ level }) => level === line.level)
            .map((cell) =>
              isOpen ? (
                <PriceCellField
                  key={cell.id}
                  line={nameOf(rate, line)}
                  cell={cell}
                  store={store}
                  inForce={live.find((each) => isSamePrice(each, cell))?.value ?? null}
                  currency={currency}
                  unit={rate.unit}
                />
              ) : null,
            )}
          {isOpen && isAllInFields(line) ? null : <ChargeWords charge={line.charge} currency={currency} unit={rate.unit} />}
        </DraftLine>
      ))}
    </Panel>
  );
});

function nameOf(rate: RateLines, { level }: RateLine): string {
  return `${rate.target.name}, ${level === null ? "base" : `level ${level}`}`;
}

/** A price per unit or a flat amount is all there is to say; of every other charge the fields show the prices and not the rest. */
function isAllInFields({ charge }: RateLine): boolean {
  return charge.charge === "flat" || (charge.charge === "perUnit" && charge.times === undefined);
}

function RateActions({ rate, editing }: { readonly rate: RateLines; readonly editing: RateEditing }) {
  const { name } = rate.target;
  return (
    <span className="flex items-center gap-1">
      <Button size="small" aria-keyshortcuts="t" onClick={() => editing.onOpen({ kind: "line", rateKey: rate.key, level: "new" })}>
        <Plus aria-hidden="true" />
        Add a level
      </Button>
      <IconButton
        label={`Change the rate for ${name}`}
        size="squareSmall"
        onClick={() => editing.onOpen({ kind: "rate", rateKey: rate.key })}
      >
        <Settings2 aria-hidden="true" />
      </IconButton>
      <IconButton label={`Remove the rate for ${name}`} size="squareSmall" onClick={() => editing.onRemoveRate(rate)}>
        <Trash2 aria-hidden="true" />
      </IconButton>
    </span>
  );
}

type DraftLineProps = {
  readonly rate: RateLines;
  readonly line: RateLine;
  readonly hasLevels: boolean;
  readonly editing: RateEditing | null;
  readonly children: ReactNode;
};

function DraftLine({ rate, line, hasLevels, editing, children }: DraftLineProps) {
  return (
    <div className="grid grid-cols-1 items-start gap-x-4 gap-y-2 border-line-soft border-b px-4 py-3 last:border-b-0 @lg:grid-cols-[8.5rem_minmax(0,1fr)_minmax(15rem,19rem)]">
      <div className="flex items-center gap-1 @lg:pt-0.5">
        <LineName level={line.level} />
        {editing ? <LineActions rate={rate} line={line} editing={editing} /> : null}
      </div>
      <div className="@lg:pt-1.5">
        <LineCondition line={line} hasLevels={hasLevels} />
      </div>
      <div className="grid gap-2.5">{children}</div>
    </div>
  );
}

function LineActions({ rate, line: { level }, editing }: Pick<DraftLineProps, "rate" | "line"> & { readonly editing: RateEditing }) {
  const name = level === null ? `the base of ${rate.target.name}` : `level ${level} of ${rate.target.name}`;
  return (
    <span className="flex">
      <IconButton label={`Change ${name}`} size="squareSmall" onClick={() => editing.onOpen({ kind: "line", rateKey: rate.key, level })}>
        <Pencil aria-hidden="true" className="size-3.5!" />
      </IconButton>
      {level === null ? null : (
        <IconButton label={`Remove ${name}`} size="squareSmall" onClick={() => editing.onRemoveLine(rate, level)}>
          <Trash2 aria-hidden="true" className="size-3.5!" />
        </IconButton>
      )}
    </span>
  );
}
