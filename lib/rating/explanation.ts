import type { RoundingMode } from "#lib/kernel/rounding.ts";
import type { Charge } from "./charges/charge.ts";
import type { ChargeLine } from "./charges/charge-program.ts";
import type { Limit } from "./charges/limits.ts";
import type { RateTarget } from "./rate-book.ts";
import type { BillingDirective, TaxClass } from "./usage.ts";

/**
 * Why one usage costs what it costs: plain JSON, stored with the RBI, decimals and money as exact strings. `recompute` gets the
 * same amounts from it years later. It holds no metadata but the numbers a charge multiplied by, because personal metadata may
 * be erased and this stays.
 */
export type Explanation = {
  readonly format: "ratewright/explanation@1";
  readonly plan: ExplainedPlan;
  readonly usage: ExplainedUsage;
  /** What the clock in the plan's zone showed. */
  readonly at: LocalReading;
  readonly rate: { readonly key: string; readonly for: RateTarget };
  readonly won: WinningLine;
  /** Every other line that could have priced this usage, with the reason why it did not. */
  readonly lost: readonly LosingLine[];
  readonly charge: ExplainedCharge;
  readonly rounding: ExplainedRounding;
  readonly tax: ExplainedTax;
  /** The amounts with the sign of the directive, as posted. */
  readonly result: ExplainedAmounts;
};

export type ExplainedPlan = {
  readonly code: string;
  readonly name: string;
  /** "3", "draft", or null where the document has no version. */
  readonly version: string | null;
  readonly currency: string;
};

export type ExplainedUsage = {
  readonly product: string;
  readonly productType: string;
  readonly family: string | null;
  readonly quantity: string;
  readonly from: string;
  readonly directive: BillingDirective;
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
  | { readonly kind: "base"; readonly charge: Charge }
  /** A rate for the type or family, where a rate for something more specific exists. */
  | { readonly kind: "lessSpecific"; readonly key: string; readonly for: RateTarget; readonly charge: Charge };

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
  readonly definition: Charge;
  readonly quantity: string;
  /** The numbers it read from the metadata. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly lines: readonly ChargeLine[];
  /** The limit that stands in for the sum of the lines, if one does. */
  readonly limit: Limit | null;
};

export type ExplainedRounding = {
  /** Exact: a decimal where one exists, else a fraction such as "10/3". */
  readonly before: string;
  readonly after: string;
  readonly roundTo: number;
  readonly mode: RoundingMode;
};

export type ExplainedTax = {
  readonly percent: string;
  readonly taxClass: TaxClass;
  readonly inclusive: boolean;
};

export type ExplainedAmounts = { readonly gross: string; readonly net: string; readonly tax: string };
