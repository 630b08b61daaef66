import { type Decimal, decimal, decimalToString, multiplyDecimals, powerOfTen, rescale } from "#lib/kernel/decimal.ts";
import { divideRounded } from "#lib/kernel/rounding.ts";
import type { Rate } from "#lib/rating/rate-book.ts";
import { isPercentage } from "./charge-prices.ts";
import { type PriceCell, priceCells, withPrices } from "./price-cells.ts";

type Priced = { readonly rates: readonly Rate[] };

/** One change of many prices: "five percent more, to the next full 5 cents". */
export type MassChange = {
  /** Keys of the rates; null for all. */
  readonly rates: ReadonlySet<string> | null;
  readonly lines: "all" | "base" | "levels";
  /** 5 means 5 % more, -5 less; at least -100. */
  readonly percent: Decimal;
  /** Every new price is a whole multiple of it: 0.01, 0.05, 1. Positive. */
  readonly step: Decimal;
};

export type MassChanged<Document> = {
  readonly document: Document;
  /** In the order of the document; prices that stay as they are, are not among them. */
  readonly changes: readonly ChangedPrice[];
};

export type ChangedPrice = { readonly cell: PriceCell; readonly after: string };

/**
 * All amounts of money of the chosen lines: prices, fees, flats and limits. Percentages of a metadata amount stay. Each is rounded by
 * itself, half away from zero, so a small price may stay as it is, or become 0.
 */
export function massChange<Document extends Priced>(document: Document, change: MassChange): MassChanged<Document> {
  const changes = priceCells(document).flatMap((cell): readonly ChangedPrice[] => {
    if (!isChosen(cell, change)) return [];
    const after = changedPrice(cell.value, change);
    return after === null ? [] : [{ cell, after }];
  });
  return { document: withPrices(document, new Map(changes.map(({ cell, after }) => [cell.id, after]))), changes };
}

function isChosen({ rateKey, level, field }: PriceCell, { rates, lines }: MassChange): boolean {
  const isLine = lines === "all" || (lines === "base") === (level === null);
  return isLine && !isPercentage(field) && (rates === null || rates.has(rateKey));
}

/** Null where it comes to the same. */
function changedPrice(text: string, { percent, step }: MassChange): string | null {
  const before = decimal(text);
  const raised = multiplyDecimals(before, { unscaled: 100n * powerOfTen(percent.scale) + percent.unscaled, scale: percent.scale + 2 });
  const scale = Math.max(raised.scale, step.scale);
  const steps = divideRounded(rescale(raised, scale), rescale(step, scale), "half-away-from-zero");
  const after = { unscaled: steps * step.unscaled, scale: step.scale };
  const finest = Math.max(before.scale, after.scale);
  return rescale(before, finest) === rescale(after, finest) ? null : decimalToString(after);
}
