import { fractionDigits, isNumericText, LOCALE } from "./format-locale.ts";

/** "1,234.5 MB": exact text in, grouped text out, trailing zeros of the fraction dropped. Text that is no number is left as it is. */
export function formatQuantity(value: string, unit?: string): string {
  const figures = isNumericText(value) ? grouped(value) : value;
  return unit === undefined || unit === "" ? figures : `${figures}\u00a0${unit}`;
}

function grouped(value: `${number}`): string {
  const digits = fractionDigits(value);
  const text = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 0, maximumFractionDigits: Math.min(digits, 100) }).format(value);
  return text.replace("-", "−");
}
