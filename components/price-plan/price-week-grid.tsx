import { formatMoney } from "#components/ui/format-money.ts";
import { heatStyle } from "#components/ui/heat-styles.ts";
import { WeekGrid } from "#components/ui/week-grid.tsx";
import { hourInWords } from "#lib/domain/backtest/backtest-words.ts";
import { type HourPrice, priceSteps } from "#lib/domain/price-plan/price-week.ts";
import { isSamePriceAs } from "#lib/domain/price-plan/same-price.ts";
import type { SamplePrice } from "#lib/domain/price-plan/sample.ts";

type PriceWeekGridProps = { readonly prices: readonly HourPrice[]; readonly currency: string };

/** The darker, the dearer, with the price as a number in each cell. */
export function PriceWeekGrid({ prices, currency }: PriceWeekGridProps) {
  const byHour = new Map(prices.map((each) => [each.hour, each]));
  const stepOf = priceSteps(prices.map(({ first }) => first));
  const shown = [...new Map(prices.map(({ first }) => [shortPrice(first), first])).values()].sort(
    (left, right) => stepOf(left) - stepOf(right),
  );
  return (
    <WeekGrid
      label="Price by hour of the week"
      first={0}
      cells="wide"
      cellOf={(hour) => {
        const price = byHour.get(hour);
        if (price === undefined) return { label: hourInWords(hour), content: "", className: "" };
        return {
          label: `${hourInWords(hour)}: ${hourText(price)}`,
          content: `${shortPrice(price.first)}${isSamePriceAs(price.first, price.last) ? "" : "*"}`,
          className: `figures font-normal! text-2xs! ${styleOf(price.first, stepOf)}`,
        };
      }}
      tell={(hour) => {
        const price = byHour.get(hour);
        return (
          <>
            <span className="font-medium">{hourInWords(hour)}</span>
            <span className="figures">{price === undefined ? "" : hourText(price)}</span>
          </>
        );
      }}
      legend={
        <p className="flex flex-wrap items-center gap-2">
          {`Prices in ${currency}:`}
          {shown.slice(0, 6).map((price) => (
            <span key={shortPrice(price)} className={`figures rounded-xs px-1.5 py-0.5 text-2xs ${styleOf(price, stepOf)}`}>
              {shortPrice(price)}
            </span>
          ))}
          {shown.length > 6 ? "…" : null}
          {prices.some(({ first, last }) => !isSamePriceAs(first, last)) ? <span>* another price begins within the hour</span> : null}
        </p>
      }
    />
  );
}

function styleOf(price: SamplePrice, stepOf: ReturnType<typeof priceSteps>): string {
  return "refusal" in price ? "bg-panel text-muted" : heatStyle(stepOf(price) === 0 ? "same" : "more", stepOf(price));
}

/** "10", "4.50", "—": as short as it can be told. */
function shortPrice(price: SamplePrice): string {
  if ("refusal" in price) return "—";
  return formatMoney({ value: price.total, currency: price.currency, show: "none" }).replace(/\.00$/, "");
}

export function priceInWords(price: SamplePrice): string {
  return "refusal" in price ? `no price (${price.refusal})` : formatMoney({ value: price.total, currency: price.currency });
}

function hourText({ first, last }: HourPrice): string {
  return isSamePriceAs(first, last) ? priceInWords(first) : `${priceInWords(first)} at its beginning, ${priceInWords(last)} at its end`;
}
