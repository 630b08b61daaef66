import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Refusal } from "../refusal.ts";
import type { TaxClass } from "../subscription/subscriber.ts";

export const UNTAXED_CLASSES = ["exempt", "reverseCharge"] as const;
export type UntaxedClass = (typeof UNTAXED_CLASSES)[number];

export const TAX_CLASS_NAMES = {
  standard: "Standard tax",
  exempt: "Exempt from tax",
  reverseCharge: "Reverse charge",
} as const satisfies Record<TaxClass, string>;

/** What choosing it does, for who chooses. */
export const TAX_CLASS_EFFECTS = {
  standard: "Taxed at the rate of each product from the next rating.",
  exempt: "Taxed at 0 % from the next rating.",
  reverseCharge: "Taxed at 0 % from the next rating; bills say that the recipient accounts for the tax.",
} as const satisfies Record<TaxClass, string>;

export const TAX_CLASS_STAYS = "What was rated stays. What is corrected later is rated by the class that holds then.";

/** Why a bill bears no tax, as its reader must be told. */
export const UNTAXED_REASONS = {
  exempt: "Exempt: the account is exempt from tax, so 0 % is charged.",
  reverseCharge: "Reverse charge: the recipient accounts for the tax, so 0 % is charged.",
} as const satisfies Record<UntaxedClass, string>;

export type TaxClassChange = {
  readonly wanted: TaxClass;
  /** As it was seen. */
  readonly seen: TaxClass;
  /** Null where there is no such account. */
  readonly stored: TaxClass | null;
};

export function decideTaxClass({ wanted, seen, stored }: TaxClassChange): Result<"keep" | "change", Refusal> {
  if (stored === null) return refused({ code: "NOT_FOUND", path: "account" });
  if (stored === wanted) return ok("keep");
  return stored === seen ? ok("change") : refused({ code: "STALE_REVISION" });
}
