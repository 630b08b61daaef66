import type { ExplainedCharge, ExplainedCount } from "../explanation.ts";
import { moneyInWords } from "./money-in-words.ts";
import { quantityInWords } from "./number-in-words.ts";
import { unitOf, type WordsContext } from "./words-context.ts";

/** Nothing has counted before it, or it counts alone. */
export function isFirst({ counter }: ExplainedCharge): boolean {
  return counter === null || counter.before.udrs === 0;
}

/** Usage of nothing, or all of it free: no charge was asked. */
export function isUncounted({ counter, lines }: ExplainedCharge): boolean {
  if (counter === null) return lines.every(({ kind }) => kind === "nothingUsed");
  return counter.after.udrs === counter.before.udrs && counter.after.quantity === counter.before.quantity;
}

type Counting = { readonly currency: string; readonly context: WordsContext };

/** "13 GB"; of a charge on an amount, that amount. */
export function countInWords({ quantity }: ExplainedCount, charge: ExplainedCharge, { currency, context }: Counting): string {
  if (charge.definition.charge === "percentage") return moneyInWords(quantity, currency);
  return quantityInWords(quantity, unitOf(charge, context.unit), context.messages);
}
