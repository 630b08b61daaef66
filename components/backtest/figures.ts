import { formatMoney } from "#components/ui/format-money.ts";
import { formatQuantity } from "#components/ui/format-quantity.ts";
import type { ComparedView } from "#lib/domain/backtest/backtest-view.ts";

/** "+€2.00", "−€1,234.50", "€0.00": a change always says which way it goes. */
export function changeText(change: string, currency: string): string {
  return formatMoney({ value: change, currency, sign: "always" });
}

/** "+20.0 %", "−3.1 %"; a dash where there is nothing to take a percentage of. */
export function percentText(percent: string | null): string {
  if (percent === null) return "–";
  const [whole = "", fraction = "0"] = percent.split(".");
  const isRise = /^[^-]*[1-9]/.test(percent);
  return `${isRise ? "+" : ""}${formatQuantity(whole)}.${fraction}\u00a0%`;
}

/** "1,234 UDRs", "1 UDR". */
export function countText(count: number, one: string): string {
  return `${formatQuantity(String(count))} ${one}${count === 1 ? "" : "s"}`;
}

/** All of a comparison in one line, for whoever hears the picture: "12 UDRs, €10.00 now, €12.00 then, +€2.00 (+20 %)". */
export function comparedText(row: ComparedView, currency: string): string {
  if (row.udrs === 0) return "no usage";
  const now = formatMoney({ value: row.now, currency });
  const tried = formatMoney({ value: row.tried, currency });
  const percent = row.percent === null ? "" : ` (${percentText(row.percent)})`;
  return `${countText(row.udrs, "UDR")}, ${now} now, ${tried} then, ${changeText(row.change, currency)}${percent}`;
}

/** As the beginning of a sentence. */
export function upperFirst(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
