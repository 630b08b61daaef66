import { canonicalDecimalText } from "#components/ui/decimal-text.ts";
import { isPercentage } from "#lib/domain/price-plan/charge-prices.ts";
import type { PriceCell } from "#lib/domain/price-plan/price-cells.ts";
import { fitsRate, normalise, parseDecimal } from "#lib/kernel/decimal.ts";
import { MONEY_DECIMALS } from "#lib/kernel/money.ts";

/** Why a text is no price, if it is none. */
export function priceProblem(text: string, field: PriceCell["field"]): string | null {
  if (text.trim() === "") return isPercentage(field) ? "Give a percentage." : "Give a price. 0 means free.";
  const canonical = canonicalDecimalText(text);
  if (canonical === null) return "Write a plain amount, such as 4.50.";
  const value = parseDecimal(canonical);
  if (value === null) return "Write a plain amount, such as 4.50.";
  if (value.unscaled < 0n) return "A price cannot be negative.";
  if (!fitsRate(value)) return "At most 12 digits before and 12 after the point.";
  // The price of one unit and a percentage may have twelve decimals, an amount of money six.
  const isTooFine = field !== "price" && !isPercentage(field) && normalise(value).scale > MONEY_DECIMALS;
  return isTooFine ? "At most 6 digits after the point." : null;
}
