import type { CounterKey } from "../counters.ts";
import type { DiscountKind } from "./discount.ts";

/** A discount that holds for a usage, whether or not anything is left for it to take. */
export type StoredDiscount = {
  /** Null for one that came with the usage. */
  readonly code: string | null;
  readonly version: number | null;
  readonly kind: DiscountKind;
  readonly value: string;
  /** Of a percentage; one that came with the usage comes after all levels and has none. */
  readonly level: number | null;
  /** Counts what a discount per period took. */
  readonly counter: CounterKey | null;
  /** Of a shared allowance: the most that one SIM may take, and the counter of what it took. */
  readonly share?: { readonly most: string | null; readonly counter: CounterKey };
};

/** One discount that took something, in the order of consumption: free usage, percentages by level, amounts. */
export type AppliedDiscount = {
  /** Null for one that came with the usage. */
  readonly code: string | null;
  readonly version: number | null;
  readonly kind: DiscountKind;
  readonly value: string;
  /** Of a percentage; ad hoc percentages come after all levels and have none. */
  readonly level: number | null;
  /** What it took: a quantity for free usage, else an exact amount (a decimal, or a fraction such as "10/3"). */
  readonly took: string;
  /** Of a discount per period: what was left of it before, and what is left now. */
  readonly left: Left | null;
  /** Of a shared allowance: what its cap left to the SIM; null where it has none. */
  readonly share?: Left | null;
};

export type Left = { readonly before: string; readonly after: string };

export type RefusedDiscount = {
  readonly code: string | null;
  readonly version: number | null;
  readonly kind: DiscountKind;
  readonly why: DiscountRefusal;
  /** It is a shared allowance. */
  readonly isShared?: true;
};

export type DiscountRefusal =
  | { readonly kind: "notYetValid"; readonly from: string }
  | { readonly kind: "noLongerValid"; readonly to: string }
  /** A later version of the same discount is valid too. */
  | { readonly kind: "supersededBy"; readonly version: number }
  /** It is for another product, type, family or UDR type. */
  | { readonly kind: "otherUsage" }
  | { readonly kind: "zone"; readonly zone: string; readonly attribute: string; readonly why: "absent" | "differs" }
  | { readonly kind: "classification"; readonly wanted: string; readonly is: string | null }
  /** A discount per period whose value is used up. */
  | { readonly kind: "usedUp" }
  /** A shared allowance of which this SIM has taken all that one SIM may. */
  | { readonly kind: "shareTaken"; readonly most: string }
  /** Nothing was left for it to take: usage of 0, or an amount that earlier discounts took, or that is not positive. */
  | { readonly kind: "nothingLeft" }
  /** Free usage shortens a quantity, and the charge measures an amount of the metadata. */
  | { readonly kind: "chargeMeasuresAmount" };
