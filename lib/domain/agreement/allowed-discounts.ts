import type { AllowedDiscounts } from "./agreement-document.ts";

/** Whether an additive discount may apply to an account, by itself or given by an agent (domain R44). Without an agreement every one may. */
export function isDiscountAllowed(agreement: { readonly discounts: AllowedDiscounts } | null, code: string): boolean {
  return agreement === null || "allowed" in agreement.discounts || agreement.discounts.only.includes(code);
}
