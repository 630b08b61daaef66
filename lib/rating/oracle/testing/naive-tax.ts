import type { RateBook } from "../../rate-book.ts";
import type { Usage } from "../../usage.ts";
import { type Exact, exact, over, percentOf, plus, ratio, times } from "./exact.ts";
import { roundByDigits } from "./round-by-digits.ts";

type Amounts = { readonly gross: bigint; readonly net: bigint; readonly tax: bigint };

/** Of what was priced and rounded. */
export function taxed(priced: bigint, book: RateBook, usage: Usage): Amounts {
  const isTaxed = (usage.taxClass ?? "standard") === "standard";
  const percent = isTaxed ? ratio(usage.taxPercent.unscaled, 10n ** BigInt(usage.taxPercent.scale)) : exact(0);
  const amount = ratio(priced, 10n ** 6n);
  const round = (tax: Exact) => roundByDigits(tax, book.roundTo, book.rounding);
  const tax = round(book.taxInclusive ? over(times(amount, percent), plus(exact(100), percent)) : percentOf(percent, amount));
  return book.taxInclusive ? { gross: priced, net: priced - tax, tax } : { gross: priced + tax, net: priced, tax };
}

/** No more than twelve digits before the point. */
export function fitsMoney(amounts: Amounts): boolean {
  return Object.values(amounts).every((amount) => amount.toString().replace("-", "").length <= 18);
}

/** With the sign of the directive. */
export function directed({ gross, net, tax }: Amounts, { directive }: Usage): Amounts {
  switch (directive) {
    case "toBeBilled":
      return { gross, net, tax };
    case "toBeCredited":
      return { gross: -gross, net: -net, tax: -tax };
    case "notToBeBilled":
      return { gross: 0n, net: 0n, tax: 0n };
  }
}
