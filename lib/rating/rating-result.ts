import type { Currency } from "#lib/kernel/currency.ts";
import type { Decimal } from "#lib/kernel/decimal.ts";
import type { CounterChange } from "./counters.ts";
import type { Explanation } from "./explanation.ts";
import type { RatingRefusal } from "./rating-refusal.ts";
import type { Amounts } from "./round-and-tax.ts";

export type RatingResult = Rated | NotRated;

/** Amounts carry the sign of the directive: a credit is negative, usage not to be billed is 0. */
export type Rated = Amounts & {
  readonly rated: true;
  readonly currency: Currency;
  /** As applied: 0 for an account that is exempt or under reverse charge. */
  readonly taxPercent: Decimal;
  readonly taxInclusive: boolean;
  readonly explanation: Explanation;
  /** What counts from now on: the caller stores it, and gives it back through `Counters`. */
  readonly changes: readonly CounterChange[];
};

/** What usage costs, without the reasons: for work by the million. */
export type PriceResult = (Amounts & { readonly rated: true; readonly changes: readonly CounterChange[] }) | NotRated;

export type NotRated = RatingRefusal & { readonly rated: false };
