import type { RoundingMode } from "#lib/kernel/rounding.ts";
import type { Charge } from "./charges/charge.ts";
import type { Discount } from "./discounts/discount.ts";

/**
 * A pricing document resolved at publication: self-contained, immutable, plain JSON, stored beside its version. Zones, time
 * models and value lists are copied in, so editing them later changes no price in force. Products are not part of it: their
 * type, family and tax rate come with the usage, so a new film needs no new price plan.
 */
export type RateBook = {
  readonly format: "ratewright/rate-book@1";
  readonly code: string;
  readonly name: string;
  readonly currency: string;
  readonly taxInclusive: boolean;
  readonly timeZone: string;
  readonly rounding: RoundingMode;
  /** Decimals of an amount, 0 to 6. */
  readonly roundTo: number;
  readonly rates: readonly Rate[];
  readonly timeModels: Readonly<Record<string, TimeModel>>;
  readonly zones: Readonly<Record<string, Zone>>;
  /** Books from before discounts were part of it have none. */
  readonly discounts?: readonly Discount[];
};

export type Rate = {
  readonly key: string;
  readonly for: RateTarget;
  readonly scope: Scope;
  /** Overrides the policy of the UDR type when present. */
  readonly split?: boolean;
  readonly base: Charge;
  readonly tiered: readonly TieredRate[];
};

/** What counts together: each UDR by itself, a subscription's billing cycle, or the cycle of an account's pricing agreement. */
export const SCOPES = ["udr", "period", "pool"] as const;
export type Scope = (typeof SCOPES)[number];

export type RateTarget = { readonly product: string } | { readonly productType: string } | { readonly family: string };

/** A rate that holds only in a zone and/or at the times of a time model. The lowest level that matches wins over the base. */
export type TieredRate = {
  readonly level: number;
  readonly zone?: string;
  readonly timeModel?: string;
  readonly charge: Charge;
};

/** Conditions on the metadata of the usage; all of them must hold. */
export type Zone = { readonly all: readonly Condition[] };

/** How the two sides of a comparison are read: as text unless the attribute's type says otherwise. */
export type ComparedAs = "text" | "decimal" | "instant" | "boolean";

export type Condition = { readonly attribute: string; readonly as?: ComparedAs } & (
  | { readonly is: string }
  | { readonly isNot: string }
  | { readonly in: string | readonly string[] }
  /** Both ends included; decimals unless the attribute is an instant. */
  | { readonly between: readonly [low: string, high: string] }
  | { readonly startsWith: string | readonly string[] }
  /** `values` are the value and everything below it in its list, as the list stood at publication. */
  | { readonly isUnder: string; readonly values: readonly string[] }
);

/** Half-open windows on the local week of a zone of its own, with dated exceptions. */
export type TimeModel = {
  readonly timeZone: string;
  readonly windows: readonly WeekWindow[];
  readonly dates: readonly DatedWindows[];
};

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** `to` is exclusive; "24:00" ends the day; from > to runs past midnight into the next day. */
export type TimeWindow = { readonly from: string; readonly to: string };
export type WeekWindow = TimeWindow & { readonly days: readonly Weekday[] };

/** Replaces the windows of a local date, or of each date up to and including `until`; empty windows mean none that day. */
export type DatedWindows = {
  readonly date: string;
  readonly until?: string;
  readonly yearly?: boolean;
  readonly windows: readonly TimeWindow[];
};
