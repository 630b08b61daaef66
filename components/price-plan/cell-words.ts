import { isPercentage, type PriceField } from "#lib/domain/price-plan/charge-prices.ts";
import type { PriceCell } from "#lib/domain/price-plan/price-cells.ts";
import { moneyInWords } from "#lib/rating/words/money-in-words.ts";

const FIELD_WORDS = {
  price: "price",
  amount: "amount",
  flat: "flat",
  connectFee: "connect fee",
  fixed: "fixed part",
  rate: "percentage",
  markup: "markup",
  minimum: "minimum",
  maximum: "maximum",
} as const satisfies Record<PriceField, string>;

/** "price", "up to 10", "beyond 10, flat", "connect fee". */
export function cellName({ field, step }: Pick<PriceCell, "field" | "step">): string {
  if (step === null) return FIELD_WORDS[field];
  return field === "price" ? step : `${step}, ${FIELD_WORDS[field]}`;
}

/** A line with one price needs no name beside it; of several, each must be told from the others. */
export function hasNameShown({ field, step }: Pick<PriceCell, "field" | "step">): boolean {
  return step !== null || field === "connectFee" || field === "fixed" || field === "minimum" || field === "maximum";
}

export function cellValueInWords(text: string, { field }: Pick<PriceCell, "field">, currency: string): string {
  return isPercentage(field) ? `${text} %` : moneyInWords(text, currency);
}

/** What follows the price in a sentence: " per film", " per package of 10", " flat". */
export function cellSuffix({ field, per }: Pick<PriceCell, "field" | "per">, unit: string | null): string {
  if (field === "amount" || field === "flat") return " flat";
  if (per === null) return "";
  return per === "1" ? (unit === null ? "" : ` per ${unit.toLowerCase()}`) : ` per ${per}`;
}
