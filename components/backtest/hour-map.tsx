"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { ComparedHour } from "#lib/domain/backtest/backtest-view.ts";
import { hourInWords } from "#lib/domain/backtest/backtest-words.ts";
import { ComparedTable } from "./compared-table.tsx";
import { HourGrid } from "./hour-grid.tsx";
import type { ResultShown } from "./result-shown.ts";

type HourMapProps = { readonly hours: readonly ComparedHour[]; readonly zone: string; readonly shown: ResultShown };

/** The week, hour by hour: as a map that arrow keys walk over, or as a table. */
export function HourMap({ hours, zone, shown: { currency, isMoving } }: HourMapProps) {
  const [isTable, setTable] = useState(false);
  const used = hours.filter(({ udrs }) => udrs > 0);
  return (
    <Panel
      title="Change by hour of the week"
      description={`On the clock of ${zone}. Usage counts in the hour in which it began.`}
      flush={isTable}
      actions={
        <Button variant="ghost" aria-pressed={isTable} onClick={() => setTable(!isTable)} className="print:hidden">
          Show as a table
        </Button>
      }
    >
      {isTable ? (
        <ComparedTable
          label="Change by hour of the week"
          heading="Hour"
          rows={used}
          keyOf={({ hour }) => String(hour)}
          nameOf={({ hour }) => hourInWords(hour)}
          order="given"
          isMoving={isMoving}
          currency={currency}
        />
      ) : (
        <HourGrid hours={hours} currency={currency} />
      )}
    </Panel>
  );
}
