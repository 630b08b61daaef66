import { cn } from "#components/ui/class-names.ts";
import { HEAT_SIGN, heatStyle } from "#components/ui/heat-styles.ts";
import { type Direction, directionOf, type HeatStep } from "#lib/domain/backtest/change-scale.ts";
import { KEEP_COLOURS } from "./bar.tsx";
import { changeText } from "./figures.ts";

type Swatch = { readonly direction: Direction; readonly step: HeatStep };

const SWATCHES: readonly Swatch[] = [
  { direction: "less", step: 4 },
  { direction: "less", step: 3 },
  { direction: "less", step: 2 },
  { direction: "less", step: 1 },
  { direction: "same", step: 0 },
  { direction: "more", step: 1 },
  { direction: "more", step: 2 },
  { direction: "more", step: 3 },
  { direction: "more", step: 4 },
];

/** What the colours stand for, from the greatest fall to the greatest rise. */
export function HeatLegend({ largest, currency }: { readonly largest: string; readonly currency: string }) {
  if (directionOf(largest) === "same") return <p>No hour changes.</p>;
  return (
    <p className="figures flex items-center gap-2">
      <span>{changeText(`-${largest}`, currency)}</span>
      <span aria-hidden="true" className={cn("flex gap-0.5", KEEP_COLOURS)}>
        {SWATCHES.map(({ direction, step }) => (
          <span
            key={`${direction}${step}`}
            className={cn("grid size-4 place-items-center rounded-xs font-semibold leading-none", heatStyle(direction, step))}
          >
            {HEAT_SIGN[direction]}
          </span>
        ))}
      </span>
      <span className="sr-only">to</span>
      <span>{changeText(largest, currency)}</span>
    </p>
  );
}
