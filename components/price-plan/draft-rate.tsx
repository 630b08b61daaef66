"use client";

import type { ReactNode } from "react";
import { Panel } from "#components/ui/panel.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { isSamePrice, priceCells } from "#lib/domain/price-plan/price-cells.ts";
import type { PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import type { RateLine, RateLines } from "#lib/domain/price-plan/rate-lines.ts";
import type { WeekStrip } from "#lib/domain/price-plan/rate-strips.ts";
import { ChargeWords } from "./charge-words.tsx";
import { LineCondition } from "./line-condition.tsx";
import { LineName } from "./line-name.tsx";
import { rateInWords } from "./plan-words.ts";
import { PriceCellField } from "./price-cell-field.tsx";
import { RateTitle } from "./rate-matrix.tsx";
import type { Draft } from "./use-draft.ts";
import { WeekStrips } from "./week-strips.tsx";

type DraftRateProps = {
  readonly rate: RateLines;
  readonly draft: Draft;
  readonly liveDocument: PricePlanDocument | null;
  readonly currency: string;
  readonly isOpen: boolean;
  readonly strips: readonly WeekStrip[] | null;
};

/** One rate of the draft: the day as it would be, and each price in its field beside the price in force. */
export function DraftRate({ rate, draft, liveDocument, currency, isOpen, strips }: DraftRateProps) {
  const hasLevels = rate.lines.length > 1;
  const cells = priceCells(draft.state.stored).filter(({ rateKey }) => rateKey === rate.key);
  const live = liveDocument === null ? [] : priceCells(liveDocument).filter(({ rateKey }) => rateKey === rate.key);
  return (
    <Panel flush title={<RateTitle rate={rate} />} description={rateInWords(rate)}>
      <div className="border-b px-4 pt-3 pb-2">
        {strips === null ? (
          <Skeleton className="h-16 w-full" />
        ) : (
          <WeekStrips label={`Price of ${rate.target.name} under this draft`} strips={strips} />
        )}
      </div>
      {rate.lines.map((line) => (
        <DraftLine key={line.level ?? "base"} line={line} hasLevels={hasLevels}>
          {cells
            .filter(({ level }) => level === line.level)
            .map((cell) =>
              isOpen ? (
                <PriceCellField
                  key={cell.id}
                  line={nameOf(rate, line)}
                  cell={cell}
                  draft={draft}
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
}

function nameOf(rate: RateLines, { level }: RateLine): string {
  return `${rate.target.name}, ${level === null ? "base" : `level ${level}`}`;
}

/** A price per unit or a flat amount is all there is to say; of every other charge the fields show the prices and not the rest. */
function isAllInFields({ charge }: RateLine): boolean {
  return charge.charge === "flat" || (charge.charge === "perUnit" && charge.times === undefined);
}

type DraftLineProps = { readonly line: RateLine; readonly hasLevels: boolean; readonly children: ReactNode };

function DraftLine({ line, hasLevels, children }: DraftLineProps) {
  return (
    <div className="grid grid-cols-1 items-start gap-x-4 gap-y-2 border-line-soft border-b px-4 py-3 last:border-b-0 @lg:grid-cols-[6.5rem_minmax(0,1fr)_minmax(15rem,19rem)]">
      <div className="@lg:pt-1.5">
        <LineName level={line.level} />
      </div>
      <div className="@lg:pt-1.5">
        <LineCondition line={line} hasLevels={hasLevels} />
      </div>
      <div className="grid gap-2.5">{children}</div>
    </div>
  );
}
