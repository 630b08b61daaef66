import { type HourPrice, type PriceRun, priceRuns } from "#lib/domain/price-plan/price-week.ts";
import { priceInWords } from "./price-week-grid.tsx";

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** The same week in words: each day's hours, neighbours of one price together. */
export function PriceWeekTable({ prices }: { readonly prices: readonly HourPrice[] }) {
  return (
    <table aria-label="Price by hour of the week" className="w-full border-collapse">
      <thead>
        <tr className="border-b text-left text-muted text-xs">
          <th scope="col" className="py-1.5 pr-3 font-medium">
            Day
          </th>
          <th scope="col" className="py-1.5 font-medium">
            Prices
          </th>
        </tr>
      </thead>
      <tbody>
        {DAYS.map((day, index) => (
          <tr key={day} className="border-line-soft border-b align-top last:border-b-0">
            <th scope="row" className="py-2 pr-4 text-left font-normal">
              {day}
            </th>
            <td className="figures py-2">
              {priceRuns(prices.filter(({ hour }) => Math.floor(hour / 24) === index))
                .map(runInWords)
                .join("; ")}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function runInWords({ from, to, price, changesWithin }: PriceRun): string {
  const later = changesWithin ? " at first, then another" : "";
  return `${clock(from)}–${clock(to)} ${priceInWords(price)}${later}`;
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}
