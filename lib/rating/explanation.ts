import type { RoundingMode } from "#lib/kernel/rounding.ts";
import type { Charge } from "./charges/charge.ts";
import type { ChargeLine } from "./charges/charge-line.ts";
import type { Limit } from "./charges/limits.ts";
import type { AppliedDiscount, RefusedDiscount, StoredDiscount } from "./discounts/explained-discount.ts";
import type { RateTarget, Scope } from "./rate-book.ts";
import type { BillingDirective, TaxClass } from "./usage.ts";

/**
 * Why one usage costs what it costs: plain JSON, stored with the RBI, decimals and money as exact strings. `recompute` gets the
 * same amounts from it years later. It holds no metadata but the numbers a charge multiplied by, because personal metadata may
 * be erased and this stays.
 */
export type Explanation = {
  readonly format: "ratewright/explanation@2";
  readonly plan: ExplainedPlan;
  readonly usage: ExplainedUsage;
  /** What the clock in the plan's zone showed. */
  readonly at: LocalReading;
  readonly rate: ExplainedRate;
  /** One, or several when the usage was cut at the boundaries of time models; in the order of time, merged by charge. */
  readonly parts: readonly ExplainedPart[];
  /** The minimum or maximum of the first part's charge, where several parts are clamped together. */
  readonly limit: ExplainedLimit | null;
  readonly discounts: ExplainedDiscounts;
  readonly rounding: ExplainedRounding;
  readonly tax: ExplainedTax;
  /** The amounts with the sign of the directive, as posted. */
  readonly result: ExplainedAmounts;
  /** Only of usage that counts together with other usage: the cycles it counts in, whatever becomes of the billing terms later. */
  readonly cycles?: ExplainedCycles;
};

/** Half-open dates such as "2026-03-01/2026-04-01", for each who may own a counter. The engine does not know them: the caller adds them. */
export type ExplainedCycles = { readonly subscription: string; readonly agreement: string };

export type ExplainedDiscounts = {
  /** Those whose conditions hold, in the order of consumption: a replay of the group takes them anew and asks no condition again. */
  readonly held: readonly StoredDiscount[];
  readonly applied: readonly AppliedDiscount[];
  readonly refused: readonly RefusedDiscount[];
};

export type ExplainedPlan = {
  readonly code: string;
  readonly name: string;
  /** "3", "draft", or null where the document has no version. */
  readonly version: string | null;
  readonly currency: string;
};

export type ExplainedRate = {
  readonly key: string;
  readonly for: RateTarget;
  readonly scope: Scope;
  /** Rates for a type or a family, where this one is for something more specific. */
  readonly lessSpecific: readonly LessSpecificRate[];
};

export type LessSpecificRate = { readonly key: string; readonly for: RateTarget; readonly charge: Charge };

export type ExplainedUsage = {
  readonly product: string;
  readonly productType: string;
  readonly family: string | null;
  readonly quantity: string;
  readonly from: string;
  readonly to: string | null;
  readonly directive: BillingDirective;
};

/** Usage that one charge priced. */
export type ExplainedPart = {
  /** The instant whose local time decided: the first of the part. */
  readonly from: string;
  /** Its share of the usage amount, free usage included. */
  readonly quantity: string;
  readonly won: WinningLine;
  /** Every other line of the rate, with the reason why it did not price this part. */
  readonly lost: readonly LosingLine[];
  /** The charge as the plan has it, where this part got it without one-off fees or limits. */
  readonly written: Charge | null;
  readonly charge: ExplainedCharge;
};

export type LocalReading = {
  readonly zone: string;
  /** "2026-03-03" */
  readonly date: string;
  /** "02:14:00" */
  readonly time: string;
  /** 0 for Monday to 6 for Sunday. */
  readonly weekday: number;
  /** "+02:00" */
  readonly offset: string;
};

export type WinningLine =
  | { readonly kind: "base" }
  | { readonly kind: "level"; readonly level: number; readonly zone: string | null; readonly time: TimeVerdict | null };

export type LosingLine =
  /** A tiered rate of the winning rate whose zone or time model does not hold. */
  | { readonly kind: "condition"; readonly level: number; readonly charge: Charge; readonly failed: FailedCondition }
  /** A tiered rate that matches as well, at a higher level than the winner. */
  | { readonly kind: "higherLevel"; readonly level: number; readonly charge: Charge; readonly winner: number }
  /** The base of the winning rate, since a level matched. */
  | { readonly kind: "base"; readonly charge: Charge };

export type FailedCondition =
  | { readonly kind: "zone"; readonly zone: string; readonly attribute: string; readonly why: "absent" | "differs" }
  | { readonly kind: "time"; readonly verdict: TimeVerdict };

/** The judgement of a time model about one instant. */
export type TimeVerdict = {
  readonly timeModel: string;
  readonly holds: boolean;
  /** What the clock in the model's own zone showed. */
  readonly at: LocalReading;
  /** The window that the instant is in, as it is written ("00:01-07:00"); null when in none. */
  readonly window: string | null;
  /** All windows of that local date, with those that reach into it from the day before. */
  readonly windows: readonly string[];
  /** The dated exception that replaced that date's windows. */
  readonly exception: string | null;
};

/** How the charge came to its exact amount: what it was given, what each line added. */
export type ExplainedCharge = {
  /** As it was applied: a part of a cut usage that is not the first has no one-off fees and no limits. */
  readonly definition: Charge;
  /** What was charged: the part's quantity less free usage. */
  readonly quantity: string;
  /** The numbers it read from the metadata. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Add up to F of this usage alone, or of everything that counts in the cycle once this usage is in. */
  readonly lines: readonly ChargeLine[];
  /** The limit that stands in for the sum of the lines, if one does. */
  readonly limit: Limit | null;
  /** For usage that counts together with other usage of the cycle: what counted before it, and both totals. */
  readonly counter: ExplainedCounter | null;
  /** What this usage is charged, exact: the limited sum, less the total before. */
  readonly amount: string;
};

export type ExplainedCounter = {
  readonly before: ExplainedCount;
  readonly after: ExplainedCount;
  /** F of what counted before, and of what counts now; exact. */
  readonly totalBefore: string;
  readonly totalAfter: string;
};

export type ExplainedCount = { readonly quantity: string; readonly udrs: number; readonly beyondFree: string; readonly paying: number };

export type ExplainedLimit = { readonly kind: Limit; readonly amount: string; readonly before: string };

export type ExplainedRounding = {
  /** Exact: a decimal where one exists, else a fraction such as "10/3". */
  readonly before: string;
  readonly after: string;
  readonly roundTo: number;
  readonly mode: RoundingMode;
  /** `difference`: the totals of the counter were rounded, and the amount is their difference. */
  readonly of: "amount" | "difference";
};

export type ExplainedTax = {
  readonly percent: string;
  readonly taxClass: TaxClass;
  readonly inclusive: boolean;
};

export type ExplainedAmounts = { readonly gross: string; readonly net: string; readonly tax: string };
