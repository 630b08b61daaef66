import type { Choice } from "../discount/discount-view.ts";

/** Of each target that is chosen from a list, by its code: the units in which its usage may come. */
export type AllowanceUnits = Readonly<Record<"productType" | "family" | "udrType", Readonly<Record<string, readonly string[]>>>>;

/** What the form of an agreement offers for its allowances, beside what it offers anyway. */
export type AllowanceChoices = {
  readonly udrTypes: readonly Choice[];
  readonly zones: readonly Choice[];
  /** Units of measurement. */
  readonly measurements: readonly Choice[];
  readonly units: AllowanceUnits;
};
