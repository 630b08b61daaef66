"use client";

import type { ChargeCurve, CurvePoint } from "#lib/domain/price-plan/charge-curve.ts";
import { decimalToShortString, parseDecimal } from "#lib/kernel/decimal.ts";
import { moneyInWords } from "#lib/rating/words/money-in-words.ts";

type ChargeChartProps = { readonly curve: ChargeCurve; readonly currency: string; readonly unit: string | null };

const WIDTH = 320;
const HEIGHT = 120;

/** What the charge costs over its quantity: a picture, and the same figures as a table. */
export function ChargeChart({ curve, currency, unit }: ChargeChartProps) {
  const { points, examples, of } = curve;
  const last = points.at(-1);
  if (last === undefined) return null;
  const most = points.reduce((largest, point) => (heightOf(point) > heightOf(largest) ? point : largest));
  return (
    <figure className="grid gap-3">
      <figcaption className="text-muted text-xs">
        {of === null
          ? `What one usage costs, by quantity${unit === null ? "" : ` (${unit.toLowerCase()})`}`
          : `What one usage costs, by its amount “${of}”`}
      </figcaption>
      <div aria-hidden="true">
        <div className="figures flex justify-between text-muted text-xs">
          <span>{amountInWords(most, currency)}</span>
        </div>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" className="h-32 w-full border-line border-b border-l">
          <title>Cost over quantity</title>
          <path d={pathOf(points)} fill="none" vectorEffect="non-scaling-stroke" className="stroke-2 stroke-accent" />
        </svg>
        <div className="figures flex justify-between text-muted text-xs">
          <span>0</span>
          <span>{last.quantity}</span>
        </div>
      </div>
      <table aria-label="What usage would cost" className="w-full border-collapse">
        <thead>
          <tr className="border-b text-left text-muted text-xs">
            <th scope="col" className="pb-1 font-normal">
              {of === null ? "Used" : of}
            </th>
            <th scope="col" className="pb-1 text-right font-normal">
              Costs
            </th>
          </tr>
        </thead>
        <tbody className="figures">
          {examples.map((point) => (
            <tr key={point.quantity} className="border-line-soft border-b last:border-b-0">
              <td className="py-1">{point.quantity}</td>
              <td className="py-1 text-right">{amountInWords(point, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

function amountInWords({ amount }: CurvePoint, currency: string): string {
  const exact = parseDecimal(amount);
  return moneyInWords(exact === null ? amount : decimalToShortString(exact), currency);
}

/** Pixels need no exact figures. */
function heightOf({ amount }: CurvePoint): number {
  return Number.parseFloat(amount);
}

function pathOf(points: readonly CurvePoint[]): string {
  const widest = Math.max(...points.map(({ quantity }) => Number.parseFloat(quantity)), Number.MIN_VALUE);
  const highest = Math.max(...points.map(heightOf), Number.MIN_VALUE);
  return points
    .map((point, index) => {
      const x = (Number.parseFloat(point.quantity) / widest) * WIDTH;
      const y = HEIGHT - (heightOf(point) / highest) * (HEIGHT - 4);
      return `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join(" ");
}
